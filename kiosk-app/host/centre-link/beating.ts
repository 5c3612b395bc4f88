/**
 * How the terminal tells the centre how it is: over the standing line while it is up, by request while it is down or
 * silent. A change is told within a second; without one the centre says when to tell again.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { LINE_TIMINGS, ToldToTerminal } from '@lutong/core/contracts/terminal-line.ts'
import type { TerminalHealth } from '@lutong/core/contracts/terminal-health.ts'
import type { Heartbeat, HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { Result } from '@lutong/core/result.ts'
import { nextRetryDelayMs, withJitter } from '../policy/retry-delay.ts'
import type { CentreFailure } from './signed-fetch.ts'

export const BEATING_TIMINGS = {
  /** Changes of one moment go together: a printer that comes back says so in several steps. */
  changeToldMs: 400,
  /** A centre that restarts closes thousands of lines at once: they ask by request spread over so long. */
  askSpreadMs: 1_500,
  firstLineRetryMs: 1_000,
  longestRetryMs: 30_000,
  /** A line that is doubted, because a request went unanswered, gives a sign within this. */
  doubtedMs: 1_500,
  /** After a refusal the centre named no time. */
  refusedMs: 30_000,
} as const

/** A standing line, opened and proved. */
export interface LineSocket {
  send(text: string): void
  ping(): void
  /** At once, without waiting for the peer. */
  close(): void
  onText(listener: (text: string) => void): void
  /** Any frame, pings too: the peer is there. */
  onHeard(listener: () => void): void
  onClose(listener: () => void): void
}

/** How well the centre is reached. */
export type LineQuality = TerminalHealth['network']
/** Finer than this it would be another figure each time it is told. */
const ROUND_TRIP_STEP_MS = 10
const UNMEASURED: LineQuality = { roundTripMs: null, linesLost: 0 }

export interface Beating {
  readonly isLineUp: boolean
  /** What a heartbeat tells may have changed. */
  changed(): void
  /** A request went unanswered: is the line still there? */
  doubt(): void
  close(): void
}

export interface BeatingParts {
  readonly clock: Clock
  readonly log: Log
  /** 0 … 1 */
  readonly random: () => number
  heartbeat(network: LineQuality): Heartbeat
  /** Rejects where it cannot be opened. */
  openLine(): Promise<LineSocket>
  post(heartbeat: Heartbeat): Promise<Result<HeartbeatAnswer, CentreFailure>>
  onAnswer(answer: HeartbeatAnswer): void
  /** `silent`: nothing was heard for so long that nobody is there; else it was closed, and a request will tell. */
  onLineLost(silent: boolean): void
}

/** Types and fields of a newer centre are passed over. */
const toldIn = (text: string): ToldToTerminal | undefined => {
  try {
    const told = ToldToTerminal.safeParse(JSON.parse(text))
    return told.success ? told.data : undefined
  } catch {
    return undefined
  }
}

const retryAfterOf = (failure: CentreFailure): number | undefined =>
  failure.code === 'unreachable' ? failure.retryAfterMs : undefined

type TimerName = 'beat' | 'change' | 'line' | 'watch' | 'doubt'

interface Line {
  readonly socket: LineSocket
  heardMs: number
  /** When the oldest heartbeat without an answer was told. */
  unansweredMs: number | undefined
  /** It is the only one without an answer. */
  isMeasured: boolean
}

export const createBeating = (parts: BeatingParts): Beating => {
  const { clock, log, random } = parts
  const times = BEATING_TIMINGS
  let line: Line | undefined
  let closed = false
  let lineFailures = 0
  let missed = 0
  let isPosting = false
  /** As the centre heard it last; a change that is none is not told, and how well it is reached is none. */
  let told = ''
  const toTell = () => JSON.stringify(parts.heartbeat(UNMEASURED))
  let network = UNMEASURED
  const tookMs = (ms: number) => {
    network = { ...network, roundTripMs: Math.round(ms / ROUND_TRIP_STEP_MS) * ROUND_TRIP_STEP_MS }
  }
  const timers = new Map<TimerName, () => void>()
  const stop = (name: TimerName) => {
    timers.get(name)?.()
    timers.delete(name)
  }
  const after = (name: TimerName, delayMs: number, work: () => void) => {
    stop(name)
    if (closed) return
    const fire = () => {
      timers.delete(name)
      work()
    }
    timers.set(name, clock.setTimer(delayMs, fire))
  }

  const post = async () => {
    if (isPosting) return
    isPosting = true
    const heartbeat = parts.heartbeat(network)
    const telling = toTell()
    const askedMs = clock.nowMs()
    const answer = await parts.post(heartbeat)
    isPosting = false
    if (answer.ok) tookMs(clock.nowMs() - askedMs)
    if (closed) return
    missed = answer.ok ? 0 : missed + 1
    if (answer.ok) {
      told = telling
      parts.onAnswer(answer.value)
    }
    // The line came up meanwhile: it has told since, and says when again.
    if (line !== undefined) return
    const retry = { failures: missed, random: random(), longestMs: times.longestRetryMs }
    const delayMs = answer.ok
      ? withJitter(answer.value.nextInMs, random())
      : nextRetryDelayMs({ ...retry, retryAfterMs: retryAfterOf(answer.error) })
    after('beat', delayMs, beat)
    if (answer.ok) changed()
  }
  const beat = () => {
    if (closed) return
    if (line === undefined) return void post()
    const heartbeat = parts.heartbeat(network)
    told = toTell()
    // Of several in a second the answer is one, and late on purpose: it measures nothing.
    line.isMeasured = line.unansweredMs === undefined
    line.unansweredMs ??= clock.nowMs()
    line.socket.send(JSON.stringify({ type: 'heartbeat', heartbeat }))
  }
  const changed = () => {
    if (timers.has('change') || closed) return
    after('change', times.changeToldMs, () => {
      // While the centre is not reached there is nobody to tell; the first heartbeat that arrives says it all.
      const isReached = line !== undefined || (missed === 0 && !isPosting)
      if (isReached && toTell() !== told) beat()
    })
  }

  const lose = (which: Line, silent: boolean) => {
    if (line !== which) return
    line = undefined
    stop('watch')
    stop('doubt')
    which.socket.close()
    if (closed) return
    network = { ...network, linesLost: network.linesLost + 1 }
    parts.onLineLost(silent)
    after('beat', silent ? 0 : times.askSpreadMs * random(), beat)
    openLater()
  }
  /** Quiet for too long, or a heartbeat for too long without its answer: either way nobody hears us. */
  const watch = (which: Line) => {
    const quietSinceMs = Math.min(which.heardMs, which.unansweredMs ?? which.heardMs)
    const leftMs = quietSinceMs + LINE_TIMINGS.silentMs - clock.nowMs()
    if (leftMs <= 0) return lose(which, true)
    after('watch', leftMs, () => watch(which))
  }
  const hear = (which: Line, text: string) => {
    const heard = toldIn(text)
    if (line !== which || heard === undefined) return
    lineFailures = 0
    missed = 0
    if (which.isMeasured && which.unansweredMs !== undefined) tookMs(clock.nowMs() - which.unansweredMs)
    which.unansweredMs = undefined
    if (heard.type === 'answer') parts.onAnswer(heard)
    else log('centre.heartbeat-refused')
    after('beat', heard.type === 'answer' ? withJitter(heard.nextInMs, random()) : times.refusedMs, beat)
  }
  const enter = (socket: LineSocket) => {
    if (closed) return socket.close()
    const opened: Line = { socket, heardMs: clock.nowMs(), unansweredMs: undefined, isMeasured: false }
    line = opened
    socket.onHeard(() => {
      opened.heardMs = clock.nowMs()
      stop('doubt')
    })
    socket.onText((text) => hear(opened, text))
    socket.onClose(() => lose(opened, false))
    stop('beat')
    watch(opened)
    beat()
  }
  const open = () => {
    if (!closed) parts.openLine().then(enter, openLater)
  }
  /** Spread over half of each pause, so that terminals cut off together do not come back together. */
  const openLater = () => {
    const ceilingMs = Math.min(times.longestRetryMs, times.firstLineRetryMs * 2 ** Math.min(lineFailures, 10))
    lineFailures += 1
    after('line', ceilingMs * (0.5 + random() / 2), open)
  }
  open()
  beat()

  return {
    get isLineUp() {
      return line !== undefined
    },
    changed,
    doubt: () => {
      const which = line
      if (which === undefined || timers.has('doubt')) return
      after('doubt', times.doubtedMs, () => lose(which, true))
      which.socket.ping()
    },
    close: () => {
      closed = true
      for (const name of [...timers.keys()]) stop(name)
      line?.socket.close()
      line = undefined
    },
  }
}
