/**
 * The answering end: who is at the other side was proved before (`principal`). A line outlives its sockets for a while,
 * so that a short cut loses nothing; after a restart of the server, or at another one, it begins anew and the client asks
 * again.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { type Frame, readBody, readFrame, type SocketLike } from './frames.ts'
import { LIVE_TIMINGS } from './client.ts'
import { createNumbered, type Numbered } from './numbered.ts'

/** How long a line without a socket is remembered. */
const LINE_KEPT_MS = 120_000
const HELLO_WITHIN_MS = 10_000
/** Lines of one principal: pages of one desk, hosts of one terminal. More are somebody's mistake or malice. */
const MOST_LINES = 8

export interface LiveServer<P extends string> {
  /** A socket whose principal is proved. */
  attach(principal: P, socket: SocketLike): void
  /** To every line of the principal; kept for those that are cut. */
  event(principal: P, event: unknown): void
  /** Of the moment: false where nobody is there. */
  tell(principal: P, body: unknown): boolean
  isPresent(principal: P): boolean
  /** Present, or cut a moment ago: what is told now is still kept for them. */
  has(principal: P): boolean
  /** Everyone of whom that holds. */
  everyone(): readonly P[]
  /** Ends every line: the account was locked, the terminal revoked. */
  drop(principal: P): void
  /** Once every ask that has arrived is done with, answered or not. */
  settled(): Promise<void>
  close(): void
}

export interface LiveServerParts<P extends string> {
  readonly clock: Clock
  /** Of this run of the server alone: lines remembered here are known by it. */
  readonly run: string
  /** Called once for each ask that arrives; `askId` lets the effect be known again after a restart. */
  onAsk(principal: P, ask: unknown, askId: string): Promise<{ readonly ok: boolean; readonly value: unknown }>
  onTold(principal: P, body: unknown): void
  /** A line that knows nothing yet: the moment to send what stands. */
  onFresh(principal: P): void
  onPresence(principal: P, present: boolean): void
}

interface Line {
  /** Which memory of the line this is; there may be others of it, elsewhere. */
  readonly memory: string
  readonly numbered: Numbered
  socket: SocketLike | undefined
  stopKeeping: () => void
}

export const createLiveServer = <P extends string>(parts: LiveServerParts<P>): LiveServer<P> => {
  const { clock } = parts
  const all = new Map<P, Map<string, Line>>()
  const sockets = new Set<SocketLike>()
  const asked = new Set<Promise<void>>()
  let memories = 0
  const linesOf = (principal: P) => all.get(principal) ?? new Map<string, Line>()
  const put = (socket: SocketLike | undefined, frame: Frame) => socket?.send(JSON.stringify(frame))
  const isPresent = (principal: P) => [...linesOf(principal).values()].some((line) => line.socket !== undefined)

  const forget = (principal: P, name: string) => {
    const lines = linesOf(principal)
    lines.delete(name)
    if (lines.size === 0) all.delete(principal)
  }
  const say = (principal: P, line: Line, name: string, body: unknown) => {
    put(line.socket, line.numbered.number(body))
    if (!line.numbered.overflown) return
    line.socket?.close()
    forget(principal, name)
  }
  const answer = async (principal: P, line: Line, name: string, id: string, ask: unknown) => {
    const answered = await parts.onAsk(principal, ask, id).catch(() => ({ ok: false, value: 'unavailable' }))
    say(principal, line, name, { type: 'answer', id, ...answered })
  }

  const enter = (principal: P, { line: name, of, seen }: Extract<Frame, { f: 'hello' }>, socket: SocketLike): Line => {
    const lines = linesOf(principal)
    all.set(principal, lines)
    const held = lines.get(name)
    const known = held?.memory === of ? held : undefined
    const resumed = known !== undefined
    if (held !== undefined && !resumed) {
      held.stopKeeping()
      held.socket?.close()
      lines.delete(name)
    }
    const wasPresent = isPresent(principal)
    if (!resumed && lines.size >= MOST_LINES) {
      const [oldest] = lines
      oldest?.[1].socket?.close()
      if (oldest !== undefined) lines.delete(oldest[0])
    }
    const line = known ?? {
      memory: `${parts.run}-${(memories += 1)}`,
      numbered: createNumbered(),
      socket: undefined,
      stopKeeping: () => {},
    }
    line.stopKeeping()
    if (line.socket !== socket) line.socket?.close()
    line.socket = socket
    lines.set(name, line)
    put(socket, { f: 'welcome', resumed, seen: line.numbered.seen, of: line.memory })
    for (const frame of resumed ? line.numbered.unseen(seen) : []) put(socket, frame)
    if (!wasPresent) parts.onPresence(principal, true)
    if (!resumed) parts.onFresh(principal)
    return line
  }
  const leave = (principal: P, name: string, line: Line, socket: SocketLike) => {
    if (line.socket !== socket) return
    line.socket = undefined
    line.stopKeeping = clock.setTimer(LINE_KEPT_MS, () => {
      if (linesOf(principal).get(name) === line) forget(principal, name)
    })
    if (!isPresent(principal)) parts.onPresence(principal, false)
  }

  return {
    attach: (principal, socket) => {
      let line: Line | undefined
      let name = ''
      let stopSilence = () => {}
      let stopSeen: (() => void) | undefined
      sockets.add(socket)
      const end = () => {
        stopSilence()
        stopSeen?.()
        if (!sockets.delete(socket)) return
        if (line !== undefined) leave(principal, name, line, socket)
      }
      const heard = (withinMs: number) => {
        stopSilence()
        stopSilence = clock.setTimer(withinMs, () => {
          socket.close()
          end()
        })
      }
      heard(HELLO_WITHIN_MS)
      socket.onClose(end)
      socket.onText((text) => {
        const frame = readFrame(text)
        if (frame === undefined || (line === undefined) !== (frame.f === 'hello')) {
          socket.close()
          return end()
        }
        heard(LIVE_TIMINGS.deadMs)
        if (frame.f === 'hello') {
          name = frame.line
          line = enter(principal, frame, socket)
          return
        }
        if (line === undefined) return
        if (frame.f === 'ping') put(socket, { f: 'pong' })
        else if (frame.f === 'seen') line.numbered.acknowledge(frame.seq)
        else if (frame.f === 'now') parts.onTold(principal, frame.body)
        else if (frame.f === 'msg') {
          const { numbered } = line
          const fresh = numbered.accept(frame.seq)
          stopSeen ??= clock.setTimer(LIVE_TIMINGS.seenMs, () => {
            stopSeen = undefined
            put(socket, { f: 'seen', seq: numbered.seen })
          })
          const body = fresh ? readBody(frame.body) : undefined
          if (body?.type === 'ask') {
            const work = answer(principal, line, name, body.id, body.ask)
            asked.add(work)
            void work.finally(() => asked.delete(work))
          }
        }
      })
    },
    event: (principal, event) => {
      for (const [name, line] of linesOf(principal)) say(principal, line, name, { type: 'event', event })
    },
    tell: (principal, body) => {
      let reached = false
      for (const line of linesOf(principal).values()) {
        reached ||= line.socket !== undefined
        put(line.socket, { f: 'now', body })
      }
      return reached
    },
    isPresent,
    has: (principal) => all.has(principal),
    everyone: () => [...all.keys()],
    settled: async () => {
      while (asked.size > 0) await Promise.all(asked)
    },
    drop: (principal) => {
      for (const line of linesOf(principal).values()) line.socket?.close()
      all.delete(principal)
    },
    close: () => {
      for (const socket of sockets) socket.close()
      for (const lines of all.values()) for (const line of lines.values()) line.stopKeeping()
      all.clear()
    },
  }
}
