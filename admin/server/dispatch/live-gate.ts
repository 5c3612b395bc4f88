/** Opens sockets: each at the address of one door, for whoever that door lets in. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { CentreParts } from '../capability.ts'
import type { DoorName } from '../metrics/figures.ts'

export interface LiveDoor<Principal> {
  readonly name: DoorName
  readonly path: string
  /** A larger message ends the socket. */
  readonly maxMessageBytes: number
  /** `undefined`: nobody we know. */
  admit(request: IncomingMessage): Promise<Principal | undefined>
  attach(principal: Principal, socket: WebSocket): void
}

/** A door with its principal's type inside. */
export interface Gate {
  readonly path: string
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>
  close(): void
}

// Outside of any function, so that no socket keeps its request in memory for as long as it is open.
// Whoever hangs up in the middle of being refused must not stop the centre.
function destroyItself(this: Duplex) {
  this.destroy()
}
function terminateItself(this: WebSocket) {
  this.terminate()
}

const refuse = ({ log }: Pick<CentreParts, 'log'>, socket: Duplex, status: string) => {
  log('live.refused', { status: Number(status.slice(0, 3)) })
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

export const gateOf = <Principal>(parts: Pick<CentreParts, 'figures' | 'log'>, door: LiveDoor<Principal>): Gate => {
  const { figures, log } = parts
  const sockets = new WebSocketServer({ noServer: true, maxPayload: door.maxMessageBytes, clientTracking: true })
  const leave = () => void (figures.sockets[door.name] -= 1)
  const enter = (principal: Principal, opened: WebSocket) => {
    opened.on('error', terminateItself)
    log('live.opened', { door: door.name })
    figures.sockets[door.name] += 1
    opened.once('close', leave)
    door.attach(principal, opened)
  }
  return {
    path: door.path,
    onUpgrade: async (request, socket, head) => {
      const principal = await door.admit(request)
      if (principal === undefined) return refuse(parts, socket, '401 Unauthorized')
      sockets.handleUpgrade(request, socket, head, (opened) => enter(principal, opened))
    },
    close: () => {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
    },
  }
}

/** Returns the way to close it. */
export const openLiveGate = (server: Server, parts: Pick<CentreParts, 'log'>, gates: readonly Gate[]): (() => void) => {
  const at = new Map(gates.map((gate) => [gate.path, gate]))
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', destroyItself)
    const gate = at.get(request.url ?? '')
    if (gate === undefined) return refuse(parts, socket, '404 Not Found')
    gate.onUpgrade(request, socket, head).catch(() => socket.destroy())
  })
  return () => {
    for (const gate of gates) gate.close()
  }
}
