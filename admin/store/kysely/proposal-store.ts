import { PartName } from '@lutong/core/contracts/content-package.ts'
import { ProposalState } from '@lutong/core/content/secrecy-review.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { z } from 'zod'
import type { ContentProposal, ProposalStore } from '../proposal-store.ts'
import type { CentreTables } from './tables.ts'

const THE_RULES = 1
const Drafts = z.array(PartName.extend({ atMs: z.int(), actor: z.string() }))

const toProposal = (row: Selectable<CentreTables['content_proposals']>): ContentProposal => ({
  id: row.id,
  drafts: Drafts.parse(JSON.parse(row.drafts)),
  againVersion: row.again_version,
  note: row.note,
  proposedBy: row.proposed_by,
  proposedAtMs: row.proposed_at,
  state: ProposalState.parse(row.state),
  decidedBy: row.decided_by,
  decidedAtMs: row.decided_at,
  words: row.words,
  version: row.version,
})

/** Inside the transaction that makes the version: false where somebody else decided first. */
export const approveProposalIn = async (
  tx: Transaction<CentreTables>,
  { by, id }: { readonly id: string; readonly by: string },
  version: number,
  atMs: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('content_proposals')
    .set({ state: 'approved', decided_by: by, decided_at: atMs, version })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const createProposalStore = (db: Kysely<CentreTables>): ProposalStore => ({
  addContentProposal: async ({ againVersion, drafts, id, note, proposedAtMs, proposedBy }) => {
    await db
      .insertInto('content_proposals')
      .values({
        ...{ id, note, drafts: JSON.stringify(drafts), state: 'proposed' },
        again_version: againVersion,
        proposed_by: proposedBy,
        proposed_at: proposedAtMs,
      })
      .execute()
  },

  findContentProposal: async (id) => {
    const row = await db.selectFrom('content_proposals').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toProposal(row)
  },

  listContentProposals: async (limit) => {
    const rows = await db.selectFrom('content_proposals').selectAll().orderBy('id', 'desc').limit(limit).execute()
    return rows.map(toProposal)
  },

  returnContentProposal: async (id, by, words, atMs) => {
    const { numUpdatedRows } = await db
      .updateTable('content_proposals')
      .set({ state: 'returned', decided_by: by, decided_at: atMs, words })
      .where('id', '=', id)
      .where('state', '=', 'proposed')
      .executeTakeFirst()
    return numUpdatedRows === 1n ? ok(null) : err('conflict')
  },

  ownApprovalAllowed: async () => {
    const row = await db
      .selectFrom('content_rules')
      .select('own_approval')
      .where('id', '=', THE_RULES)
      .executeTakeFirst()
    return row?.own_approval === 1
  },

  allowOwnApproval: async (allowed, by, atMs) => {
    const row = { own_approval: allowed ? 1 : 0, set_by: by, set_at: atMs }
    await db
      .insertInto('content_rules')
      .values({ id: THE_RULES, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
  },
})
