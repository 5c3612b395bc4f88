/** Which acts of a citizen and of staff fit a case as it stands: one answer for the screens and for the centre. Pure. */
import type { Dossier } from './dossier.ts'
import type { DossierEntry } from './dossier-entry.ts'
import { type DeskLevel, levelAbove } from './levels.ts'
import type { LimitState } from './limits.ts'
import type { PauseReason } from './reasons.ts'
import { canMove, type CaseStage } from './stages.ts'

/** 适老化规范: a binding submission can be undone for ten minutes, without a reason. */
export const UNDO_MS = 10 * 60_000

export interface CaseNow {
  readonly stage: CaseStage
  readonly receivedAtMs: number
  /** A booking has no stages to run through: it is moved and cancelled. */
  readonly isBooking: boolean
  readonly isQuestion: boolean
  /** A complaint goes its own way: registered, investigated, reviewed by another, answered. */
  readonly isComplaint: boolean
  readonly dossier: Dossier
  /** What only the staff's side needs; the citizen's acts do not depend on it. */
  readonly desk?: {
    readonly level: DeskLevel
    readonly limits: readonly LimitState[]
    readonly pauseReasons: readonly PauseReason[]
    readonly nowMs: number
  }
}

const ENDED: readonly CaseStage[] = ['published', 'not-accepted', 'withdrawn']
const EARLY: readonly CaseStage[] = ['applied', 'accepted', 'under-review']
const isOpen = ({ stage }: CaseNow): boolean => !ENDED.includes(stage)

/** Letters that may come again; of the others the same once more is the same letter. */
const REPEATED = ['extension-notice', 'pause-notice', 'referral-notice']

/** Until somebody decides it can be taken back; the undo of the first ten minutes is the same act, one press away. */
export const mayWithdraw = (now: CaseNow): boolean => canMove(now.stage, 'withdrawn')

type ComplaintEntry = Extract<DossierEntry, { kind: `complaint-${string}` }>

/** Four eyes: whoever investigated does not review. */
const mayStepComplaint = (entry: ComplaintEntry, { dossier: { complaint }, isComplaint, stage }: CaseNow): boolean => {
  if (!isComplaint) return false
  if (entry.kind === 'complaint-registered') return complaint === null && stage === 'applied'
  const file = complaint?.file ?? null
  if (complaint === null || file === null || complaint.answer !== null || ENDED.includes(stage)) return false
  if (file.about.includes(entry.by.id)) return false
  switch (entry.kind) {
    case 'complaint-investigated':
      return file.investigation === null || file.review?.agrees === false
    case 'complaint-reviewed':
      return file.investigation !== null && file.review === null && file.investigation.byId !== entry.by.id
    case 'complaint-answered':
      return file.review?.agrees === true
    default:
      return entry satisfies never
  }
}

type DeskEntry = Extract<DossierEntry, { kind: 'referred-up' | 'referral-taken' | `limit-${string}` }>

const mayAtDesk = (entry: DeskEntry, now: CaseNow): boolean => {
  const { desk, dossier, stage } = now
  if (desk === undefined) return false
  const isPaused = dossier.pauses.some(({ toMs }) => toMs === null)
  switch (entry.kind) {
    case 'referred-up':
      return (
        EARLY.includes(stage) &&
        (dossier.referral === null || dossier.referral.takenAtMs !== null) &&
        entry.from === desk.level &&
        entry.to === levelAbove(desk.level)
      )
    case 'referral-taken':
      return isOpen(now) && dossier.referral?.takenAtMs === null && dossier.referral.to === entry.at
    case 'limit-extended':
      // What is over cannot be made longer.
      return desk.limits.some(
        (one) =>
          one.what === entry.what &&
          one.state === 'running' &&
          one.mayAdd >= entry.n &&
          one.atMs === entry.beforeMs &&
          one.atMs >= desk.nowMs,
      )
    case 'limit-paused':
      return desk.pauseReasons.includes(entry.reason) && desk.limits.some(({ state }) => state === 'running')
    case 'limit-resumed':
      return isPaused && isOpen(now)
    default:
      return entry satisfies never
  }
}

/** Whether this entry may be added now. Everything that is asked once is refused the second time. */
export const mayAdd = (entry: DossierEntry, now: CaseNow): boolean => {
  const { dossier } = now
  switch (entry.kind) {
    case 'withdrawn-by-citizen':
      return mayWithdraw(now)
    case 'supplement-asked':
      return dossier.supplement === null && EARLY.includes(now.stage)
    case 'supplement-given':
      return dossier.supplement !== null && dossier.supplement.givenAtMs === null && isOpen(now)
    case 'answered':
      return now.isQuestion && dossier.answer === null && isOpen(now)
    case 'booked':
      return now.isBooking && dossier.booking?.state !== 'cancelled' && isOpen(now)
    case 'booking-moved':
      return now.isBooking && dossier.booking?.state !== 'cancelled' && isOpen(now)
    case 'booking-cancelled':
      return now.isBooking && dossier.booking !== null && dossier.booking.state !== 'cancelled'
    case 'referred':
      return isOpen(now) && dossier.referredTo === null
    case 'not-accepted':
      return now.stage === 'applied'
    case 'referred-up':
    case 'referral-taken':
    case 'limit-extended':
    case 'limit-paused':
    case 'limit-resumed':
      return mayAtDesk(entry, now)
    case 'complaint-registered':
    case 'complaint-investigated':
    case 'complaint-reviewed':
    case 'complaint-answered':
      return mayStepComplaint(entry, now)
    case 'document-issued':
      return (
        REPEATED.includes(entry.document.kind) || !dossier.documents.some((one) => one.kind === entry.document.kind)
      )
    case 'receipt-confirmed':
      return dossier.documents.some((one) => one.sha256 === entry.sha256 && !one.confirmed)
    case 'rated':
      return dossier.rating === null
    case 'followed-up':
      return dossier.followUp === 'wanted'
    case 'experience-shared':
      return dossier.experience === 'none'
    case 'experience-moderated':
      return dossier.experience === 'waiting'
    default:
      return entry satisfies never
  }
}
