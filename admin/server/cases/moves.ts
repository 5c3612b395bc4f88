/** Who may take a case where, and what must be said with it. Pure. */
import { type CaseStage, type DecisionOutcome, nextStages } from '@lutong/core/cases/stages.ts'
import type { Role } from '../../store/account-store.ts'
import type { MoveOption } from './views.ts'

/** The counter takes in and hands over; deciding and what follows is the supervisor's (least privilege). */
const CLERKS_STAGES: readonly CaseStage[] = ['accepted', 'under-review', 'withdrawn']
/** Reached by an act with a letter of its own, never by a bare move. */
const BY_ACT: readonly CaseStage[] = ['not-accepted']

const maySet = (role: Role, stage: CaseStage): boolean =>
  role === 'supervisor' || (role === 'clerk' && CLERKS_STAGES.includes(stage))

const OUTCOMES: readonly DecisionOutcome[] = ['granted', 'refused']

/** Refusals and endings must be explained; a grant speaks for itself. */
const needsReason = (to: CaseStage, outcome: DecisionOutcome | null): boolean =>
  to === 'withdrawn' || outcome === 'refused'

/** A complaint goes by its own steps: registered, investigated, reviewed by another, answered. */
export const movesFor = (role: Role, from: CaseStage, isComplaint: boolean): readonly MoveOption[] =>
  nextStages(from)
    .filter((to) => maySet(role, to) && !BY_ACT.includes(to) && (!isComplaint || to === 'withdrawn'))
    .flatMap((to) =>
      (to === 'decided' ? OUTCOMES : [null]).map((outcome) => ({ to, outcome, needsReason: needsReason(to, outcome) })),
    )
