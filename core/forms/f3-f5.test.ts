import { describe, expect, it } from 'vitest'
import { F3Data } from './f3.ts'
import { F4Data } from './f4.ts'
import { F5Data } from './f5.ts'
import { sampleF3, sampleF4, sampleF5 } from './sample-f3-f5.ts'

const paths = (result: { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[] }[] } }) =>
  result.error?.issues.map(({ path }) => path.join('.')) ?? []

describe('F3', () => {
  it('takes its sample, and no agent for a will', () => {
    expect(F3Data.safeParse(sampleF3).success).toBe(true)
    const agent = { name: '王示例', phone: '13800000001', relation: '儿子' }
    const { inheritance: _none, ...rest } = sampleF3
    expect(paths(F3Data.safeParse({ ...rest, notaryMatter: 'will', agents: [agent] }))).toEqual(['agents'])
  })
  it('wants the heirs of an inheritance, and no dispute', () => {
    const { inheritance: _none, ...rest } = sampleF3
    expect(paths(F3Data.safeParse(rest))).toEqual(['inheritance'])
    expect(paths(F3Data.safeParse({ ...sampleF3, disputeFree: false }))).toEqual(['disputeFree'])
  })
})

describe('F4', () => {
  it('takes its sample, at most two agents, and nothing that a court has already', () => {
    expect(F4Data.safeParse(sampleF4).success).toBe(true)
    const agent = { name: '王示例', phone: '13800000001', relation: '朋友' }
    expect(paths(F4Data.safeParse({ ...sampleF4, agents: [agent, agent, agent] }))).toEqual(['agents'])
    expect(paths(F4Data.safeParse({ ...sampleF4, litigationFiled: true }))).toEqual(['litigationFiled'])
  })
  it('wants the reason for being late after sixty days, where the right was told', () => {
    const late = { ...sampleF4, knownDate: '2026-09-01', appliedOn: '2026-11-01' }
    expect(paths(F4Data.safeParse(late))).toEqual(['lateReason'])
    expect(F4Data.safeParse({ ...late, knownDate: '2026-09-02' }).success).toBe(true)
    expect(F4Data.safeParse({ ...late, rightsNotified: false }).success).toBe(true)
    expect(F4Data.safeParse({ ...late, lateReason: '住院' }).success).toBe(true)
  })
})

describe('F5', () => {
  it('takes its sample, and wants how each sum comes about', () => {
    expect(F5Data.safeParse(sampleF5).success).toBe(true)
    expect(paths(F5Data.safeParse({ ...sampleF5, claims: [{ kind: 'wages', amountYuan: 1, formula: '' }] }))).toEqual([
      'claims.0.formula',
    ])
    expect(paths(F5Data.safeParse({ ...sampleF5, leaveDate: '2026-01-01' }))).toEqual(['leaveDate'])
  })
})
