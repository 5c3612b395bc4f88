/** What waits for a second pair of eyes, as staff see it, and whether the one who asks may let it go. */
import { partKey } from '@lutong/core/contracts/content-package.ts'
import { approvalBy, ProposalState } from '@lutong/core/content/secrecy-review.ts'
import { z } from 'zod'
import type { ContentDraft } from '../../store/content-store.ts'
import type { ContentProposal } from '../../store/proposal-store.ts'
import type { CentreParts } from '../capability.ts'
import type { HeldContent } from './content-desk.ts'
import { ChangedPart, previewOf } from './drafts.ts'

export const ProposalView = z.strictObject({
  id: z.uuid(),
  /** An earlier version that is to come back. */
  againVersion: z.int().nullable(),
  note: z.string(),
  proposedBy: z.string(),
  proposedAtMs: z.int(),
  state: ProposalState,
  decidedBy: z.string().nullable(),
  decidedAtMs: z.int().nullable(),
  words: z.string().nullable(),
  version: z.int().nullable(),
  /** While it waits: what it would change. */
  parts: z.array(ChangedPart),
  /** Written on, or published over, since it was proposed: it can be returned only. */
  stale: z.boolean(),
  /** `alone`: the own text, by the only one there is; `null`: somebody else has to look. */
  mayApprove: z.enum(['second', 'alone']).nullable(),
})
export type ProposalView = z.infer<typeof ProposalView>

type Parts = Pick<CentreParts, 'clock' | 'store'>

const APPROVERS = ['supervisor', 'admin']

const authorsOf = ({ drafts, proposedBy }: ContentProposal): readonly string[] => [
  proposedBy,
  ...drafts.map(({ actor }) => actor),
]

/** How this account may approve it, if at all. */
export const approvalFor = async (
  { clock, store }: Parts,
  proposal: ContentProposal,
  approver: { readonly name: string; readonly role: string },
): Promise<'second' | 'alone' | undefined> => {
  if (!APPROVERS.includes(approver.role)) return undefined
  const staff = await store.listStaff('', clock.nowMs())
  return approvalBy({
    approver: approver.name,
    authors: authorsOf(proposal),
    approvers: staff
      .filter(({ disabledAtMs, role }) => disabledAtMs === null && APPROVERS.includes(role))
      .map(({ name }) => name),
    ownAllowed: await store.ownApprovalAllowed(),
  })
}

/** The drafts as they were proposed; `undefined` where one was written on, thrown away or published over since. */
export const draftsOf = (
  { drafts }: ContentProposal,
  kept: readonly ContentDraft[],
  held: HeldContent,
): readonly ContentDraft[] | undefined => {
  const now = new Map(kept.map((draft) => [partKey(draft), draft]))
  const published = new Map(held.parts.map((part) => [partKey(part), part.ref.sha256]))
  const same = drafts.flatMap((one) => {
    const draft = now.get(partKey(one))
    const stands = draft?.atMs === one.atMs && draft.actor === one.actor
    return stands && published.get(partKey(one)) === draft.baseSha256 ? [draft] : []
  })
  return same.length === drafts.length ? same : undefined
}

export const proposalViewOf = (
  proposal: ContentProposal,
  kept: readonly ContentDraft[],
  held: HeldContent,
  mayApprove: 'second' | 'alone' | undefined,
): ProposalView => {
  const { drafts: _drafts, ...told } = proposal
  const waits = proposal.state === 'proposed'
  const drafts = waits ? draftsOf(proposal, kept, held) : []
  return {
    ...told,
    parts: previewOf(held, drafts ?? []),
    stale: drafts === undefined,
    mayApprove: (waits && drafts !== undefined ? mayApprove : undefined) ?? null,
  }
}
