/** What is kept for a while goes by itself: a batch of each kind at a time, with room for others between them. */
import { KEPT_KINDS } from '../../store/retention-store.ts'
import type { CentreParts } from '../capability.ts'
import { TURN_TIMINGS } from '../cluster/turns.ts'
import { lookAgain, type Looking } from './look-again.ts'
import { RETENTION } from './retention-rules.ts'

export const RETENTION_TIMINGS = {
  batch: 500,
  /** While there is more. */
  betweenMs: 250,
  lookMs: 6 * 3_600_000,
} as const

const DAY_MS = 24 * 3_600_000

export const startRetentionSweep = ({
  clock,
  log,
  store,
  turns,
}: Pick<CentreParts, 'clock' | 'log' | 'turns'> & {
  readonly store: Pick<CentreParts['store'], 'removeKept'>
}): Looking => {
  /** Since the last line: one for all batches of a look. */
  let gone: Record<string, number> = {}
  return lookAgain({
    clock,
    failed: () => log('retention.failed'),
    round: async (isStopped) =>
      (await turns.take('retention', async (isLost) => {
        const nowMs = clock.nowMs()
        let isMore = false
        for (const kind of KEPT_KINDS) {
          if (isStopped() || isLost()) break
          const removed = await store.removeKept(kind, nowMs - RETENTION[kind].days * DAY_MS, RETENTION_TIMINGS.batch)
          if (removed > 0) gone[kind] = (gone[kind] ?? 0) + removed
          if (removed === RETENTION_TIMINGS.batch) isMore = true
        }
        if (isMore && !isStopped()) return RETENTION_TIMINGS.betweenMs
        if (Object.keys(gone).length > 0) log('retention.removed', gone)
        gone = {}
        return RETENTION_TIMINGS.lookMs
      })) ?? TURN_TIMINGS.busyMs,
  })
}
