/** When a time limit ends (民法典 201–203). */
import type { TimeLimit } from '../catalogue/item.ts'
import { unreachable } from '../result.ts'
import { dayOfInstant, endOfDayMs, monthsAfter } from './civil-day.ts'
import type { WorkCalendar } from './work-calendar.ts'

export interface Due {
  /** The last instant that is still in time, epoch ms. */
  readonly atMs: number
  /** A year was crossed whose holidays are not announced yet: the date may move. */
  readonly uncertain: boolean
}

const HOUR_MS = 3_600_000

/** The n-th working day after a day (that day itself is not counted). */
const workingDaysAfter = (start: number, n: number, calendar: WorkCalendar): number => {
  let day = start
  for (let counted = 0; counted < n;) {
    day += 1
    if (calendar.isWorkingDay(day)) counted += 1
  }
  return day
}

const nextWorkingDay = (from: number, calendar: WorkCalendar): number => {
  let day = from
  while (!calendar.isWorkingDay(day)) day += 1
  return day
}

/**
 * End of a limit that starts at `fromMs`.
 * Months end on the same day of the month, or on its last (202). Days: the first day is not counted (201(1)); a last day of rest gives way to the next working day, and the last
 * day ends at midnight (203). Hours run at once, through nights and holidays (201(2)).
 */
export const dueAt = (fromMs: number, limit: Pick<TimeLimit, 'n' | 'unit'>, calendar: WorkCalendar): Due => {
  const start = dayOfInstant(fromMs)
  const endingOn = (day: number): Due => ({
    atMs: endOfDayMs(day),
    uncertain: Array.from({ length: day - start + 1 }, (_, index) => start + index).some(
      (one) => !calendar.isKnown(one),
    ),
  })
  switch (limit.unit) {
    case 'hour':
      return { atMs: fromMs + limit.n * HOUR_MS, uncertain: false }
    case 'calendar':
      return endingOn(nextWorkingDay(start + limit.n, calendar))
    case 'month':
      return endingOn(nextWorkingDay(monthsAfter(start, limit.n), calendar))
    case 'working':
      return endingOn(workingDaysAfter(start, limit.n, calendar))
    default:
      return unreachable(limit.unit)
  }
}
