/** How much of a time limit is left, as a desk counts it: in days that are worked. */
import { dayOfInstant } from './civil-day.ts'
import type { WorkCalendar } from './work-calendar.ts'

/**
 * Working days from the day of `nowMs` to the day of `atMs`: 0 where it ends today, or before the next working day;
 * negative where it is over, one for each working day begun since.
 */
export const workingDaysLeft = (nowMs: number, atMs: number, calendar: WorkCalendar): number => {
  const [from, to] = [dayOfInstant(nowMs), dayOfInstant(atMs)]
  const step = to >= from ? 1 : -1
  let left = 0
  for (let day = from; day !== to; day += step) {
    const counted = step === 1 ? day + 1 : day
    if (calendar.isWorkingDay(counted)) left += step
  }
  // Over since this very day, or since a day of rest: it is over all the same.
  return atMs < nowMs && left === 0 ? -1 : left
}
