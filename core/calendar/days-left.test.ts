import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDaysLeft } from './days-left.ts'
import { dueAt } from './due.ts'
import { createWorkCalendar } from './work-calendar.ts'

const calendar = createWorkCalendar()
/** Noon in Beijing. */
const noon = (isoDate: string): number => Date.parse(`${isoDate}T04:00:00Z`)

describe('working days left', () => {
  it.each([
    ['the same day', '2026-11-24', '2026-11-24', 0],
    ['tomorrow', '2026-11-24', '2026-11-25', 1],
    ['over a weekend', '2026-11-27', '2026-11-30', 1],
    ['over National Day, 1–7 October', '2026-09-30', '2026-10-08', 1],
    ['on a day of rest', '2026-11-27', '2026-11-28', 0],
    ['over since yesterday', '2026-11-25', '2026-11-24', -1],
    ['over since Friday, on Monday', '2026-11-30', '2026-11-27', -1],
  ])('%s', (_name, now, at, left) => {
    expect(workingDaysLeft(noon(now), noon(at), calendar)).toBe(left)
  })

  it('is over once its instant has passed, also on the same day', () => {
    expect(workingDaysLeft(noon('2026-11-24'), noon('2026-11-24') - 1, calendar)).toBe(-1)
  })

  it('counts back what the law counted forward', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (day, n) => {
        const now = noon('2026-01-05') + day * 86_400_000
        expect(workingDaysLeft(now, dueAt(now, { n, unit: 'working' }, calendar).atMs, calendar)).toBe(n)
      }),
    )
  })
})
