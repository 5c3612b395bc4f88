import { describe, expect, it } from 'vitest'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import { isOpenAt, isSlot, openDays, slotTimes, USUAL_HOURS } from './office-hours.ts'

const calendar = createWorkCalendar()
const at = (local: string) => Date.parse(`${local}+08:00`)

describe('the hours of a body', () => {
  it('are open in the morning and the afternoon of a working day, closed at noon, at night and on a holiday', () => {
    expect(isOpenAt(USUAL_HOURS, at('2026-11-24T09:00:00'), calendar)).toBe(true)
    expect(isOpenAt(USUAL_HOURS, at('2026-11-24T12:00:00'), calendar)).toBe(false)
    expect(isOpenAt(USUAL_HOURS, at('2026-11-24T16:59:59'), calendar)).toBe(true)
    expect(isOpenAt(USUAL_HOURS, at('2026-11-24T17:00:00'), calendar)).toBe(false)
    expect(isOpenAt(USUAL_HOURS, at('2026-11-28T10:00:00'), calendar)).toBe(false)
    expect(isOpenAt(USUAL_HOURS, at('2026-10-01T10:00:00'), calendar)).toBe(false)
    // A Saturday worked in exchange.
    expect(isOpenAt(USUAL_HOURS, at('2026-10-10T10:00:00'), calendar)).toBe(true)
  })

  it('make slots that end within an opening', () => {
    expect(slotTimes({ ...USUAL_HOURS, slotMinutes: 90 })).toEqual(['09:00', '10:30', '14:00', '15:30'])
    expect(slotTimes({ ...USUAL_HOURS, slotMinutes: 100 })).toEqual(['09:00', '14:00'])
  })

  it('know a slot: on the grid, on an open day, still to come', () => {
    const now = at('2026-11-24T10:30:00')
    expect(isSlot(USUAL_HOURS, { day: '2026-11-24', time: '11:00' }, now, calendar)).toBe(true)
    expect(isSlot(USUAL_HOURS, { day: '2026-11-24', time: '10:00' }, now, calendar)).toBe(false)
    expect(isSlot(USUAL_HOURS, { day: '2026-11-25', time: '11:15' }, now, calendar)).toBe(false)
    expect(isSlot(USUAL_HOURS, { day: '2026-11-28', time: '11:00' }, now, calendar)).toBe(false)
    const closed = { ...USUAL_HOURS, closedDays: ['2026-11-25'] }
    expect(isSlot(closed, { day: '2026-11-25', time: '11:00' }, now, calendar)).toBe(false)
    expect(openDays(closed, now, 3, calendar)).toEqual(['2026-11-26', '2026-11-27', '2026-11-30'])
  })
})
