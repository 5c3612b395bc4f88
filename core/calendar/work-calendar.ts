/** Which days are worked: weekends, corrected by the holiday notices. */
import { z } from 'zod'
import { dayOfIsoDate, isoDateOfDay, isWeekend } from './civil-day.ts'
import { HOLIDAY_NOTICES, HolidayNotice } from './holiday-notices.ts'

export interface WorkCalendar {
  /** True on days that are worked; days are those of `civil-day.ts`. */
  isWorkingDay(day: number): boolean
  /** False in years without a notice: there only weekends are known. */
  isKnown(day: number): boolean
}

/** Days of a notice's holiday, first and last included. */
const daysOf = ({ from, to }: { from: string; to: string }): number[] => {
  const first = dayOfIsoDate(from)
  return Array.from({ length: dayOfIsoDate(to) - first + 1 }, (_, index) => first + index)
}

/** Parses the notices; a malformed notice is a bug of ours and throws. */
export const createWorkCalendar = (notices: readonly HolidayNotice[] = HOLIDAY_NOTICES): WorkCalendar => {
  const known = z.array(HolidayNotice).parse(notices)
  const years = new Set(known.map((notice) => notice.year))
  const off = new Set(known.flatMap((notice) => notice.holidays.flatMap(daysOf)))
  const worked = new Set(known.flatMap((notice) => notice.makeUpWorkdays.map(dayOfIsoDate)))
  return {
    isWorkingDay: (day) => worked.has(day) || (!isWeekend(day) && !off.has(day)),
    isKnown: (day) => years.has(Number(isoDateOfDay(day).slice(0, 4))),
  }
}
