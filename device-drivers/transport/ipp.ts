/**
 * The part of IPP a kiosk needs (RFC 8010 encoding, RFC 8011 operations): ask the printer, print a job, watch it, cancel.
 * The npm client is old and untyped; these are two hundred lines of a stable standard, tested with recorded bytes.
 */
import { request } from 'node:http'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault } from '../contract/device.ts'

export const OPERATIONS = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getPrinterAttributes: 0x000b,
} as const

const TAG = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  integer: 0x21,
  enumeration: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mediaType: 0x49,
}

type IppValue = string | number | boolean
/** Attribute name → its values, whatever group they stood in. */
type IppAttributes = ReadonlyMap<string, readonly IppValue[]>
export interface IppAnswer {
  readonly status: number
  readonly attributes: IppAttributes
}

export interface IppRequest {
  readonly operation: number
  readonly requestId: number
  readonly printerUri: string
  readonly strings?: readonly (readonly [name: string, tag: keyof typeof TAG, value: string])[]
  readonly jobId?: number
  readonly copies?: number
  readonly sides?: 'one-sided' | 'two-sided-long-edge'
}

const bytesOf = (text: string) => Buffer.from(text, 'utf8')
const attribute = (tag: number, name: string, value: Buffer): Buffer => {
  const head = Buffer.alloc(3)
  head.writeUInt8(tag)
  head.writeUInt16BE(Buffer.byteLength(name), 1)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(value.length)
  return Buffer.concat([head, bytesOf(name), length, value])
}
const integer = (name: string, value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return attribute(TAG.integer, name, bytes)
}

export const encodeIppRequest = (wanted: IppRequest): Buffer => {
  const head = Buffer.from([0x02, 0x00, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(wanted.operation, 2)
  head.writeUInt32BE(wanted.requestId, 4)
  return Buffer.concat([
    head,
    Buffer.of(TAG.operation),
    attribute(TAG.charset, 'attributes-charset', bytesOf('utf-8')),
    attribute(TAG.language, 'attributes-natural-language', bytesOf('en')),
    attribute(TAG.uri, 'printer-uri', bytesOf(wanted.printerUri)),
    ...(wanted.jobId === undefined ? [] : [integer('job-id', wanted.jobId)]),
    ...(wanted.strings ?? []).map(([name, tag, value]) => attribute(TAG[tag], name, bytesOf(value))),
    ...(wanted.copies === undefined && wanted.sides === undefined ? [] : [Buffer.of(TAG.job)]),
    ...(wanted.copies === undefined ? [] : [integer('copies', wanted.copies)]),
    ...(wanted.sides === undefined ? [] : [attribute(TAG.keyword, 'sides', bytesOf(wanted.sides))]),
    Buffer.of(TAG.end),
  ])
}

const valueOf = (tag: number, bytes: Buffer): IppValue => {
  if ((tag === TAG.integer || tag === TAG.enumeration) && bytes.length === 4) return bytes.readInt32BE()
  if (tag === 0x22 && bytes.length === 1) return bytes[0] === 1
  return bytes.toString('utf8')
}

/** `undefined` where the bytes are no whole IPP answer. Collections are passed over: nothing here asks for one. */
export const decodeIppAnswer = (bytes: Buffer): IppAnswer | undefined => {
  if (bytes.length < 9) return undefined
  const attributes = new Map<string, IppValue[]>()
  let at = 8
  let name = ''
  let depth = 0
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at)
    at += 1
    if (tag === TAG.end) return { status: bytes.readUInt16BE(2), attributes }
    if (tag < 0x10) continue
    if (at + 2 > bytes.length) return undefined
    const nameLength = bytes.readUInt16BE(at)
    const nameEnd = at + 2 + nameLength
    if (nameEnd + 2 > bytes.length) return undefined
    const valueLength = bytes.readUInt16BE(nameEnd)
    const valueEnd = nameEnd + 2 + valueLength
    if (valueEnd > bytes.length) return undefined
    if (nameLength > 0 && depth === 0) name = bytes.toString('utf8', at + 2, nameEnd)
    const value = valueOf(tag, bytes.subarray(nameEnd + 2, valueEnd))
    at = valueEnd
    if (tag === 0x34) depth += 1
    else if (tag === 0x37) depth -= 1
    else if (depth === 0) attributes.set(name, [...(attributes.get(name) ?? []), value])
  }
  return undefined
}

/** Sends one request to `ipp://host:port/path`; a printer that is not there is NO_DEVICE, silence is TIMEOUT. */
export const askIpp = (
  wanted: IppRequest,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal; readonly document?: Uint8Array },
): Promise<Result<IppAnswer, DeviceFault>> =>
  new Promise((resolve) => {
    const url = new URL(wanted.printerUri.replace(/^ipp:/, 'http:'))
    const body = Buffer.concat([encodeIppRequest(wanted), ...(options.document ? [options.document] : [])])
    let sent = false
    const call = request(
      url,
      {
        method: 'POST',
        port: url.port === '' ? 631 : Number(url.port),
        headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length },
        timeout: options.timeoutMs,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const decoded = decodeIppAnswer(Buffer.concat(chunks))
          resolve(decoded ? ok(decoded) : err(fault('PROTOCOL', `http-${answer.statusCode}`)))
        })
        answer.on('error', () => resolve(err(fault('DISCONNECTED'))))
      },
    )
    call.on('timeout', () => call.destroy(new Error('timeout')))
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (options.signal?.aborted === true) return resolve(err(fault('CANCELLED')))
      if (error.message === 'timeout') return resolve(err(fault('TIMEOUT')))
      resolve(err(fault(sent ? 'DISCONNECTED' : 'NO_DEVICE')))
    })
    call.on('socket', (socket) => socket.once('connect', () => (sent = true)))
    call.end(body)
  })
