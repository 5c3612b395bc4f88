/** Who may take a case where, and what must be said with it. Pure. */
import { type CaseStage, type DecisionOutcome, nextStages } from '@lutong/core/cases/stages.ts'
import type { Role } from '../../store/centre-store.ts'
import type { MoveOption } from './views.ts'

/** The counter takes in and hands over; deciding and what follows is the supervisor's (least privilege). */
const CLERKS_STAGES: readonly CaseStage[] = ['accepted', 'under-review', 'not-accepted', 'withdrawn']

const maySet = (role: Role, stage: CaseStage): boolean =>
  role === 'supervisor' || (role === 'clerk' && CLERKS_STAGES.includes(stage))

const OUTCOMES: readonly DecisionOutcome[] = ['granted', 'refused']

/** Refusals and endings must be explained; a grant speaks for itself. */
const needsReason = (to: CaseStage, outcome: DecisionOutcome | null): boolean =>
  to === 'not-accepted' || to === 'withdrawn' || outcome === 'refused'

export const movesFor = (role: Role, from: CaseStage): readonly MoveOption[] =>
  nextStages(from)
    .filter((to) => maySet(role, to))
    .flatMap((to) =>
      (to === 'decided' ? OUTCOMES : [null]).map((outcome) => ({ to, outcome, needsReason: needsReason(to, outcome) })),
    )
