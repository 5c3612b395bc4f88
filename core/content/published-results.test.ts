import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ItemCode } from '../ids.ts'
import { type CaseFact, resultsByItem, tellable } from './published-results.ts'

const DAY_MS = 86_400_000
const fact = (days: number | null, level: number | null, institution = '示范镇站'): CaseFact => ({
  itemCode: ItemCode.parse('GF02003'),
  institution,
  receivedAtMs: 0,
  decidedAtMs: days === null ? null : days * DAY_MS,
  level,
})

describe('published results', () => {
  it('tell the median time and the share of the satisfied, 基本满意 and better', () => {
    const facts = [fact(1, 5), fact(2, 3), fact(10, 2), fact(3, 4), fact(4, 1), fact(null, null)]
    expect(resultsByItem(facts)).toMatchObject([
      { itemCode: 'GF02003', received: 6, decided: 5, medianDays: 3, satisfied: { share: 0.6, opinions: 5 } },
    ])
  })

  it('tell nothing of fewer than five', () => {
    expect(resultsByItem([1, 2, 3, 4].map((days) => fact(days, 5)))).toEqual([])
    const few = [fact(1, 5), fact(2, 5), fact(3, 5), fact(4, 5), fact(null, null)]
    expect(resultsByItem(few)).toMatchObject([
      { itemCode: 'GF02003', received: 5, decided: null, medianDays: null, satisfied: null },
    ])
  })

  it('are split by institution, and name none of fewer than five', () => {
    const many = (count: number, institution: string) => Array.from({ length: count }, () => fact(1, 5, institution))
    const split = (facts: readonly CaseFact[]) =>
      resultsByItem(facts)[0]?.institutions.map(({ name, received }) => [name, received])
    expect(split([...many(5, '甲站'), ...many(7, '乙站')])).toEqual([
      ['甲站', 5],
      ['乙站', 7],
    ])
    // One of four would be the whole less the other.
    expect(split([...many(4, '甲站'), ...many(7, '乙站')])).toEqual([])
    expect(split([...many(4, '甲站'), ...many(7, '乙站'), ...many(9, '丙站')])).toEqual([['丙站', 9]])
  })

  it('leave nothing of fewer than five to be worked out from the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), fc.nat(9), (counts, hidden) => {
        const told = tellable(counts, hidden)
        const untold = counts.reduce((sum, count, at) => (told[at] === true ? sum : sum + count), hidden)
        expect(counts.every((count, at) => told[at] !== true || count >= 5)).toBe(true)
        const whole = counts.reduce((sum, count) => sum + count, hidden)
        expect(untold === 0 || untold >= 5 || whole < 5).toBe(true)
      }),
    )
  })
})
