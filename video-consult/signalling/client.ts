/** The asking end of a live channel: keeps itself connected, asks until it is answered, in Node and in a page alike. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type Frame, readBody, readFrame, type SocketLike } from './frames.ts'
import { createNumbered } from './numbered.ts'

export const LIVE_TIMINGS = {
  /** How often an end says that it is there; three missed and the socket counts as dead. */
  pingMs: 5_000,
  deadMs: 15_000,
  firstRetryMs: 250,
  /** Short: a call whose line is back waits for signalling to agree on the way. */
  longestRetryMs: 2_000,
  /** A socket that has not opened after so long is given up; a dead line answers nothing. */
  openWithinMs: 4_000,
  /** A line that is doubted answers within this, or another socket is opened: an address that changed says nothing. */
  doubtedMs: 1_200,
  /** Acknowledged at the latest after so long. */
  seenMs: 200,
} as const

export interface LiveClient {
  readonly online: boolean
  /**
   * Sent again over every new socket until it is answered; what it does happens once. Ends with `closed` only by
   * `close`, or `lost` where `patienceMs` passed without an answer.
   */
  ask(
    ask: unknown,
    options?: { readonly id?: string; readonly patienceMs?: number },
  ): Promise<Result<unknown, LiveFailure>>
  /** Of the moment: false where the line is down, and then nothing is kept. */
  tell(body: unknown): boolean
  onEvent(listener: (event: unknown) => void): () => void
  onTold(listener: (body: unknown) => void): () => void
  /** Something speaks for a dead line, such as a call that stands still: looked at now, not at the next ping. */
  probe(): void
  /** Called at once and with every change. `fresh`: the other end remembers nothing of before. */
  onLine(listener: (online: boolean, fresh: boolean) => void): () => void
  close(): void
}

export type LiveFailure =
  | { readonly kind: 'refused'; readonly problem: unknown }
  | { readonly kind: 'lost' }
  | { readonly kind: 'closed' }

export interface LiveClientParts {
  /** Opens a socket; rejects where it cannot. */
  connect(): Promise<SocketLike>
  readonly clock: Clock
  readonly random: () => number
  /** Random text of at least 8 letters or digits. */
  readonly newId: () => string
}

export const createLiveClient = (parts: LiveClientParts): LiveClient => {
  const { clock, random, newId } = parts
  const line = newId()
  const numbered = createNumbered()
  const waiting = new Map<string, { readonly settle: (result: Result<unknown, LiveFailure>) => void }>()
  const events = new Set<(event: unknown) => void>()
  const told = new Set<(body: unknown) => void>()
  const lines = new Set<(online: boolean, fresh: boolean) => void>()
  let socket: SocketLike | undefined
  let online = false
  let closed = false
  let failures = 0
  let stopTimers: (() => void)[] = []
  let stopRetry = () => {}
  let stopSeen: (() => void) | undefined
  let doubted = false
  /** Whose numbers those are that have been seen. */
  let memory: string | undefined

  const put = (frame: Frame) => socket?.send(JSON.stringify(frame))
  const setOnline = (now: boolean, fresh: boolean) => {
    if (now === online && !fresh) return
    online = now
    for (const listener of lines) listener(now, fresh)
  }
  /** Whoever was not answered at all has waited already, and is no burden to anybody. */
  const later = (hasWaited = false) => {
    if (closed) return
    const doubled = LIVE_TIMINGS.firstRetryMs * 2 ** Math.min(failures, 10)
    const ceiling = hasWaited ? LIVE_TIMINGS.firstRetryMs : Math.min(LIVE_TIMINGS.longestRetryMs, doubled)
    failures += 1
    stopRetry()
    stopRetry = clock.setTimer(ceiling * (0.5 + random() / 2), () => void open())
  }
  const drop = (which: SocketLike) => {
    if (socket !== which) return
    socket = undefined
    for (const stop of stopTimers) stop()
    stopTimers = []
    doubted = false
    stopSeen?.()
    stopSeen = undefined
    setOnline(false, false)
    later()
  }
  /** One timer at a time: silence closes, quiet pings. */
  const watch = (which: SocketLike) => {
    let lastHeardMs = clock.nowMs()
    let stop = () => {}
    const beat = () => {
      if (socket !== which) return
      if (clock.nowMs() - lastHeardMs >= LIVE_TIMINGS.deadMs) {
        which.close()
        return drop(which)
      }
      put({ f: 'ping' })
      stop = clock.setTimer(LIVE_TIMINGS.pingMs, beat)
    }
    stop = clock.setTimer(LIVE_TIMINGS.pingMs, beat)
    stopTimers.push(() => stop())
    return () => {
      lastHeardMs = clock.nowMs()
      doubted = false
    }
  }
  const seenSoon = () => {
    stopSeen ??= clock.setTimer(LIVE_TIMINGS.seenMs, () => {
      stopSeen = undefined
      put({ f: 'seen', seq: numbered.seen })
    })
  }
  const take = (data: unknown) => {
    const body = readBody(data)
    if (body?.type === 'event') for (const listener of events) listener(body.event)
    if (body?.type !== 'answer') return
    waiting.get(body.id)?.settle(body.ok ? ok(body.value) : err({ kind: 'refused', problem: body.value }))
  }
  const hear = (frame: Frame) => {
    switch (frame.f) {
      case 'welcome': {
        failures = 0
        memory = frame.of
        const again = frame.resumed ? numbered.unseen(frame.seen) : numbered.beginAnew()
        for (const one of again) put(one)
        return setOnline(true, !frame.resumed)
      }
      case 'msg':
        if (numbered.accept(frame.seq)) take(frame.body)
        return seenSoon()
      case 'now':
        for (const listener of told) listener(frame.body)
        return
      case 'seen':
        return numbered.acknowledge(frame.seq)
      case 'ping':
        put({ f: 'pong' })
        return
      case 'pong':
      case 'hello':
    }
  }
  /** `null`: not in time. */
  const soon = (opening: Promise<SocketLike>): Promise<SocketLike | null> =>
    new Promise((resolve, reject) => {
      let late = false
      const stop = clock.setTimer(LIVE_TIMINGS.openWithinMs, () => {
        late = true
        resolve(null)
      })
      opening.then((opened) => (late ? opened.close() : resolve(opened)), reject).finally(stop)
    })
  const open = async () => {
    if (closed) return
    try {
      const opened = await soon(parts.connect())
      if (opened === null) return later(true)
      if (closed) return opened.close()
      socket = opened
      const heard = watch(opened)
      opened.onText((text) => {
        heard()
        const frame = readFrame(text)
        if (frame === undefined) {
          opened.close()
          return drop(opened)
        }
        hear(frame)
      })
      opened.onClose(() => drop(opened))
      put({ f: 'hello', line, seen: numbered.seen, ...(memory === undefined ? {} : { of: memory }) })
    } catch {
      later()
    }
  }
  void open()

  return {
    get online() {
      return online
    },
    ask: (ask, { id = newId(), patienceMs } = {}) =>
      new Promise((resolve) => {
        if (closed) return resolve(err({ kind: 'closed' }))
        const stopPatience =
          patienceMs === undefined
            ? () => {}
            : clock.setTimer(patienceMs, () => waiting.get(id)?.settle(err({ kind: 'lost' })))
        waiting.set(id, {
          settle: (result) => {
            waiting.delete(id)
            stopPatience()
            resolve(result)
          },
        })
        const frame = numbered.number({ type: 'ask', id, ask })
        if (online) put(frame)
      }),
    tell: (body) => {
      if (online) put({ f: 'now', body })
      return online
    },
    onEvent: (listener) => {
      events.add(listener)
      return () => void events.delete(listener)
    },
    onTold: (listener) => {
      told.add(listener)
      return () => void told.delete(listener)
    },
    onLine: (listener) => {
      lines.add(listener)
      listener(online, false)
      return () => void lines.delete(listener)
    },
    probe: () => {
      const which = socket
      if (which === undefined || doubted) return
      doubted = true
      put({ f: 'ping' })
      stopTimers.push(
        clock.setTimer(LIVE_TIMINGS.doubtedMs, () => {
          if (socket !== which || !doubted) return
          which.close()
          drop(which)
        }),
      )
    },
    close: () => {
      closed = true
      stopRetry()
      for (const stop of stopTimers) stop()
      stopSeen?.()
      socket?.close()
      socket = undefined
      online = false
      for (const one of [...waiting.values()]) one.settle(err({ kind: 'closed' }))
    },
  }
}
