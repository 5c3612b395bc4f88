/**
 * Old cases and talks go when an administrator has named the days, and with them the files that nothing names any more;
 * files that were handed in and never named by a case go after a month, whether days are named or not.
 */
import type { CentreParts } from '../capability.ts'
import { TURN_TIMINGS } from '../cluster/turns.ts'
import { lookAgain, type Looking } from './look-again.ts'

const DAY_MS = 24 * 3_600_000

export const ERASURE_TIMINGS = {
  /** Each of them is a transaction of its own. */
  casesAtATime: 20,
  filesAtATime: 100,
  /** A terminal without a line sends papers before the application they belong to; it keeps both for as long. */
  looseFileDays: 30,
  betweenMs: 250,
  lookMs: 6 * 3_600_000,
} as const

interface Gone {
  cases: number
  talks: number
  files: number
}
const NOTHING: Gone = { cases: 0, talks: 0, files: 0 }

export const startErasureSweep = ({
  blobs,
  clock,
  log,
  store,
  turns,
}: Pick<CentreParts, 'blobs' | 'clock' | 'log' | 'store' | 'turns'>): Looking => {
  const { betweenMs, casesAtATime, filesAtATime, lookMs, looseFileDays } = ERASURE_TIMINGS
  /** Since the last line. */
  let gone = { ...NOTHING }

  /** One batch; whether there may be more. */
  const batch = async (isStopped: () => boolean): Promise<boolean> => {
    const nowMs = clock.nowMs()
    const { keptDays } = await store.caseRetention()
    let isMore = false
    if (keptDays !== null) {
      const untouchedSinceMs = nowMs - keptDays * DAY_MS
      const cases = await store.reduceCases(untouchedSinceMs, casesAtATime, nowMs)
      gone.cases += cases
      const talks = await store.eraseTalks(untouchedSinceMs, casesAtATime, nowMs)
      gone.talks += talks
      isMore = cases === casesAtATime || talks === casesAtATime
    }
    const loose = await store.giveUpLooseFiles(nowMs - looseFileDays * DAY_MS, filesAtATime)
    const files = await store.filesToErase(filesAtATime)
    for (const sha256 of files) {
      if (isStopped()) return false
      await store.eraseFile(sha256, () => blobs.remove(sha256))
      gone.files += 1
    }
    return isMore || loose.isMore || files.length === filesAtATime
  }

  return lookAgain({
    clock,
    failed: () => log('erasure.failed'),
    round: async (isStopped) =>
      (await turns.take('erasure', async (isLost) => {
        if (await batch(() => isStopped() || isLost())) return betweenMs
        if (gone.cases + gone.talks + gone.files > 0) log('erasure.done', { ...gone })
        gone = { ...NOTHING }
        return lookMs
      })) ?? TURN_TIMINGS.busyMs,
  })
}
