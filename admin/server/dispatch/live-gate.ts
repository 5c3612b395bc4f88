/** The two doors of the live channel: terminals prove themselves by signature, lawyers by their session and our origin. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { MAX_FRAME_CHARS } from '@lutong/video-consult/signalling/frames.ts'
import { socketOf } from '@lutong/video-consult/signalling/web-socket.ts'
import { WebSocketServer } from 'ws'
import { SESSION_COOKIE, SESSION_TIMINGS } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { proveTerminal } from '../terminals/terminal-auth.ts'
import type { DeskService } from './desk-service.ts'

export const TERMINAL_LIVE_PATH = '/v1/live'
export const LAWYER_LIVE_PATH = '/console/api/live'

const cookieOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === SESSION_COOKIE)?.[1]

/** Returns the way to close it. */
export const openLiveGate = (server: Server, parts: CentreParts, desk: DeskService): (() => void) => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_CHARS, clientTracking: true })

  const lawyerOf = async (request: IncomingMessage): Promise<string | undefined> => {
    const { origin, host } = request.headers
    const own = origin === parts.publicUrl() || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`
    const token = cookieOf(request)
    if (!own || token === undefined) return undefined
    const account = await parts.store.touchSession(token, parts.clock.nowMs(), SESSION_TIMINGS.idleMs, 'page')
    return account?.role === 'lawyer' ? account.id : undefined
  }
  const terminalOf = async (request: IncomingMessage): Promise<string | undefined> => {
    const proved = await proveTerminal(parts, {
      authorization: request.headers.authorization ?? '',
      method: 'GET',
      path: TERMINAL_LIVE_PATH,
    })
    if (!proved.ok) parts.log('terminal.refused', { reason: proved.error })
    return proved.ok ? proved.value.id : undefined
  }

  const onUpgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refuse = (status: string) => {
      parts.log('live.refused', { status: Number(status.slice(0, 3)) })
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    }
    // Whoever hangs up in the middle of being refused must not stop the centre.
    socket.on('error', () => socket.destroy())
    const door =
      request.url === TERMINAL_LIVE_PATH ? 'terminal' : request.url === LAWYER_LIVE_PATH ? 'lawyer' : undefined
    if (door === undefined) return refuse('404 Not Found')
    const principal = await (door === 'terminal' ? terminalOf(request) : lawyerOf(request))
    if (principal === undefined) return refuse('401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => opened.terminate())
      parts.log('live.opened', { door })
      parts.figures.sockets[door] += 1
      opened.once('close', () => (parts.figures.sockets[door] -= 1))
      const channel = door === 'terminal' ? desk.terminals : desk.lawyers
      channel.attach(principal, {
        ...socketOf(opened),
        // A peer that is gone answers no closing handshake.
        close: () => opened.terminate(),
      })
    })
  }
  server.on('upgrade', (request, socket, head) => {
    onUpgrade(request, socket, head).catch(() => socket.destroy())
  })
  return () => {
    for (const client of sockets.clients) client.terminate()
    sockets.close()
  }
}
