/** The centre above this one, what it has been told, and the counts that are told. */
import { FederationFigures, MONTHS_TOLD } from '@lutong/core/contracts/federation.ts'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type FederationStore, UPWARD_FAILURES } from '../federation-store.ts'
import { sha256OfJson } from '../json-digest.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

const ROW = 1
const Failure = z.enum(UPWARD_FAILURES).nullable()

export const createAboveStore = (
  db: Kysely<CentreTables>,
  engine: Engine,
): Pick<
  FederationStore,
  'centreAbove' | 'joinAbove' | 'leaveAbove' | 'noteUpward' | 'keepMonth' | 'monthsToTell' | 'settleMonths'
> => ({
  centreAbove: async () => {
    const row = await db.selectFrom('centre_above').selectAll().where('id', '=', ROW).executeTakeFirst()
    return (
      row && {
        url: row.url,
        centreId: row.centre_id,
        name: row.name,
        regionCode: row.region_code,
        joinedAtMs: row.joined_at,
        takenAtMs: row.taken_at,
        failure: Failure.parse(row.failure),
      }
    )
  },

  joinAbove: ({ centreId, joinedAtMs, name, regionCode, url }) =>
    engine.transaction(db, async (tx) => {
      await tx.deleteFrom('centre_above').execute()
      await tx
        .insertInto('centre_above')
        .values({ id: ROW, url, centre_id: centreId, name, region_code: regionCode, joined_at: joinedAtMs })
        .execute()
      await tx.updateTable('months_told').set({ held_digest: null }).execute()
    }),

  leaveAbove: async () => {
    await db.deleteFrom('centre_above').execute()
  },

  noteUpward: async (outcome) => {
    const values = 'failure' in outcome ? { failure: outcome.failure } : { failure: null, taken_at: outcome.takenAtMs }
    await db.updateTable('centre_above').set(values).where('id', '=', ROW).execute()
  },

  keepMonth: async (period, figures) => {
    const values = { digest: sha256OfJson(figures), figures: JSON.stringify(figures) }
    await db
      .insertInto('months_told')
      .values({ period, revision: 1, ...values })
      .onConflict((conflict) =>
        conflict
          .column('period')
          .doUpdateSet({ ...values, revision: sql<number>`months_told.revision + 1` })
          .where('months_told.digest', '<>', values.digest),
      )
      .execute()
  },

  monthsToTell: async (limit) => {
    const rows = await db
      .selectFrom('months_told')
      .select(['period', 'revision', 'figures'])
      .where(sql<boolean>`held_digest is null or held_digest <> digest`)
      .orderBy('period', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ figures, ...rest }) => ({ ...rest, figures: FederationFigures.parse(JSON.parse(figures)) }))
  },

  settleMonths: (held) =>
    engine.transaction(db, async (tx) => {
      const there = new Map(held.map((one) => [one.period, one]))
      const rows = await tx
        .selectFrom('months_told')
        .select(['period', 'revision', 'digest'])
        .orderBy('period', 'desc')
        .limit(MONTHS_TOLD)
        .execute()
      for (const { digest, period, revision } of rows) {
        const one = there.get(period)
        // Put back from a backup, this centre counts from an older revision than it told before.
        const behind = one !== undefined && one.digest !== digest && one.revision >= revision
        await tx
          .updateTable('months_told')
          .set({ held_digest: one?.digest ?? null, ...(behind ? { revision: one.revision + 1 } : {}) })
          .where('period', '=', period)
          .execute()
      }
    }),
})
