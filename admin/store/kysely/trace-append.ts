/** The one way into a trace: behind its last entry, inside the transaction that does what it tells of. */
import type { Kysely, Transaction } from 'kysely'
import type { NewTrace } from '../consultation-store.ts'
import type { Vault } from '../vault.ts'
import { fromTrace } from './consultation-rows.ts'
import type { CentreTables } from './tables.ts'
import { link } from './trace-chain.ts'

/** What one ask adds to one trace. */
export interface TraceAddition {
  readonly id: string
  readonly entries: readonly NewTrace[]
  readonly atMs: number
  readonly askId: string | null
}

export const traceHeadIn = (db: Kysely<CentreTables>, id: string) =>
  db
    .selectFrom('consultation_trace')
    .select(['seq', 'sha256', 'sm3'])
    .where('consultation_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

const headsIn = async (tx: Transaction<CentreTables>, ids: readonly string[]) => {
  const rows = await tx
    .selectFrom('consultation_trace as entry')
    .innerJoin(
      (from) =>
        from
          .selectFrom('consultation_trace')
          .select(({ fn }) => ['consultation_id', fn.max('seq').as('seq')])
          .where('consultation_id', 'in', ids)
          .groupBy('consultation_id')
          .as('last'),
      (join) => join.onRef('last.consultation_id', '=', 'entry.consultation_id').onRef('last.seq', '=', 'entry.seq'),
    )
    .select(['entry.consultation_id as id', 'entry.seq as seq', 'entry.sha256 as sha256', 'entry.sm3 as sm3'])
    .execute()
  return new Map<string, Parameters<typeof link>[1]>(rows.map((row) => [row.id, row]))
}

/**
 * Every trace's last entry by one statement and all that is added by another, however many there are. The
 * consultations' rows must be held: two who append would both stand on the same entry.
 */
export const appendTraces = async (
  tx: Transaction<CentreTables>,
  vault: Vault,
  additions: readonly TraceAddition[],
): Promise<void> => {
  const wanted = additions.filter(({ entries }) => entries.length > 0)
  if (wanted.length === 0) return
  const heads = await headsIn(tx, [...new Set(wanted.map(({ id }) => id))])
  const rows = wanted.flatMap(({ askId, atMs, entries, id }) =>
    entries.map((entry, index) => {
      const linked = link(id, heads.get(id), entry, atMs)
      heads.set(id, linked)
      return fromTrace(id, linked, index === 0 ? askId : null, vault)
    }),
  )
  await tx.insertInto('consultation_trace').values(rows).execute()
}

/** As `appendTraces`, for one. */
export const appendTrace = (
  tx: Transaction<CentreTables>,
  vault: Vault,
  id: string,
  entries: readonly NewTrace[],
  atMs: number,
  askId: string | null,
): Promise<void> => appendTraces(tx, vault, [{ id, entries, atMs, askId }])
