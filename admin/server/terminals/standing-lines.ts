/**
 * The standing lines of terminals: ten thousand of them in one process, so each holds little and each message costs
 * little. Who it is was proved by the signature that opened it, and ends with revocation.
 */
import {
  LINE_TIMINGS,
  MAX_LINE_MESSAGE_BYTES,
  TERMINAL_LINE_PATH,
  ToldByTerminal,
  type ToldToTerminal,
} from '@lutong/core/contracts/terminal-line.ts'
import type { TerminalId } from '@lutong/core/ids.ts'
import type { WebSocket } from 'ws'
import type { CentreParts } from '../capability.ts'
import { terminalAt } from '../dispatch/live-doors.ts'
import type { LiveDoor } from '../dispatch/live-gate.ts'
import type { CentreNow, HeartbeatAnswers } from './heartbeat-answers.ts'
import type { HeartbeatDesk } from './heartbeat-desk.ts'

/** How often all lines are looked at: a ping, and the end of a line that is silent, are late by so much at most. */
const LOOK_EVERY_MS = 1_000
/** A peer that asks and does not read fills our memory. */
const MOST_UNREAD_BYTES = 64 * 1024

/** RFC 6455 §7.4.1: policy violation. */
const REVOKED = 1008

const MALFORMED = JSON.stringify({ type: 'refused', reason: 'malformed' } satisfies ToldToTerminal)

interface Line {
  readonly socket: WebSocket
  nextPingMs: number
  /** Its last sign of life. */
  heardMs: number
  /** No second answer before then: of a flood of heartbeats one in a second is answered, for all of them. */
  nextAnswerMs: number
  isOwedAnswer: boolean
}

export interface StandingLines {
  readonly door: LiveDoor<TerminalId>
  /** Ends a terminal's line; the next opening is refused by the proof. */
  drop(id: TerminalId): void
  close(): void
}

const toldBy = (text: string): ToldByTerminal | undefined => {
  try {
    const told = ToldByTerminal.safeParse(JSON.parse(text))
    return told.success ? told.data : undefined
  } catch {
    return undefined
  }
}

export const openStandingLines = (
  parts: CentreParts,
  desk: HeartbeatDesk,
  answers: HeartbeatAnswers,
): StandingLines => {
  const { clock, log } = parts
  /** A terminal has one; another takes its place, for the one before is then a line nobody has closed. */
  const lines = new Map<TerminalId, Line>()
  let renewing: Promise<CentreNow> | undefined
  let stopTimer = () => {}

  const answer = (line: Line, now: CentreNow) => {
    if (line.socket.bufferedAmount > MOST_UNREAD_BYTES) return line.socket.terminate()
    const told = { type: 'answer', ...answers.at(clock.nowMs(), now) } satisfies ToldToTerminal
    line.nextAnswerMs = told.nowMs + LOOK_EVERY_MS
    line.isOwedAnswer = false
    line.socket.send(JSON.stringify(told))
  }
  const renewed = (): Promise<CentreNow> => (renewing ??= answers.renew().finally(() => (renewing = undefined)))
  const onBeat = (line: Line) => {
    if (clock.nowMs() < line.nextAnswerMs) {
      line.isOwedAnswer = true
      return
    }
    const held = answers.held()
    if (held !== undefined) return answer(line, held)
    renewed().then(
      (now) => answer(line, now),
      // Without it there is no answer; the terminal tells again, and what it told is kept.
      () => log('heartbeat.unanswered'),
    )
  }

  const look = () => {
    const nowMs = clock.nowMs()
    for (const line of lines.values()) {
      if (line.isOwedAnswer) onBeat(line)
      // The terminal gives it up after the same time: neither end keeps a line that the other has left.
      if (nowMs - line.heardMs >= LINE_TIMINGS.silentMs) {
        line.socket.terminate()
        continue
      }
      if (nowMs < line.nextPingMs) continue
      line.nextPingMs = nowMs + LINE_TIMINGS.pingMs
      line.socket.ping()
    }
    stopTimer = clock.setTimer(LOOK_EVERY_MS, look)
  }
  stopTimer = clock.setTimer(LOOK_EVERY_MS, look)

  const drop = (id: TerminalId) => {
    const line = lines.get(id)
    // From here on nothing is heard of it, whether or not the peer answers the closing.
    if (line === undefined || !lines.delete(id)) return
    line.socket.close(REVOKED, 'revoked')
    clock.setTimer(LOOK_EVERY_MS, () => line.socket.terminate())
  }

  const attach = (id: TerminalId, socket: WebSocket) => {
    lines.get(id)?.socket.terminate()
    const line: Line = {
      socket,
      nextPingMs: clock.nowMs() + LINE_TIMINGS.pingMs,
      heardMs: clock.nowMs(),
      nextAnswerMs: 0,
      isOwedAnswer: false,
    }
    lines.set(id, line)
    socket.on('pong', () => void (line.heardMs = clock.nowMs()))
    socket.on('message', (data, isBinary) => {
      if (lines.get(id) !== line) return
      line.heardMs = clock.nowMs()
      // One buffer: the fragments of a message are put together before.
      const told = isBinary || !Buffer.isBuffer(data) ? undefined : toldBy(data.toString())
      if (told === undefined) return socket.send(MALFORMED)
      desk.tell(id, told.heartbeat)
      onBeat(line)
    })
    socket.once('close', () => {
      if (lines.get(id) === line) lines.delete(id)
    })
  }

  return {
    door: {
      name: 'line',
      path: TERMINAL_LINE_PATH,
      maxMessageBytes: MAX_LINE_MESSAGE_BYTES,
      admit: (request) => terminalAt(parts, TERMINAL_LINE_PATH, request),
      attach,
    },
    drop,
    close: () => {
      stopTimer()
      for (const { socket } of lines.values()) socket.terminate()
    },
  }
}
