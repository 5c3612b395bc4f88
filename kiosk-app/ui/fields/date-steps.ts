/** A date chosen in four touches: decade, year, month, day. Only days that the calendar has are offered. */
import { type DateParts, type DayBounds, dateOf, daysInMonth } from './date-parts.ts'

/** What is chosen so far; a later part never stands without the earlier ones. */
export interface Chosen {
  readonly decade?: number
  readonly year?: number
  readonly month?: number
}
export type DateStep = 'decade' | 'year' | 'month' | 'day'

export const stepOf = ({ decade, year, month }: Chosen): DateStep =>
  decade === undefined ? 'decade' : year === undefined ? 'year' : month === undefined ? 'month' : 'day'

const DECADE = 10
const range = (first: number, last: number, by = 1): number[] =>
  Array.from({ length: Math.max(0, Math.floor((last - first) / by) + 1) }, (_, index) => first + index * by)

/** First years of decades, years, months or days, as far as they hold a day within the bounds. */
export const offered = (chosen: Chosen, { earliest, latest }: DayBounds): readonly number[] => {
  const step = stepOf(chosen)
  const firstYear = Number(earliest.slice(0, 4))
  const lastYear = Number(latest.slice(0, 4))
  const { decade = firstYear, year = decade, month = 1 } = chosen
  const within = (parts: Omit<DateParts, 'day'>, day: number) => {
    const date = dateOf({ ...parts, day: String(day) })
    return earliest <= date && date <= latest
  }
  const parts = { year: String(year), month: String(month) }
  switch (step) {
    case 'decade':
      return range(firstYear - (firstYear % DECADE), lastYear, DECADE)
    case 'year':
      return range(Math.max(decade, firstYear), Math.min(decade + DECADE - 1, lastYear))
    case 'month':
      return range(1, 12).filter((one) => {
        const whole = { ...parts, month: String(one) }
        return range(1, daysInMonth(year, one)).some((day) => within(whole, day))
      })
    case 'day':
      return range(1, daysInMonth(year, month)).filter((day) => within(parts, day))
    default:
      return step satisfies never
  }
}

/** The choice with one more part, or the whole date once the day is known. */
export const choosePart = (chosen: Chosen, value: number): { readonly next: Chosen } | { readonly date: DateParts } => {
  const step = stepOf(chosen)
  switch (step) {
    case 'decade':
      return { next: { decade: value } }
    case 'year':
      return { next: { ...chosen, year: value } }
    case 'month':
      return { next: { ...chosen, month: value } }
    case 'day':
      return { date: { year: String(chosen.year), month: String(chosen.month), day: String(value) } }
    default:
      return step satisfies never
  }
}

export const oneStepBack = ({ decade, year, month }: Chosen): Chosen =>
  decade === undefined || year === undefined ? {} : month === undefined ? { decade } : { decade, year }
