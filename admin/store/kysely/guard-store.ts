import { type Kysely, sql } from 'kysely'
import type { GuardStore } from '../guard-store.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { GuardTables } from './tables.ts'

/** Old nonces, and attempts whose window is over, are swept at most this often. */
const SWEEP_EVERY_MS = 60_000
/** No window of attempts is longer, so a row that is older counts for nothing. */
const LONGEST_WINDOW_MS = 15 * 60_000

interface Used {
  readonly terminalId: string
  readonly nonce: string
  readonly atMs: number
}

/** For each, in their order, whether it is new; the same one twice in a group is new once. */
const useTogether = async (db: Kysely<GuardTables>, group: readonly Used[]): Promise<readonly boolean[]> => {
  const keyOf = (terminalId: string, nonce: string) => `${terminalId} ${nonce}`
  const rows = await db
    .insertInto('nonces')
    .values(group.map(({ atMs, nonce, terminalId }) => ({ terminal_id: terminalId, nonce, seen_at: atMs })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['terminal_id', 'nonce'])
    .execute()
  const fresh = new Set(rows.map((row) => keyOf(row.terminal_id, row.nonce)))
  return group.map(({ nonce, terminalId }) => fresh.delete(keyOf(terminalId, nonce)))
}

/** Its tables, where they are not there yet. */
export const prepareGuards = async (db: Kysely<GuardTables>): Promise<void> => {
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
}

export const createGuardStore = (db: Kysely<GuardTables>): GuardStore => {
  const use = createGroupCommit<Used, boolean>('nonces', (group) => useTogether(db, group))
  /** When each table was swept last. */
  const swept = { nonces: 0, attempts: 0 }
  const isDue = (table: keyof typeof swept, atMs: number): boolean => {
    const due = atMs - swept[table] > SWEEP_EVERY_MS
    if (due) swept[table] = atMs
    return due
  }
  return {
    useNonce: async (terminalId, nonce, atMs, keepMs) => {
      if (isDue('nonces', atMs)) {
        await db
          .deleteFrom('nonces')
          .where('seen_at', '<', atMs - keepMs)
          .execute()
      }
      return use({ terminalId, nonce, atMs })
    },
    countAttempt: async (key, atMs, windowMs) => {
      if (windowMs > LONGEST_WINDOW_MS) throw new Error('attempts are not kept for a window as long as this')
      if (isDue('attempts', atMs)) {
        await db
          .deleteFrom('attempts')
          .where('window_start', '<', atMs - LONGEST_WINDOW_MS)
          .execute()
      }
      // One statement: guesses that come all at once are still counted one by one.
      const isOver = sql<boolean>`attempts.window_start + ${windowMs} <= ${atMs}`
      const row = await db
        .insertInto('attempts')
        .values({ key, window_start: atMs, count: 1 })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            window_start: sql<number>`case when ${isOver} then ${atMs} else attempts.window_start end`,
            count: sql<number>`case when ${isOver} then 1 else attempts.count + 1 end`,
          }),
        )
        .returning(['window_start', 'count'])
        .executeTakeFirstOrThrow()
      return { count: row.count, endsAtMs: row.window_start + windowMs }
    },
    clearAttempts: async (key) => {
      await db.deleteFrom('attempts').where('key', '=', key).execute()
    },
    close: () => db.destroy(),
  }
}
