/** Months for events are made before they begin, and events that came where none was made are brought into theirs. */
import type { CentreParts } from '../capability.ts'
import { lookAgain, type Looking } from './look-again.ts'

/** Three months are made ahead: a look a day is plenty. */
const LOOK_MS = 6 * 3_600_000

export const startMonthSweep = ({ clock, log, store }: Pick<CentreParts, 'clock' | 'log' | 'store'>): Looking =>
  lookAgain({
    clock,
    failed: () => log('months.failed'),
    round: async () => {
      const { made, rescued } = await store.keepMonths(clock.nowMs())
      if (made > 0) log('months.made', { made, rescued })
      return LOOK_MS
    },
  })
