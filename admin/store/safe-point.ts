/**
 * Where a series of numbers goes on after a restore. Nobody knows how many numbers were given between the backup and
 * the loss; the restored centre must give none of them again. So on the day it is opened, its serials go on from
 * 100,000 plus 600 for each minute of that day: above all that a county gives in a day, and above whatever an earlier
 * restore of the same day has given since, even one the backup knows nothing of.
 */
import { dayOfInstant, endOfDayMs } from '@lutong/core/calendar/civil-day.ts'
import { dayAt } from './day-at.ts'

const FIRST_SAFE_SERIAL = 100_000
const SERIALS_A_MINUTE = 600
const MINUTE_MS = 60_000

/** The last serial set aside on a day of `day`'s form; 0 where the restore has nothing to do with it. */
export const safePoint = (openedAtMs: number, day: string): number => {
  if (day > dayAt(openedAtMs)) return 0
  const beganMs = endOfDayMs(dayOfInstant(openedAtMs) - 1) + 1
  return FIRST_SAFE_SERIAL + Math.floor((openedAtMs - beganMs) / MINUTE_MS) * SERIALS_A_MINUTE
}
