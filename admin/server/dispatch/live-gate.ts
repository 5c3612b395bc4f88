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
  /** Lets nobody in any more, and asks those inside to come back at another process: all of them within this time. */
  drain(withinMs: number): Promise<void>
  close(): void
}

/** RFC 6455, registered close codes: the service is restarting, come back after a moment of your own choosing. */
const SERVICE_RESTART = 1012
const SLICE = 50

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

export const gateOf = <Principal>(
  parts: Pick<CentreParts, 'clock' | 'figures' | 'log'>,
  door: LiveDoor<Principal>,
): Gate => {
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
  let draining = false
  return {
    path: door.path,
    onUpgrade: async (request, socket, head) => {
      if (draining) return refuse(parts, socket, '503 Service Unavailable')
      const principal = await door.admit(request)
      if (principal === undefined) return refuse(parts, socket, '401 Unauthorized')
      sockets.handleUpgrade(request, socket, head, (opened) => enter(principal, opened))
    },
    drain: async (withinMs) => {
      draining = true
      const clients = [...sockets.clients]
      const stepMs = (withinMs * SLICE) / Math.max(clients.length, SLICE)
      // Not all at once, or they would stand before the next process's door at once.
      for (let from = 0; from < clients.length; from += SLICE) {
        for (const client of clients.slice(from, from + SLICE)) client.close(SERVICE_RESTART, 'restart')
        await new Promise<void>((resolve) => parts.clock.setTimer(stepMs, resolve))
      }
    },
    close: () => {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
    },
  }
}

/** Returns the ways to empty and to close it. */
export const openLiveGate = (server: Server, parts: Pick<CentreParts, 'log'>, gates: readonly Gate[]) => {
  const at = new Map(gates.map((gate) => [gate.path, gate]))
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', destroyItself)
    const gate = at.get(request.url ?? '')
    if (gate === undefined) return refuse(parts, socket, '404 Not Found')
    gate.onUpgrade(request, socket, head).catch(() => socket.destroy())
  })
  return {
    drain: async (withinMs: number): Promise<void> => {
      await Promise.all(gates.map((gate) => gate.drain(withinMs)))
    },
    close: () => {
      for (const gate of gates) gate.close()
    },
  }
}
