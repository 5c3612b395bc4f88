/** A date chosen in four touches: decade, year, month, day. Only days that the calendar has are offered. */
import { type DateParts, daysInMonth, EARLIEST_YEAR, LATEST_YEAR } from './date-parts.ts'

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
/** Terms and deadlines lie ahead, too. */
const YEARS_AHEAD = 10
const range = (first: number, last: number, by = 1): number[] =>
  Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, index) => first + index * by)

/** First years of decades, years, months or days. */
export const offered = (chosen: Chosen, thisYear: number): readonly number[] => {
  const step = stepOf(chosen)
  const { decade = EARLIEST_YEAR, year = decade, month = 1 } = chosen
  switch (step) {
    case 'decade':
      return range(EARLIEST_YEAR, Math.min(LATEST_YEAR, thisYear + YEARS_AHEAD), DECADE)
    case 'year':
      return range(decade, decade + DECADE - 1)
    case 'month':
      return range(1, 12)
    case 'day':
      return range(1, daysInMonth(year, month))
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
