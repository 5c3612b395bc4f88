import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, type DatePart, dayBounds, NO_DATE, partsOf, stepPart } from './date-parts.ts'

const today = { year: '2026', month: '11', day: '24' }
const ANY = dayBounds(undefined, '2026-11-24')

describe('a date in parts', () => {
  it('reads and writes a day long ago', () => {
    expect(partsOf('1930-02-07')).toEqual({ year: '1930', month: '2', day: '7' })
    expect(dateOf({ year: '1930', month: '2', day: '7' })).toBe('1930-02-07')
  })

  it('is empty where nothing is typed, and keeps what is half typed for the host to name', () => {
    expect(dateOf(NO_DATE)).toBe('')
    expect(dateOf({ year: '1930', month: '', day: '' })).toBe('1930-00-00')
  })

  it('begins stepping at today', () => {
    expect(stepPart(NO_DATE, 'year', 1, today, ANY).year).toBe('2026')
  })

  it('pulls a day back that the month does not have', () => {
    expect(stepPart({ year: '2025', month: '1', day: '31' }, 'month', 1, today, ANY)).toEqual({
      year: '2025',
      month: '2',
      day: '28',
    })
    expect(stepPart({ year: '2024', month: '2', day: '29' }, 'year', 1, today, ANY).day).toBe('28')
  })

  it('is not stepped past today where the day has been', () => {
    const been = dayBounds('until-today', '2026-11-24')
    expect(stepPart(today, 'day', 1, today, been)).toEqual(today)
    expect(stepPart({ year: '2025', month: '12', day: '3' }, 'year', 1, today, been)).toEqual(today)
    expect(stepPart(today, 'year', -1, today, dayBounds('from-today', '2026-11-24'))).toEqual(today)
  })

  it('never leaves the calendar, however often it is stepped', () => {
    const step = fc.record({
      part: fc.constantFrom<DatePart>('year', 'month', 'day'),
      by: fc.constantFrom<1 | -1>(1, -1),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const end = steps.reduce((parts, { part, by }) => stepPart(parts, part, by, today, ANY), partsOf('2024-02-28'))
        const written = dateOf(end)
        expect(new Date(`${written}T00:00:00Z`).toISOString().slice(0, 10)).toBe(written)
      }),
    )
  })
})
