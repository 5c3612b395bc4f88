import { describe, expect, it } from 'vitest'
import { F1bData, perCapitaMonthlyYuan } from './f1b.ts'
import { sampleF1b } from './sample.ts'

describe('the statement of hardship', () => {
  it('computes the income a head to the fen', () => {
    // (1200 + 600 + 0 + 150.5) / 3
    expect(perCapitaMonthlyYuan(sampleF1b)).toBe(650.17)
    expect(perCapitaMonthlyYuan({ ...sampleF1b, householdSize: 1, members: [] })).toBe(1350.5)
  })

  it('cannot leave out a member, nor count one that is not there', () => {
    expect(F1bData.safeParse({ ...sampleF1b, householdSize: 4 }).error?.issues[0]?.path).toEqual(['members'])
    expect(F1bData.safeParse({ ...sampleF1b, householdSize: 2 }).success).toBe(false)
  })

  it('needs both promises', () => {
    expect(F1bData.safeParse({ ...sampleF1b, consentToCheck: false }).success).toBe(false)
    expect(F1bData.safeParse({ ...sampleF1b, consequencesAcknowledged: false }).success).toBe(false)
  })
})
