import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayBounds } from './date-parts.ts'
import { type Chosen, choosePart, offered, oneStepBack } from './date-steps.ts'

const TODAY = '2026-11-24'
const ANY = dayBounds(undefined, TODAY)

const KINDS = fc.constantFrom('until-today', 'from-today', undefined)

describe('choosing a date by decade, year, month and day', () => {
  it('reaches 1930 in four choices', () => {
    let chosen: Chosen = {}
    let date = ''
    for (const value of [1930, 1930, 2, 7]) {
      expect(offered(chosen, ANY)).toContain(value)
      const chose = choosePart(chosen, value)
      if ('next' in chose) chosen = chose.next
      else date = dateOf(chose.date)
    }
    expect(date).toBe('1930-02-07')
  })

  it('offers the 29th of February in leap years alone', () => {
    expect(offered({ decade: 2020, year: 2024, month: 2 }, ANY)).toHaveLength(29)
    expect(offered({ decade: 1900, year: 1900, month: 2 }, ANY)).toHaveLength(28)
  })

  it('offers no day to come where the day has been, and none that has passed where it is to come', () => {
    const been = dayBounds('until-today', TODAY)
    expect(offered({}, been).at(-1)).toBe(2020)
    expect(offered({ decade: 2020 }, been).at(-1)).toBe(2026)
    expect(offered({ decade: 2020, year: 2026 }, been).at(-1)).toBe(11)
    expect(offered({ decade: 2020, year: 2026, month: 11 }, been).at(-1)).toBe(24)
    const toCome = dayBounds('from-today', TODAY)
    expect(offered({}, toCome)).toEqual([2020, 2030])
    expect(offered({ decade: 2020 }, toCome)).toEqual([2026, 2027, 2028, 2029])
    expect(offered({ decade: 2020, year: 2026 }, toCome)).toEqual([11, 12])
    expect(offered({ decade: 2020, year: 2026, month: 11 }, toCome)[0]).toBe(24)
  })

  it('takes the last choice back', () => {
    expect(oneStepBack({ decade: 1930, year: 1931, month: 3 })).toEqual({ decade: 1930, year: 1931 })
    expect(oneStepBack({ decade: 1930, year: 1931 })).toEqual({ decade: 1930 })
    expect(oneStepBack({ decade: 1930 })).toEqual({})
  })

  it('ends, whatever is chosen, on a day of the calendar', () => {
    fc.assert(
      fc.property(KINDS, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (days, picks) => {
        const bounds = dayBounds(days, TODAY)
        let chosen: Chosen = {}
        for (const pick of picks) {
          const all = offered(chosen, bounds)
          const chose = choosePart(chosen, all[pick % all.length] ?? 0)
          if ('next' in chose) chosen = chose.next
          else {
            const written = dateOf(chose.date)
            expect(new Date(`${written}T00:00:00Z`).toISOString().slice(0, 10)).toBe(written)
            expect(written >= bounds.earliest && written <= bounds.latest).toBe(true)
          }
        }
      }),
    )
  })
})
