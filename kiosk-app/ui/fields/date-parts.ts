/** A date as three numbers one can type or step: no wheel to drag, no calendar to leaf back to 1930. */
export interface DateParts {
  readonly year: string
  readonly month: string
  readonly day: string
}
export type DatePart = keyof DateParts

export const NO_DATE: DateParts = { year: '', month: '', day: '' }

const EARLIEST = '1900-01-01'
/** Terms and deadlines lie ahead, too. */
const YEARS_AHEAD = 10

/** First and last day that make sense for a question, `YYYY-MM-DD`. */
export interface DayBounds {
  readonly earliest: string
  readonly latest: string
}

export const dayBounds = (days: 'until-today' | 'from-today' | undefined, today: string): DayBounds => ({
  earliest: days === 'from-today' ? today : EARLIEST,
  latest: days === 'until-today' ? today : `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`,
})

/** Width of each part when it is complete: the next part takes the focus then. */
export const PART_LENGTH: Readonly<Record<DatePart, number>> = { year: 4, month: 2, day: 2 }

export const partsOf = (value: string): DateParts => {
  const match = /^(\d{0,4})-(\d{0,2})-(\d{0,2})$/.exec(value)
  if (match === null) return NO_DATE
  return { year: match[1] ?? '', month: stripZero(match[2] ?? ''), day: stripZero(match[3] ?? '') }
}

const stripZero = (digits: string) => digits.replace(/^0(?=\d)/, '')

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** `YYYY-MM-DD`; empty where nothing is typed; what is half typed stays as it is, so that the host can say so. */
export const dateOf = (parts: DateParts): string => {
  if (parts.year === '' && parts.month === '' && parts.day === '') return ''
  return `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/**
 * One more or one less, within calendar and bounds; an empty part begins at `today`. A day too many is pulled back
 * (31 → 30), and so is a whole date that has left the bounds.
 */
export const stepPart = (
  parts: DateParts,
  part: DatePart,
  by: 1 | -1,
  today: DateParts,
  { earliest, latest }: DayBounds,
): DateParts => {
  const step = (one: DatePart, low: number, high: number) =>
    String(parts[one] === '' ? clamp(Number(today[one]), low, high) : clamp(Number(parts[one]) + by, low, high))
  const longest = (year: string, month: string) =>
    month === '' ? 31 : daysInMonth(year === '' ? 2000 : Number(year), Number(month))
  const withinBounds = (next: DateParts): DateParts => {
    if (!isWhole(next)) return next
    const date = dateOf(next)
    return date < earliest ? partsOf(earliest) : date > latest ? partsOf(latest) : next
  }
  const yearOf = (day: string) => Number(day.slice(0, 4))
  switch (part) {
    case 'year':
      return withinBounds(withinMonth({ ...parts, year: step('year', yearOf(earliest), yearOf(latest)) }))
    case 'month':
      return withinBounds(withinMonth({ ...parts, month: step('month', 1, 12) }))
    case 'day':
      return withinBounds({ ...parts, day: step('day', 1, longest(parts.year, parts.month)) })
    default:
      return part satisfies never
  }
}

const isWhole = (parts: DateParts) => parts.year.length === PART_LENGTH.year && parts.month !== '' && parts.day !== ''

const withinMonth = (parts: DateParts): DateParts => {
  if (parts.year === '' || parts.month === '' || parts.day === '') return parts
  return { ...parts, day: String(Math.min(Number(parts.day), daysInMonth(Number(parts.year), Number(parts.month)))) }
}
