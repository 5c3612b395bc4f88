import { describe, expect, it } from 'vitest'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { ItemCode } from '../ids.ts'
import { runningLimit } from './limits.ts'
import { canMove, CASE_STAGES, type CaseStage, nextStages } from './stages.ts'

const calendar = createWorkCalendar()
const legalAid = loadCatalogue().items.get(ItemCode.parse('GF02001'))!
const question = loadCatalogue().items.get(ItemCode.parse('GF01001'))!
const mediation = loadCatalogue().items.get(ItemCode.parse('GF05001'))!
const at = (local: string) => Date.parse(`${local}+08:00`)

const applied = { stage: 'applied', atMs: at('2026-11-23T10:00:00') } as const
const accepted = { stage: 'accepted', atMs: at('2026-11-24T10:00:00') } as const
const review = { stage: 'under-review', atMs: at('2026-11-25T10:00:00') } as const
const decided = { stage: 'decided', atMs: at('2026-11-26T10:00:00') } as const
const documented = { stage: 'documented', atMs: at('2026-11-27T10:00:00') } as const

describe('the limit that runs for a case', () => {
  it('is none before legal aid is accepted', () => {
    expect(runningLimit(legalAid, { history: [applied], outcome: null }, calendar)).toBeNull()
  })

  it('is seven days to decide from acceptance, also while it is under review', () => {
    const due = { atMs: at('2026-12-02T00:00:00') - 1, what: 'decide', uncertain: false, verified: false }
    expect(runningLimit(legalAid, { history: [applied, accepted], outcome: null }, calendar)).toEqual(due)
    expect(runningLimit(legalAid, { history: [applied, accepted, review], outcome: null }, calendar)).toEqual(due)
  })

  it('is three days to name a lawyer after a grant, and none after a refusal', () => {
    const history = [applied, accepted, review, decided]
    expect(runningLimit(legalAid, { history, outcome: 'granted' }, calendar)).toMatchObject({
      what: 'assign',
      // Three days end on Sunday 29 November and give way to Monday.
      atMs: at('2026-12-01T00:00:00') - 1,
    })
    expect(runningLimit(legalAid, { history, outcome: 'refused' }, calendar)).toBeNull()
  })

  it('ends with the stage that keeps it, and with a withdrawal or refusal to accept', () => {
    const whole = [applied, accepted, review, decided, documented]
    expect(runningLimit(legalAid, { history: whole, outcome: 'granted' }, calendar)).toBeNull()
    for (const stage of ['withdrawn', 'not-accepted'] as const) {
      const history = [applied, accepted, { stage, atMs: decided.atMs }]
      expect(runningLimit(legalAid, { history, outcome: null }, calendar)).toBeNull()
    }
  })

  it('is 24 hours for a question, from the moment it is left', () => {
    const limit = runningLimit(question, { history: [applied], outcome: null }, calendar)
    expect(limit).toEqual({ atMs: at('2026-11-24T10:00:00'), what: 'decide', uncertain: false, verified: true })
  })

  it('is none where the law sets none', () => {
    expect(runningLimit(mediation, { history: [applied, accepted], outcome: null }, calendar)).toBeNull()
  })
})

describe('the stages of a case', () => {
  it('lead forward only, and every stage but the first is reached from another', () => {
    const reached = new Set<CaseStage>(CASE_STAGES.flatMap((stage) => nextStages(stage)))
    expect([...reached].toSorted()).toEqual(CASE_STAGES.filter((stage) => stage !== 'applied').toSorted())
    for (const from of CASE_STAGES)
      for (const to of CASE_STAGES) if (canMove(from, to)) expect(canMove(to, from), `${from} ${to}`).toBe(false)
  })

  it('cannot be left once a case has ended', () => {
    for (const stage of ['published', 'not-accepted', 'withdrawn'] as const) expect(nextStages(stage)).toEqual([])
  })

  it('cannot skip the review', () => {
    expect(canMove('accepted', 'decided')).toBe(false)
    expect(canMove('applied', 'under-review')).toBe(false)
  })
})
