/**
 * The canonical stages of a case: 申请 → 受理 → 审查 → 决定 → 制证 → 公开, and the two ways it ends early.
 * Pure rules; who may press what is the centre's business (roles), how it is stored the store's.
 */
import { z } from 'zod'

export const CASE_STAGES = [
  'applied',
  'accepted',
  'under-review',
  'decided',
  'documented',
  'published',
  'not-accepted',
  'withdrawn',
] as const
export const CaseStage = z.enum(CASE_STAGES)
export type CaseStage = z.infer<typeof CaseStage>

const NEXT: Record<CaseStage, readonly CaseStage[]> = {
  applied: ['accepted', 'not-accepted', 'withdrawn'],
  accepted: ['under-review', 'withdrawn'],
  'under-review': ['decided', 'withdrawn'],
  decided: ['documented'],
  documented: ['published'],
  published: [],
  'not-accepted': [],
  withdrawn: [],
}

/** Something is still to be done. */
export const OPEN_STAGES: readonly CaseStage[] = ['applied', 'accepted', 'under-review', 'decided', 'documented']

export const nextStages = (stage: CaseStage): readonly CaseStage[] => NEXT[stage]
export const canMove = (from: CaseStage, to: CaseStage): boolean => NEXT[from].includes(to)

/** A decision says which way it went; refusal to accept and refusal in the decision must give a reason. */
export const DecisionOutcome = z.enum(['granted', 'refused'])
export type DecisionOutcome = z.infer<typeof DecisionOutcome>
