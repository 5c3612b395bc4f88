/**
 * Time is injected, so that a test steps it and a machine never waits for real.
 * `nowMs` is epoch milliseconds (UTC). `setTimer` runs `fire` once after `delayMs` and gives the way to cancel.
 */
export interface Clock {
  nowMs(): number
  setTimer(delayMs: number, fire: () => void): () => void
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  setTimer: (delayMs, fire) => {
    const timer = setTimeout(fire, delayMs)
    return () => clearTimeout(timer)
  },
}

/** A clock that moves only when told to; timers fire in order of their due time. */
export interface TestClock extends Clock {
  advance(byMs: number): void
  /** As on a machine that slept: what came due meanwhile fires at its end, once. Months pass, without each of their seconds. */
  skip(byMs: number): void
}

export const createTestClock = (startMs: number): TestClock => {
  let nowMs = startMs
  let nextId = 0
  const timers = new Map<number, { dueMs: number; fire: () => void }>()
  const nextDue = (untilMs: number) =>
    [...timers].filter(([, t]) => t.dueMs <= untilMs).toSorted(([a, x], [b, y]) => x.dueMs - y.dueMs || a - b)[0]
  return {
    nowMs: () => nowMs,
    setTimer: (delayMs, fire) => {
      const id = nextId++
      timers.set(id, { dueMs: nowMs + delayMs, fire })
      return () => void timers.delete(id)
    },
    advance: (byMs) => {
      const untilMs = nowMs + byMs
      for (let due = nextDue(untilMs); due; due = nextDue(untilMs)) {
        const [id, timer] = due
        timers.delete(id)
        nowMs = timer.dueMs
        timer.fire()
      }
      nowMs = untilMs
    },
    skip: (byMs) => {
      const untilMs = nowMs + byMs
      const due = [...timers].filter(([, { dueMs }]) => dueMs <= untilMs)
      nowMs = untilMs
      for (const [id, { fire }] of due.toSorted(([, x], [, y]) => x.dueMs - y.dueMs)) if (timers.delete(id)) fire()
    },
  }
}
