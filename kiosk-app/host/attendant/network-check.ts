/** What of the network works, as far as it can be found out from here: centre, clock, printer, relay of calls. */
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Clock } from '@lutong/core/clock.ts'
import type { NetworkCheck } from '@lutong/core/contracts/attendant.ts'
import type { DeviceStatus } from '@lutong/device-drivers/contract/device.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'

const LIMIT_MS = 5_000
const TURN_LIMIT_MS = 2_000
/** Beyond this the centre refuses what the terminal signs (AUTH_WINDOW_MS); half of it is told. */
const CLOCK_LIMIT_MS = 150_000

/** RFC 8489: a Binding request; any answer to it that carries its number shows that the relay is there. */
const BINDING_REQUEST = [0x00, 0x01, 0x00, 0x00, 0x21, 0x12, 0xa4, 0x42] as const
const TRANSACTION_BYTES = 12

const askTurn = (place: string): Promise<boolean> => {
  const [, host = '', port = '3478'] = /^(?:turns?:)?([^:]+)(?::(\d+))?$/.exec(place) ?? []
  const transaction = randomBytes(TRANSACTION_BYTES)
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  return new Promise((resolve) => {
    const settle = (answered: boolean) => {
      clearTimeout(timer)
      socket.close()
      resolve(answered)
    }
    const timer = setTimeout(() => settle(false), TURN_LIMIT_MS)
    socket.once('error', () => settle(false))
    socket.on('message', (bytes) => {
      if (bytes.subarray(BINDING_REQUEST.length, BINDING_REQUEST.length + TRANSACTION_BYTES).equals(transaction))
        settle(true)
    })
    socket.send(Buffer.concat([Buffer.from(BINDING_REQUEST), transaction]), Number(port), host, (error) => {
      if (error !== null) settle(false)
    })
  })
}

interface NetworkParts {
  readonly centreUrl: string
  readonly centre: Pick<CentreLink, 'readManifest'>
  readonly clock: Clock
  readonly printer: DeviceStatus | undefined
  /** Host and port of the relay of calls; `undefined`: this terminal has none. */
  readonly turn: string | undefined
}

const checkCentre = async ({ centre, centreUrl, clock }: NetworkParts): Promise<readonly NetworkCheck[]> => {
  const began = clock.nowMs()
  let date: string | null
  try {
    const answer = await fetch(new URL('/v1/terminals/heartbeat', centreUrl), {
      method: 'HEAD',
      redirect: 'error',
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    date = answer.headers.get('date')
  } catch {
    return [
      { what: 'centre', state: 'bad', value: null },
      { what: 'clock', state: 'unknown', value: null },
    ]
  }
  const ended = clock.nowMs()
  const offMs = date === null ? Number.NaN : (began + ended) / 2 - Date.parse(date)
  // Whatever answers may be a portal in between: only the centre answers what is signed.
  const known = await centre.readManifest(undefined)
  return [
    {
      what: 'centre',
      state: known.ok || known.error.code === 'refused' ? 'good' : 'not-recognised',
      value: ended - began,
    },
    Number.isFinite(offMs)
      ? { what: 'clock', state: Math.abs(offMs) < CLOCK_LIMIT_MS ? 'good' : 'bad', value: Math.round(offMs) }
      : { what: 'clock', state: 'unknown', value: null },
  ]
}

export const checkNetwork = async (parts: NetworkParts): Promise<readonly NetworkCheck[]> => {
  const { printer, turn } = parts
  const [centre, relay] = await Promise.all([checkCentre(parts), turn === undefined ? undefined : askTurn(turn)])
  return [
    ...centre,
    {
      what: 'printer',
      state: printer === undefined ? 'not-set' : printer.state === 'ready' || printer.state === 'busy' ? 'good' : 'bad',
      value: null,
    },
    { what: 'turn', state: relay === undefined ? 'not-set' : relay ? 'good' : 'bad', value: null },
  ]
}
