import type { PartName } from '@lutong/core/contracts/content-package.ts'
import type { ProposalState } from '@lutong/core/content/secrecy-review.ts'
import type { Result } from '@lutong/core/result.ts'

/** A draft as it was when it was proposed. */
interface ProposedDraft extends PartName {
  readonly atMs: number
  readonly actor: string
}

interface NewProposal {
  readonly id: string
  readonly drafts: readonly ProposedDraft[]
  /** An earlier version that is to come back; `null`: it is the drafts. */
  readonly againVersion: number | null
  readonly note: string
  readonly proposedBy: string
  readonly proposedAtMs: number
}

export interface ContentProposal extends NewProposal {
  readonly state: ProposalState
  readonly decidedBy: string | null
  readonly decidedAtMs: number | null
  /** What is said to the author of what was returned. */
  readonly words: string | null
  /** What it became. */
  readonly version: number | null
}

/** Texts that wait for a second pair of eyes; how a proposal is approved is `addContentVersion`'s. */
export interface ProposalStore {
  addContentProposal(proposal: NewProposal): Promise<void>
  findContentProposal(id: string): Promise<ContentProposal | undefined>
  /** Newest first. */
  listContentProposals(limit: number): Promise<readonly ContentProposal[]>
  /** Fails where it was decided already. */
  returnContentProposal(id: string, by: string, words: string, atMs: number): Promise<Result<null, 'conflict'>>
  /** Whether whoever is the only one to approve may approve the own text. */
  ownApprovalAllowed(): Promise<boolean>
  allowOwnApproval(allowed: boolean, by: string, atMs: number): Promise<void>
}
