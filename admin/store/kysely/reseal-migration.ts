/**
 * How far a change of keys has come, and the one way by which rows that are history may be written anew: the same
 * content under another key, by a transaction that says so in a table nobody else writes and that is empty outside it.
 */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

const SEALED_HISTORY = ['case_events', 'case_entries', 'consultation_trace'] as const

export const withResealing = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('reseal_progress')
      .addColumn('place', 'text', (c) => c.primaryKey())
      .addColumn('keys', 'text', (c) => c.notNull())
      .addColumn('after', 'text')
      .addColumn('changed', 'integer', (c) => c.notNull())
      .addColumn('done', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('resealing_now')
      .addColumn('place', 'text', (c) => c.primaryKey())
      .execute()
    for (const statement of SEALED_HISTORY.flatMap((table) => words.changedByResealingAlone(table)))
      await sql.raw(statement).execute(db)
  },
})
