/**
 * Work that comes due by itself: a look at the store, and the next one when the look says so. Two looks never run at one
 * time; what is asked for while one runs is looked at once more behind it.
 */
import type { Clock } from '@lutong/core/clock.ts'

/** After a look that failed. */
export const AGAIN_MS = 60_000
/** Timers of weeks are not trusted; a look costs one query. */
const LONGEST_PAUSE_MS = 6 * 3_600_000

export interface Looking {
  /** Something has changed that may be due. */
  due(): void
  stop(): Promise<void>
}

/** The next look: at an instant, or as late as one may be. */
export const pauseUntil = (nextMs: number | undefined, nowMs: number): number =>
  nextMs === undefined ? LONGEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, Math.max(1, nextMs - nowMs))

/** Begins with a look at what an earlier run of the server left. */
export const lookAgain = ({
  clock,
  failed,
  round,
}: {
  readonly clock: Clock
  /** Gives the pause until the next look. */
  round(isStopped: () => boolean): Promise<number>
  failed(): void
}): Looking => {
  let stopped = false
  let cancel = () => {}
  let running: Promise<void> | undefined
  let wanted = false
  const isStopped = () => stopped
  const plan = (ms: number) => {
    cancel()
    if (!stopped) cancel = clock.setTimer(ms, look)
  }
  const mayGoOn = () => wanted && !stopped
  const rounds = async () => {
    while (mayGoOn()) {
      wanted = false
      try {
        plan(await round(isStopped))
      } catch {
        if (!stopped) failed()
        plan(AGAIN_MS)
      }
    }
    running = undefined
  }
  const look = () => {
    wanted = true
    if (!stopped) running ??= rounds()
  }
  look()
  return {
    due: look,
    stop: async () => {
      stopped = true
      cancel()
      await running
    },
  }
}
