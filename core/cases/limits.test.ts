import { describe, expect, it } from 'vitest'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { ItemCode } from '../ids.ts'
import { type ClockWork, limitsOf, runningLimit } from './limits.ts'
import { canMove, CASE_STAGES, type CaseStage, nextStages } from './stages.ts'

const calendar = createWorkCalendar()
const legalAid = loadCatalogue().items.get(ItemCode.parse('GF02001'))!
const arbitration = loadCatalogue().items.get(ItemCode.parse('GF06002'))!
const notary = loadCatalogue().items.get(ItemCode.parse('GF03001'))!
const question = loadCatalogue().items.get(ItemCode.parse('GF01001'))!
const mediation = loadCatalogue().items.get(ItemCode.parse('GF05001'))!
const at = (local: string) => Date.parse(`${local}+08:00`)

const applied = { stage: 'applied', atMs: at('2026-11-23T10:00:00') } as const
const accepted = { stage: 'accepted', atMs: at('2026-11-24T10:00:00') } as const
const review = { stage: 'under-review', atMs: at('2026-11-25T10:00:00') } as const
const decided = { stage: 'decided', atMs: at('2026-11-26T10:00:00') } as const
const documented = { stage: 'documented', atMs: at('2026-11-27T10:00:00') } as const

describe('the limit that runs for a case', () => {
  it('is none before arbitration is accepted, but for the one to accept it', () => {
    expect(runningLimit(arbitration, { history: [applied], outcome: null }, calendar)?.what).toBe('accept')
    expect(runningLimit(arbitration, { history: [applied, accepted], outcome: null }, calendar)?.what).toBe('decide')
  })

  it('is seven days to decide legal aid from the application (43), also while it is under review', () => {
    const due = { atMs: at('2026-12-01T00:00:00') - 1, what: 'decide', uncertain: false }
    for (const history of [[applied], [applied, accepted], [applied, accepted, review]])
      expect(runningLimit(legalAid, { history, outcome: null }, calendar)).toMatchObject(due)
  })

  it('stands still while staff stopped it, and pauses that overlap count once', () => {
    const history = [applied, accepted]
    const limit = (clockWork: ClockWork) => limitsOf(notary, { history, outcome: null, clockWork }, calendar)
    const [free] = limit({ pauses: [], extensions: [] })
    const day = (n: number) => accepted.atMs + n * 86_400_000
    const open = { pauses: [{ fromMs: day(1), toMs: null }], extensions: [] }
    expect(limit(open)).toMatchObject([{ state: 'paused' }])
    expect(runningLimit(notary, { history, outcome: null, clockWork: open }, calendar)).toBeNull()
    const overlapping = {
      pauses: [
        { fromMs: day(1), toMs: day(8) },
        { fromMs: day(3), toMs: day(8) },
      ],
      extensions: [],
    }
    expect(limit(overlapping)[0]!.atMs - free!.atMs).toBe(7 * 86_400_000)
  })

  it('is longer by what was added, in the unit of the law, and only by the rule of its service', () => {
    const history = [applied, accepted]
    const state = (n: number) =>
      limitsOf(
        arbitration,
        { history, outcome: null, clockWork: { pauses: [], extensions: n === 0 ? [] : [{ what: 'decide', n }] } },
        calendar,
      )[0]
    expect(state(0)).toMatchObject({ extendedBy: 0, mayAdd: 15 })
    expect(state(10)).toMatchObject({ extendedBy: 10, mayAdd: 0 })
    expect(state(10)!.atMs).toBeGreaterThan(state(0)!.atMs)
    for (const item of loadCatalogue().items.values())
      for (const limit of item.timeLimits)
        if (limit.extension !== undefined) expect(limit.extension.source, item.code).toMatch(/ \d+$/)
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
    expect(limit).toMatchObject({ atMs: at('2026-11-24T10:00:00'), what: 'decide', uncertain: false })
    expect(limit?.limit.verified).toBe(true)
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
