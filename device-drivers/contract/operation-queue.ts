/**
 * One owner of the line: operations and heartbeats go one after the other, each settles exactly once and in time.
 * Waiting for its turn counts against an operation's own deadline.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { err, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault, type OperationOptions } from './device.ts'

/** What an operation may use while it has the line. */
export interface OperationScope {
  /** Aborts at the deadline and when the caller gives up. */
  readonly signal: AbortSignal
  /** Why the signal aborted, as the fault to answer with. */
  reason(): DeviceFault
  /** What is left until the deadline; 0 when it is over. */
  leftMs(): number
}

export interface OperationQueue {
  /**
   * Runs `work` when all before it are done. The work must end soon after its signal aborts; should it not, the caller
   * gets `overrun` after `graceMs` all the same, and the next one still waits for the work's true end.
   */
  run<T>(
    options: OperationOptions,
    work: (scope: OperationScope) => Promise<Result<T, DeviceFault>>,
    overrun?: (reason: DeviceFault) => DeviceFault,
    graceMs?: number,
  ): Promise<Result<T, DeviceFault>>
  /** Housekeeping without a deadline of its own: it must be bounded inside. */
  housekeep(work: () => Promise<void>): Promise<void>
  readonly idle: boolean
}

/** How long work may take to end after its deadline before the caller is answered without it. */
const GRACE_MS = 1_000

export const createOperationQueue = (clock: Clock): OperationQueue => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const enter = async (work: () => Promise<void>): Promise<void> => {
    waiting += 1
    const turn = last.then(work, work).finally(() => {
      waiting -= 1
    })
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    get idle() {
      return waiting === 0
    },
    housekeep: enter,
    run: ({ deadlineMs, signal }, work, overrun = (reason) => reason, graceMs = GRACE_MS) =>
      new Promise((resolve, reject) => {
        const endMs = clock.nowMs() + deadlineMs
        const control = new AbortController()
        let started = false
        let why: DeviceFault | undefined
        let cancelGrace = () => {}
        const finish = (settle: () => void) => {
          cancelDeadline()
          cancelGrace()
          signal?.removeEventListener('abort', giveUp)
          settle()
        }
        const stop = (reason: DeviceFault) => {
          if (why !== undefined) return
          why = reason
          control.abort()
          if (!started) return finish(() => resolve(err(reason.code === 'TIMEOUT' ? fault('BUSY') : reason)))
          cancelGrace = clock.setTimer(graceMs, () => finish(() => resolve(err(overrun(reason)))))
        }
        const giveUp = () => stop(fault('CANCELLED'))
        const cancelDeadline = clock.setTimer(deadlineMs, () => stop(fault('TIMEOUT')))
        if (signal?.aborted === true) return giveUp()
        signal?.addEventListener('abort', giveUp, { once: true })
        void enter(async () => {
          if (why !== undefined) return
          started = true
          try {
            const result = await work({
              signal: control.signal,
              reason: () => why ?? fault('TIMEOUT'),
              leftMs: () => Math.max(0, endMs - clock.nowMs()),
            })
            finish(() => resolve(result))
          } catch (bug) {
            finish(() => reject(bug))
          }
        })
      }),
  }
}

/** Waits, and no longer than the signal allows. */
export const pause = (clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      cancel()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const cancel = clock.setTimer(delayMs, done)
    if (signal?.aborted === true) return done()
    signal?.addEventListener('abort', done, { once: true })
  })
