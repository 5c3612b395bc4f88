/** What is written in an act's form, and the act that comes of it. */
import { NotAcceptedReason, needsGoTo, PauseReason, ReferralReason } from '@lutong/core/cases/reasons.ts'
import type { CaseView } from '../../server/cases/views.ts'
import type { ActKind } from './offered-acts.ts'

export interface Paper {
  readonly name: string
  readonly why: string
}
export const NO_PAPER: Paper = { name: '', why: '' }

export interface Draft {
  readonly papers: readonly Paper[]
  readonly text: string
  readonly extra: string
  readonly day: string
  readonly dayPart: 'morning' | 'afternoon'
  /** Empty: the half-day alone. */
  readonly time: string
  readonly shown: boolean
  /** Of a list of reasons. */
  readonly reason: string
  /** How many units more. */
  readonly n: string
  /** Accounts ticked. */
  readonly about: readonly string[]
}

/** Reasons begin with the first of their list. */
const FIRST_REASON: Partial<Record<ActKind, (view: CaseView) => string | undefined>> = {
  'refer-up': () => ReferralReason.options[0],
  'not-accept': () => NotAcceptedReason.options[0],
  'pause-limit': (view) => view.pauseReasons[0],
}

export const emptyDraft = (kind: ActKind, view: CaseView): Draft => ({
  papers: [NO_PAPER],
  text: kind === 'moderate-experience' ? (view.dossier.experienceText ?? '') : '',
  extra: '',
  day: '',
  dayPart: 'morning',
  time: '',
  shown: kind === 'review-complaint',
  reason: FIRST_REASON[kind]?.(view) ?? '',
  n: String(extendable(view)?.mayAdd ?? ''),
  about: [],
})

/** The limit that may be made longer now. */
export const extendable = ({ limits }: CaseView) => limits.find((one) => one.state === 'running' && one.mayAdd > 0)

export const actOf = (kind: ActKind, draft: Draft, view: CaseView): object => {
  switch (kind) {
    case 'ask-supplement':
      return { kind, papers: draft.papers.filter((paper) => paper.name.trim() !== '') }
    case 'answer':
      return { kind, text: draft.text, laws: draft.extra }
    case 'book':
      return {
        kind,
        slot: { day: draft.day, dayPart: draft.dayPart, ...(draft.time === '' ? {} : { time: draft.time }) },
        with: draft.extra,
      }
    case 'refer':
      return { kind, to: draft.text, why: draft.extra }
    case 'refer-up':
      return { kind, reason: draft.reason, note: draft.extra }
    case 'not-accept':
      return { kind, reason: draft.reason, words: draft.text.slice(0, 1000), goTo: draft.extra.slice(0, 200) }
    case 'extend-limit':
      return { kind, what: extendable(view)?.what, n: Number(draft.n), reason: draft.extra }
    case 'pause-limit':
      return { kind, reason: draft.reason, note: draft.extra }
    case 'take-referral':
    case 'resume-limit':
      return { kind }
    case 'register-complaint':
      return { kind, about: draft.about }
    case 'investigate-complaint':
      return { kind, findings: draft.text, measures: draft.extra }
    case 'review-complaint':
      return { kind, agrees: draft.shown, note: draft.text.slice(0, 1000) }
    case 'answer-complaint':
      return { kind, text: draft.text }
    case 'issue-decision':
      return { kind, reasons: draft.text.split('\n').filter((line) => line.trim() !== '') }
    case 'moderate-experience':
      return { kind, shown: draft.shown, text: draft.text, why: draft.extra.slice(0, 200) }
    case 'follow-up':
      return { kind, note: draft.text }
    default:
      return kind satisfies never
  }
}

const LEAST_WORDS = 2
const said = (text: string): boolean => text.trim().length >= LEAST_WORDS

export const isComplete = (kind: ActKind, draft: Draft, view: CaseView): boolean => {
  switch (kind) {
    case 'ask-supplement':
      return draft.papers.some((paper) => paper.name.trim() !== '')
    case 'answer':
    case 'refer':
    case 'follow-up':
    case 'investigate-complaint':
    case 'answer-complaint':
      return said(draft.text)
    case 'book':
      return draft.day !== ''
    case 'refer-up':
      return ReferralReason.safeParse(draft.reason).success
    case 'not-accept': {
      const reason = NotAcceptedReason.safeParse(draft.reason)
      return reason.success && (!needsGoTo(reason.data) || said(draft.extra))
    }
    case 'extend-limit': {
      const n = Number(draft.n)
      return said(draft.extra) && Number.isInteger(n) && n >= 1 && n <= (extendable(view)?.mayAdd ?? 0)
    }
    case 'pause-limit':
      return PauseReason.safeParse(draft.reason).success
    case 'review-complaint':
      return draft.shown || said(draft.text)
    case 'moderate-experience':
      return draft.shown || said(draft.extra)
    case 'issue-decision':
    case 'take-referral':
    case 'resume-limit':
    case 'register-complaint':
      return true
    default:
      return kind satisfies never
  }
}
