/** In front of the relay: what comes from the far place goes over a poor line there and back, all else at once. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { createShaper, type LineFigures, type Shaper } from './shaper.ts'

export interface RelayLine {
  /** `null`: a line without faults. */
  set(figures: LineFigures | null): void
  close(): void
}

interface Ends {
  readonly host: string
  readonly port: number
  readonly toPort: number
  isFar(address: string): boolean
}

export const openRelayLine = async ({ host, isFar, port, toPort }: Ends): Promise<RelayLine> => {
  const front = createSocket('udp4')
  const behind = new Map<string, Socket>()
  let up: Shaper | null = null
  let down: Shaper | null = null
  const pass = (shape: Shaper | null, bytes: number, send: () => void) => {
    if (shape === null) return send()
    const nowMs = performance.now()
    const atMs = shape(bytes, nowMs)
    if (atMs !== null) setTimeout(send, atMs - nowMs)
  }
  const socketOf = (from: RemoteInfo): Socket => {
    const key = `${from.address}:${from.port}`
    const known = behind.get(key)
    if (known !== undefined) return known
    const socket = createSocket('udp4')
    behind.set(key, socket)
    socket.on('message', (data) =>
      pass(isFar(from.address) ? down : null, data.length, () => front.send(data, from.port, from.address, () => {})),
    )
    // Whoever is gone answers nothing; that is the line's affair.
    socket.on('error', () => {})
    return socket
  }
  front.on('error', () => {})
  front.on('message', (data, from) => {
    const socket = socketOf(from)
    pass(isFar(from.address) ? up : null, data.length, () => socket.send(data, toPort, '127.0.0.1', () => {}))
  })
  await new Promise<void>((resolve) => front.bind(port, host, resolve))
  return {
    set: (figures) => {
      up = figures === null ? null : createShaper(figures, Math.random)
      down = figures === null ? null : createShaper(figures, Math.random)
    },
    close: () => {
      front.close()
      for (const socket of behind.values()) socket.close()
    },
  }
}
