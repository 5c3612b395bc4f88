/** Carries one IPP request by HTTP (RFC 8010 §4) and gives its answer, within a time of its own. */
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { decodeIppAnswer, encodeIppRequest, type IppAnswer, type IppRequest } from './ipp-encoding.ts'

const IPP_PORT = 631
/** All attributes of a large printer are some 30 kB; who sends more is no printer. */
const LONGEST_ANSWER_BYTES = 1_048_576

const httpUrl = (printerUri: string): URL | undefined => {
  if (!printerUri.startsWith('ipp://') || !URL.canParse(printerUri.replace(/^ipp:/, 'http:'))) return undefined
  // An http: URL forgets a port 80 that was written out; the port is read while the scheme is still a foreign one.
  const { port } = new URL(printerUri)
  const url = new URL(printerUri.replace(/^ipp:/, 'http:'))
  url.port = port === '' ? String(IPP_PORT) : port
  return url
}

/**
 * Sends one request to `ipp://host:port/path`. NO_DEVICE: nobody took the call, not a byte was handed over. TIMEOUT,
 * DISCONNECTED, CANCELLED, PROTOCOL: the printer may have acted on it. `timeoutMs` is for all of it, not between bytes.
 */
export const askIpp = (
  wanted: IppRequest,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal; readonly document?: Uint8Array },
): Promise<Result<IppAnswer, DeviceFault>> =>
  new Promise((resolve) => {
    const url = httpUrl(wanted.printerUri)
    if (url === undefined) return resolve(err(fault('PROTOCOL', 'printer-uri')))
    const { signal } = options
    let connected = false
    let call: ClientRequest | undefined
    const settle = (result: Result<IppAnswer, DeviceFault>) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      resolve(result)
      call?.destroy()
    }
    const fail = (code: 'TIMEOUT' | 'CANCELLED' | 'DISCONNECTED') =>
      settle(err(fault(connected || code === 'CANCELLED' ? code : 'NO_DEVICE', code)))
    const giveUp = () => fail('CANCELLED')
    const timer = setTimeout(() => fail('TIMEOUT'), options.timeoutMs)
    if (signal?.aborted === true) return giveUp()
    signal?.addEventListener('abort', giveUp, { once: true })

    const take = (answer: IncomingMessage) => {
      const chunks: Buffer[] = []
      let length = 0
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > LONGEST_ANSWER_BYTES) return settle(err(fault('PROTOCOL', 'too-long')))
        chunks.push(chunk)
      })
      answer.on('error', () => fail('DISCONNECTED'))
      answer.on('end', () => {
        const decoded = answer.statusCode === 200 ? decodeIppAnswer(Buffer.concat(chunks)) : undefined
        settle(decoded ? ok(decoded) : err(fault('PROTOCOL', `http-${answer.statusCode}`)))
      })
    }
    const body = Buffer.concat([encodeIppRequest(wanted), ...(options.document ? [options.document] : [])])
    call = request(
      url,
      {
        method: 'POST',
        // A line of its own for each: one kept open may just have been closed by the printer, and then nobody knows
        // whether a job went over it.
        agent: false,
        headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length },
      },
      take,
    )
    call.on('socket', (socket) =>
      socket.once('connect', () => {
        connected = true
      }),
    )
    call.on('error', () => fail('DISCONNECTED'))
    call.end(body)
  })
