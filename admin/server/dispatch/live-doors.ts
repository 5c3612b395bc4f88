/** Who may open a socket: terminals prove themselves by signature, lawyers by their session and our origin. */
import type { IncomingMessage } from 'node:http'
import type { TerminalId } from '@lutong/core/ids.ts'
import { MAX_FRAME_CHARS } from '@lutong/video-consult/signalling/frames.ts'
import { socketOf } from '@lutong/video-consult/signalling/web-socket.ts'
import type { WebSocket } from 'ws'
import type { LiveSessions } from '../accounts/live-sessions.ts'
import { SESSION_COOKIE, SESSION_TIMINGS } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { proveTerminal } from '../terminals/terminal-auth.ts'
import type { DeskService } from './desk-service.ts'
import type { LiveDoor } from './live-gate.ts'

export const TERMINAL_LIVE_PATH = '/v1/live'
export const LAWYER_LIVE_PATH = '/console/api/live'

const cookieOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === SESSION_COOKIE)?.[1]

/** The terminal that signed the opening of a socket at `path`. */
export const terminalAt = async (
  parts: CentreParts,
  path: string,
  request: IncomingMessage,
): Promise<TerminalId | undefined> => {
  const proved = await proveTerminal(parts, {
    authorization: request.headers.authorization ?? '',
    method: 'GET',
    path,
  })
  if (!proved.ok) parts.log('terminal.refused', { reason: proved.error })
  return proved.ok ? proved.value.id : undefined
}

interface Lawyer {
  readonly id: string
  /** The socket falls with it. */
  readonly sessionId: string
}

const lawyerAt = async (parts: CentreParts, request: IncomingMessage): Promise<Lawyer | undefined> => {
  const { origin, host } = request.headers
  const own = origin === parts.publicUrl() || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`
  const token = cookieOf(request)
  if (!own || token === undefined) return undefined
  const living = await parts.store.touchSession(token, parts.clock.nowMs(), SESSION_TIMINGS.idleMs, 'page')
  if (living?.account.role !== 'lawyer' || living.must !== null) return undefined
  return { id: living.account.id, sessionId: living.id }
}

const channelSocket = (opened: WebSocket) => ({
  ...socketOf(opened),
  // A peer that is gone answers no closing handshake.
  close: () => opened.terminate(),
})

/** Consultations: the terminals' door and the lawyers'. */
export const consultationDoors = (
  parts: CentreParts,
  desk: DeskService,
  live: Pick<LiveSessions, 'standOn'>,
): readonly [LiveDoor<TerminalId>, LiveDoor<Lawyer>] => [
  {
    name: 'terminal',
    path: TERMINAL_LIVE_PATH,
    maxMessageBytes: MAX_FRAME_CHARS,
    admit: (request) => terminalAt(parts, TERMINAL_LIVE_PATH, request),
    attach: (id, opened) => desk.terminals.attach(id, channelSocket(opened)),
  },
  {
    name: 'lawyer',
    path: LAWYER_LIVE_PATH,
    maxMessageBytes: MAX_FRAME_CHARS,
    admit: (request) => lawyerAt(parts, request),
    attach: ({ id, sessionId }, opened) => {
      opened.once(
        'close',
        live.standOn(sessionId, () => opened.terminate()),
      )
      desk.lawyers.attach(id, channelSocket(opened))
    },
  },
]
