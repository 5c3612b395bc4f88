/** What is looked at before a text goes to terminals, and who may let it go: never its author alone. Pure. */
import { z } from 'zod'
import { SECRECY_CHECKS } from './secrecy-checks.ts'

export const SecrecyCheck = z.enum(SECRECY_CHECKS)
export type SecrecyCheck = z.infer<typeof SecrecyCheck>

/** Every point was looked at, one by one. */
export const SecrecyReview = z.strictObject({
  'no-state-secret': z.literal(true),
  'no-work-secret': z.literal(true),
  'no-person': z.literal(true),
  'no-business-secret': z.literal(true),
} satisfies Record<SecrecyCheck, z.ZodLiteral<true>>)

const PROPOSAL_STATES = ['proposed', 'approved', 'returned'] as const
export const ProposalState = z.enum(PROPOSAL_STATES)
export type ProposalState = z.infer<typeof ProposalState>

interface Approval {
  /** Names of accounts, which are unique. */
  readonly approver: string
  /** Whoever wrote or proposed. */
  readonly authors: readonly string[]
  /** Everybody who could approve now. */
  readonly approvers: readonly string[]
  /** Whether the centre lets somebody who is alone approve the own text. */
  readonly ownAllowed: boolean
}

/** `alone`: the own text, by the only one there is, and it is said so for ever. */
export const approvalBy = ({ approver, approvers, authors, ownAllowed }: Approval): 'second' | 'alone' | undefined => {
  if (!authors.includes(approver)) return 'second'
  return ownAllowed && approvers.every((one) => one === approver) ? 'alone' : undefined
}
