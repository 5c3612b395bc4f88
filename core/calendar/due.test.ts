import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfInstant, dayOfIsoDate, endOfDayMs, isoDateOfDay, isWeekend } from './civil-day.ts'
import { dueAt } from './due.ts'
import { HOLIDAY_NOTICES } from './holiday-notices.ts'
import { createWorkCalendar } from './work-calendar.ts'

const calendar = createWorkCalendar()
/** An instant given in Chinese local time. */
const at = (local: string) => Date.parse(`${local}+08:00`)
const calendarDays = (n: number) => ({ n, unit: 'calendar' as const })
const workingDays = (n: number) => ({ n, unit: 'working' as const })
const lastDay = (from: string, limit: ReturnType<typeof calendarDays> | ReturnType<typeof workingDays>) =>
  isoDateOfDay(dayOfInstant(dueAt(at(from), limit, calendar).atMs))

const anInstant = fc.integer({ min: at('2025-01-01T00:00:00'), max: at('2026-11-01T00:00:00') })
const aFewDays = fc.integer({ min: 1, max: 40 })

describe('the end of a time limit', () => {
  it('does not count the day it starts on (民法典 201)', () => {
    // Tuesday + 3 calendar days = Friday.
    expect(lastDay('2026-11-24T09:00:00', calendarDays(3))).toBe('2026-11-27')
    expect(lastDay('2026-11-24T23:59:59', calendarDays(3))).toBe('2026-11-27')
    expect(lastDay('2026-11-25T00:00:00', calendarDays(2))).toBe('2026-11-27')
  })

  it('lasts until the last day is over (民法典 203)', () => {
    expect(dueAt(at('2026-11-24T09:00:00'), calendarDays(3), calendar).atMs).toBe(at('2026-11-28T00:00:00') - 1)
  })

  it('moves from a day of rest to the next working day (民法典 203)', () => {
    expect(lastDay('2026-11-24T09:00:00', calendarDays(4))).toBe('2026-11-30')
    // 7 days from 24 September 2026 end on 1 October: the holiday lasts until the 7th.
    expect(lastDay('2026-09-24T09:00:00', calendarDays(7))).toBe('2026-10-08')
  })

  it('counts working days over a holiday and its make-up workdays', () => {
    // Saturday 10 October 2026 is worked in exchange for the holiday.
    expect(lastDay('2026-09-30T09:00:00', workingDays(1))).toBe('2026-10-08')
    expect(lastDay('2026-09-30T09:00:00', workingDays(3))).toBe('2026-10-10')
    expect(lastDay('2026-09-30T09:00:00', workingDays(4))).toBe('2026-10-12')
  })

  it('may end on a Saturday that is worked', () => {
    expect(lastDay('2026-10-08T09:00:00', calendarDays(2))).toBe('2026-10-10')
  })

  it('runs hours at once, through the night and holidays (民法典 201)', () => {
    const from = at('2026-10-01T22:30:00')
    expect(dueAt(from, { n: 24, unit: 'hour' }, calendar)).toEqual({
      atMs: at('2026-10-02T22:30:00'),
      uncertain: false,
    })
  })

  it('says so where the holidays of a year are not announced yet', () => {
    expect(dueAt(at('2026-12-01T09:00:00'), calendarDays(7), calendar).uncertain).toBe(false)
    expect(dueAt(at('2026-12-30T09:00:00'), calendarDays(7), calendar).uncertain).toBe(true)
  })

  it('ends on a working day, after it began, and never before the plain count of days', () => {
    fc.assert(
      fc.property(anInstant, aFewDays, fc.constantFrom('calendar', 'working'), (fromMs, n, unit) => {
        const end = dayOfInstant(dueAt(fromMs, { n, unit }, calendar).atMs)
        expect(calendar.isWorkingDay(end)).toBe(true)
        expect(end - dayOfInstant(fromMs)).toBeGreaterThanOrEqual(n)
      }),
    )
  })

  it('holds exactly n working days between start and end', () => {
    fc.assert(
      fc.property(anInstant, aFewDays, (fromMs, n) => {
        const start = dayOfInstant(fromMs)
        const end = dayOfInstant(dueAt(fromMs, workingDays(n), calendar).atMs)
        const days = Array.from({ length: end - start }, (_, index) => start + 1 + index)
        expect(days.filter((day) => calendar.isWorkingDay(day))).toHaveLength(n)
      }),
    )
  })

  it('is never earlier for a longer limit or a later start', () => {
    fc.assert(
      fc.property(
        anInstant,
        aFewDays,
        aFewDays,
        fc.constantFrom('calendar', 'working', 'hour'),
        (fromMs, n, by, unit) => {
          const end = dueAt(fromMs, { n, unit }, calendar).atMs
          expect(dueAt(fromMs, { n: n + by, unit }, calendar).atMs).toBeGreaterThanOrEqual(end)
          expect(dueAt(fromMs + by * 3_600_000, { n, unit }, calendar).atMs).toBeGreaterThanOrEqual(end)
        },
      ),
    )
  })
})

describe('the holiday notices', () => {
  const days = (from: string, to: string) => dayOfIsoDate(to) - dayOfIsoDate(from) + 1

  it('lie in their year, and give back only weekend days', () => {
    for (const notice of HOLIDAY_NOTICES) {
      for (const { from, to } of notice.holidays) {
        expect(from.slice(0, 4), from).toBe(String(notice.year))
        expect(days(from, to), from).toBeGreaterThan(0)
      }
      for (const worked of notice.makeUpWorkdays) expect(isWeekend(dayOfIsoDate(worked)), worked).toBe(true)
    }
  })

  it('give the 13 public holidays of the 2024 revision: days off = 13 + weekend days in them − days worked back', () => {
    for (const notice of HOLIDAY_NOTICES) {
      const off = notice.holidays.flatMap(({ from, to }) =>
        Array.from({ length: days(from, to) }, (_, index) => dayOfIsoDate(from) + index),
      )
      const weekdaysOff = off.filter((day) => !isWeekend(day)).length
      // A public holiday that falls on a weekend is given back on a weekday, so the balance is always the 13.
      expect(weekdaysOff - notice.makeUpWorkdays.length, String(notice.year)).toBe(13)
    }
  })
})

describe('a Chinese day', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(isoDateOfDay(dayOfInstant(Date.parse('2026-11-23T16:00:00Z')))).toBe('2026-11-24')
    expect(isoDateOfDay(dayOfInstant(Date.parse('2026-11-23T15:59:59Z')))).toBe('2026-11-23')
  })

  it('goes to text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
        expect(dayOfIsoDate(isoDateOfDay(day))).toBe(day)
        expect(dayOfInstant(endOfDayMs(day))).toBe(day)
        expect(dayOfInstant(endOfDayMs(day) + 1)).toBe(day + 1)
      }),
    )
  })

  it('refuses a date no calendar has', () => {
    expect(() => dayOfIsoDate('2026-13-01')).toThrow(RangeError)
  })
})
