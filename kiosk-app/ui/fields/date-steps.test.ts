import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf } from './date-parts.ts'
import { type Chosen, choosePart, offered, oneStepBack } from './date-steps.ts'

const THIS_YEAR = 2026

describe('choosing a date by decade, year, month and day', () => {
  it('reaches 1930 in four choices', () => {
    let chosen: Chosen = {}
    let date = ''
    for (const value of [1930, 1930, 2, 7]) {
      expect(offered(chosen, THIS_YEAR)).toContain(value)
      const chose = choosePart(chosen, value)
      if ('next' in chose) chosen = chose.next
      else date = dateOf(chose.date)
    }
    expect(date).toBe('1930-02-07')
  })

  it('offers the 29th of February in leap years alone', () => {
    expect(offered({ decade: 2020, year: 2024, month: 2 }, THIS_YEAR)).toHaveLength(29)
    expect(offered({ decade: 1900, year: 1900, month: 2 }, THIS_YEAR)).toHaveLength(28)
  })

  it('takes the last choice back', () => {
    expect(oneStepBack({ decade: 1930, year: 1931, month: 3 })).toEqual({ decade: 1930, year: 1931 })
    expect(oneStepBack({ decade: 1930, year: 1931 })).toEqual({ decade: 1930 })
    expect(oneStepBack({ decade: 1930 })).toEqual({})
  })

  it('ends, whatever is chosen, on a day of the calendar', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (picks) => {
        let chosen: Chosen = {}
        for (const pick of picks) {
          const all = offered(chosen, THIS_YEAR)
          const chose = choosePart(chosen, all[pick % all.length] ?? 0)
          if ('next' in chose) chosen = chose.next
          else {
            const written = dateOf(chose.date)
            expect(new Date(`${written}T00:00:00Z`).toISOString().slice(0, 10)).toBe(written)
          }
        }
      }),
    )
  })
})
