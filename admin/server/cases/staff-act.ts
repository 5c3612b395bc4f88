/** What staff may do to a case beside its stages, as it comes over the border, and the entry it makes. */
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import { dueAt } from '@lutong/core/calendar/due.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import { type DossierEntry, LimitName, Slot } from '@lutong/core/cases/dossier-entry.ts'
import { levelAbove } from '@lutong/core/cases/levels.ts'
import type { CaseNow } from '@lutong/core/cases/may-act.ts'
import { NotAcceptedReason, PauseReason, ReferralReason } from '@lutong/core/cases/reasons.ts'
import type { CaseStage } from '@lutong/core/cases/stages.ts'
import { z } from 'zod'
import type { Account } from '../../store/account-store.ts'

/** 行政复议法 31 gives ten working days; what no law sets is given the same. */
const SUPPLEMENT_WORKING_DAYS = 10

const Paper = z.strictObject({ name: z.string().trim().min(1).max(60), why: z.string().trim().max(200) })

export const StaffAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask-supplement'), papers: z.array(Paper).min(1).max(20) }),
  z.strictObject({
    kind: z.literal('answer'),
    text: z.string().trim().min(2).max(4000),
    laws: z.string().trim().max(400),
  }),
  z.strictObject({ kind: z.literal('book'), slot: Slot, with: z.string().trim().max(60) }),
  z.strictObject({ kind: z.literal('refer'), to: z.string().trim().min(2).max(60), why: z.string().trim().max(400) }),
  z.strictObject({ kind: z.literal('refer-up'), reason: ReferralReason, note: z.string().trim().max(400) }),
  z.strictObject({ kind: z.literal('take-referral') }),
  z.strictObject({
    kind: z.literal('not-accept'),
    reason: NotAcceptedReason,
    words: z.string().trim().max(1000),
    goTo: z.string().trim().max(200),
  }),
  z.strictObject({
    kind: z.literal('extend-limit'),
    what: LimitName,
    n: z.int().min(1).max(400),
    reason: z.string().trim().min(2).max(400),
  }),
  z.strictObject({ kind: z.literal('pause-limit'), reason: PauseReason, note: z.string().trim().max(400) }),
  z.strictObject({ kind: z.literal('resume-limit') }),
  z.strictObject({ kind: z.literal('register-complaint'), about: z.array(z.uuid()).max(20) }),
  z.strictObject({
    kind: z.literal('investigate-complaint'),
    findings: z.string().trim().min(2).max(4000),
    measures: z.string().trim().max(2000),
  }),
  z.strictObject({ kind: z.literal('review-complaint'), agrees: z.boolean(), note: z.string().trim().max(1000) }),
  z.strictObject({ kind: z.literal('answer-complaint'), text: z.string().trim().min(2).max(4000) }),
  z.strictObject({ kind: z.literal('issue-decision'), reasons: z.array(z.string().trim().min(2).max(1000)).max(10) }),
  z.strictObject({
    kind: z.literal('moderate-experience'),
    shown: z.boolean(),
    text: z.string().trim().max(1000),
    why: z.string().trim().max(200),
  }),
  z.strictObject({ kind: z.literal('follow-up'), note: z.string().trim().min(2).max(1000) }),
])
export type StaffAct = z.infer<typeof StaffAct>

/** Deciding, and changing the time the law gives, is the supervisor's (least privilege). */
export const SUPERVISORS_ACTS: readonly StaffAct['kind'][] = [
  'issue-decision',
  'extend-limit',
  'pause-limit',
  'review-complaint',
  'answer-complaint',
]

const calendar = createWorkCalendar()

const extensionOf = (
  act: Extract<StaffAct, { kind: 'extend-limit' }>,
  { limits }: NonNullable<CaseNow['desk']>,
): DossierEntry | undefined => {
  const state = limits.find((one) => one.what === act.what && one.state === 'running')
  if (state === undefined) return undefined
  const { limit } = state
  const n = limit.n + state.extendedBy + act.n
  return {
    kind: 'limit-extended',
    what: act.what,
    n: act.n,
    unit: limit.unit,
    reason: act.reason,
    beforeMs: state.atMs,
    afterMs: dueAt(state.countedFromMs, { n, unit: limit.unit }, calendar).atMs,
  }
}

/** `undefined`: this act has no entry of its own beside its document, or does not fit the case. */
export const entryOf = (
  act: StaffAct,
  desk: NonNullable<CaseNow['desk']>,
  account: Account,
): DossierEntry | undefined => {
  const by = { id: account.id, name: account.name }
  switch (act.kind) {
    case 'ask-supplement': {
      const { atMs } = dueAt(desk.nowMs, { n: SUPPLEMENT_WORKING_DAYS, unit: 'working' }, calendar)
      return {
        kind: 'supplement-asked',
        until: isoDateOfDay(dayOfInstant(atMs)),
        papers: act.papers.map((paper, index) => ({ code: `supplement-${index + 1}`, ...paper })),
      }
    }
    case 'answer':
      return { kind: 'answered', text: act.text, laws: act.laws }
    case 'book':
      return { kind: 'booked', slot: act.slot, with: act.with }
    case 'refer':
      return { kind: 'referred', to: act.to, why: act.why }
    case 'refer-up': {
      const to = levelAbove(desk.level)
      return to === null ? undefined : { kind: 'referred-up', from: desk.level, to, reason: act.reason, note: act.note }
    }
    case 'take-referral': {
      const at = levelAbove(desk.level)
      return at === null ? undefined : { kind: 'referral-taken', at }
    }
    case 'not-accept':
      return { kind: 'not-accepted', reason: act.reason, words: act.words, goTo: act.goTo }
    case 'extend-limit':
      return extensionOf(act, desk)
    case 'pause-limit':
      return { kind: 'limit-paused', reason: act.reason, note: act.note }
    case 'resume-limit':
      return { kind: 'limit-resumed' }
    case 'register-complaint':
      return { kind: 'complaint-registered', about: act.about, by }
    case 'investigate-complaint':
      return { kind: 'complaint-investigated', findings: act.findings, measures: act.measures, by }
    case 'review-complaint':
      return { kind: 'complaint-reviewed', agrees: act.agrees, note: act.note, by }
    case 'answer-complaint':
      return { kind: 'complaint-answered', text: act.text, by }
    case 'moderate-experience':
      return act.shown
        ? { kind: 'experience-moderated', shown: true, ...(act.text === '' ? {} : { text: act.text }) }
        : { kind: 'experience-moderated', shown: false, why: act.why }
    case 'follow-up':
      return { kind: 'followed-up', note: act.note }
    case 'issue-decision':
      return undefined
    default:
      return act satisfies never
  }
}

/** The stage an act leads to; most lead to none. */
const STAGE_AFTER: Partial<Record<DossierEntry['kind'], CaseStage>> = {
  'not-accepted': 'not-accepted',
  answered: 'decided',
  'complaint-registered': 'accepted',
  'complaint-investigated': 'under-review',
  'complaint-answered': 'decided',
}
export const stageAfter = ({ kind }: DossierEntry): CaseStage | null => STAGE_AFTER[kind] ?? null
