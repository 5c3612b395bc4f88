/** Makes the applicants of an earlier version's cases findable by name: their names rest sealed, so no migration could. */
import type { CentreParts } from '../capability.ts'
import { applicantOf } from '../intake/applicant.ts'
import { lookAgain, type Looking, pauseUntil } from '../sweeping/look-again.ts'

/** Small enough that the writer is free again at once. */
const AT_ONCE = 100

/** Goes on in the background until all have it, or it is stopped; what is left is done after the next start. */
export const startNameIndex = ({ clock, log, store }: Pick<CentreParts, 'clock' | 'log' | 'store'>): Looking =>
  lookAgain({
    clock,
    round: async (isStopped) => {
      for (;;) {
        const cases = isStopped() ? [] : await store.namelessCases(AT_ONCE)
        if (cases.length === 0) return pauseUntil(undefined, clock.nowMs())
        await store.setNameIndex(
          cases.map(({ application, caseNumber }) => ({ caseNumber, name: applicantOf(application).name })),
        )
      }
    },
    failed: () => log('cases.names-not-indexed', {}),
  })
