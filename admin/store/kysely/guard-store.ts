import type { Kysely } from 'kysely'
import type { GuardStore } from '../centre-store.ts'
import type { GuardTables } from './tables.ts'

/** Old nonces are swept at most this often. */
const SWEEP_EVERY_MS = 60_000

export const createGuardStore = async (db: Kysely<GuardTables>): Promise<GuardStore> => {
  await db.schema
    .createTable('nonces')
    .ifNotExists()
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('nonce', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('nonces_pk', ['terminal_id', 'nonce'])
    .execute()
  await db.schema.createIndex('nonces_by_time').ifNotExists().on('nonces').column('seen_at').execute()
  await db.schema
    .createTable('attempts')
    .ifNotExists()
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('window_start', 'bigint', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .execute()

  let sweptAtMs = 0
  return {
    useNonce: async (terminalId, nonce, atMs, keepMs) => {
      if (atMs - sweptAtMs > SWEEP_EVERY_MS) {
        sweptAtMs = atMs
        await db
          .deleteFrom('nonces')
          .where('seen_at', '<', atMs - keepMs)
          .execute()
      }
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('nonces')
        .values({ terminal_id: terminalId, nonce, seen_at: atMs })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    countAttempt: (key, atMs, windowMs) =>
      db.transaction().execute(async (tx) => {
        const row = await tx.selectFrom('attempts').selectAll().where('key', '=', key).executeTakeFirst()
        const fresh = row === undefined || row.window_start + windowMs <= atMs
        const next = fresh ? { window_start: atMs, count: 1 } : { window_start: row.window_start, count: row.count + 1 }
        await tx
          .insertInto('attempts')
          .values({ key, ...next })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(next))
          .execute()
        return { count: next.count, endsAtMs: next.window_start + windowMs }
      }),
    clearAttempts: async (key) => {
      await db.deleteFrom('attempts').where('key', '=', key).execute()
    },
    close: () => db.destroy(),
  }
}
