/**
 * When a body receives people, and how many at a time. Data of the centre's staff; pure rules. Times are China's
 * (UTC+8), days come from the work calendar: a holiday is no working day, a worked Saturday is one.
 */
import { z } from 'zod'
import { dayOfInstant, isoDateOfDay } from '../calendar/civil-day.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'

/** `HH:MM` */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const MINUTE_MS = 60_000
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const Opening = z
  .strictObject({ from: ClockTime, to: ClockTime })
  .refine(({ from, to }) => minuteOf(from) < minuteOf(to), { params: { code: 'order' } })

export const OfficeHours = z.strictObject({
  openings: z.array(Opening).min(1).max(4),
  slotMinutes: z.int().min(10).max(240),
  /** How many citizens are received in one slot. */
  capacity: z.int().min(1).max(50),
  /** Beside weekends and holidays. */
  closedDays: z.array(z.iso.date()).max(60),
})
export type OfficeHours = z.infer<typeof OfficeHours>

/** What counts until staff say otherwise: the usual office hours, one citizen an hour. */
export const USUAL_HOURS: OfficeHours = {
  openings: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '17:00' },
  ],
  slotMinutes: 60,
  capacity: 1,
  closedDays: [],
}

const isOpenDay = (hours: OfficeHours, day: number, calendar: WorkCalendar): boolean =>
  calendar.isWorkingDay(day) && !hours.closedDays.includes(isoDateOfDay(day))

export const isOpenAt = (hours: OfficeHours, atMs: number, calendar: WorkCalendar): boolean => {
  const minute = Math.floor(((atMs + OFFSET_MS) % DAY_MS) / MINUTE_MS)
  return (
    isOpenDay(hours, dayOfInstant(atMs), calendar) &&
    hours.openings.some(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to))
  )
}

/** Beginnings of a day's slots; one that would end after the opening does not begin. */
export const slotTimes = ({ openings, slotMinutes }: OfficeHours): readonly string[] =>
  openings.flatMap(({ from, to }) => {
    const times: string[] = []
    for (let minute = minuteOf(from); minute + slotMinutes <= minuteOf(to); minute += slotMinutes)
      times.push(timeOfMinute(minute))
    return times
  })

/** Whether a slot exists at all: a day that is open, a time on the grid, and not begun yet. */
export const isSlot = (
  hours: OfficeHours,
  slot: { readonly day: string; readonly time: string },
  nowMs: number,
  calendar: WorkCalendar,
): boolean => {
  const day = Date.parse(`${slot.day}T00:00:00Z`) / DAY_MS
  return (
    isOpenDay(hours, day, calendar) &&
    slotTimes(hours).includes(slot.time) &&
    day * DAY_MS - OFFSET_MS + minuteOf(slot.time) * MINUTE_MS > nowMs
  )
}

/** The open days after today, ISO dates. */
export const openDays = (
  hours: OfficeHours,
  nowMs: number,
  count: number,
  calendar: WorkCalendar,
): readonly string[] => {
  const days: string[] = []
  const today = dayOfInstant(nowMs)
  // A body that is closed for a quarter offers nothing rather than searching for ever.
  for (let day = today + 1; days.length < count && day < today + 92; day += 1)
    if (isOpenDay(hours, day, calendar)) days.push(isoDateOfDay(day))
  return days
}
