/**
 * Days as people in China count them: UTC+8 throughout the year (no summer time since 1991), whatever zone a machine is in.
 * A day is a whole number, 0 = 1970-01-01, so that day arithmetic is plain arithmetic.
 */
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const OFFSET_MS = 8 * HOUR_MS

/** The Chinese calendar day in which an instant (epoch ms) falls. */
export const dayOfInstant = (atMs: number): number => Math.floor((atMs + OFFSET_MS) / DAY_MS)

/** The last millisecond of a day, so that the instant printed as a date still shows that day. */
export const endOfDayMs = (day: number): number => (day + 1) * DAY_MS - OFFSET_MS - 1

/** `YYYY-MM-DD` → day. The text must be a calendar date (data of ours; a bug otherwise). */
export const dayOfIsoDate = (isoDate: string): number => {
  const atMs = Date.parse(`${isoDate}T00:00:00Z`)
  if (Number.isNaN(atMs)) throw new RangeError('not an ISO 8601 calendar date')
  return atMs / DAY_MS
}

/** Day → `YYYY-MM-DD`. */
export const isoDateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Saturday or Sunday; 1970-01-01 was a Thursday. */
export const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7)

/** The same day of the month n months later; where the month has no such day, its last (民法典 202). */
export const monthsAfter = (day: number, months: number): number => {
  const [year = 0, month = 0, date = 0] = isoDateOfDay(day).split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return Date.UTC(year, month - 1 + months, Math.min(date, lastDate)) / DAY_MS
}
