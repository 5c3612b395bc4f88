/** The one way into a trace: behind its last entry, inside the transaction that does what it tells of. */
import type { Kysely, Transaction } from 'kysely'
import type { NewTrace } from '../consultation-store.ts'
import type { Vault } from '../vault.ts'
import { fromTrace } from './consultation-rows.ts'
import type { CentreTables } from './tables.ts'
import { link } from './trace-chain.ts'

export const traceHeadIn = (db: Kysely<CentreTables>, id: string) =>
  db
    .selectFrom('consultation_trace')
    .select(['seq', 'sha256', 'sm3'])
    .where('consultation_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The consultation's row must be held: two who append would both stand on the same entry. */
export const appendTrace = async (
  tx: Transaction<CentreTables>,
  vault: Vault,
  id: string,
  entries: readonly NewTrace[],
  atMs: number,
  askId: string | null,
): Promise<void> => {
  let before = await traceHeadIn(tx, id)
  for (const [index, entry] of entries.entries()) {
    const linked = link(id, before, entry, atMs)
    await tx
      .insertInto('consultation_trace')
      .values(fromTrace(id, linked, index === 0 ? askId : null, vault))
      .execute()
    before = linked
  }
}
