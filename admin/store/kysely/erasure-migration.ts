/**
 * What is left of an old case, which cases are held, and the one way by which rows that are history may go: by a
 * transaction that says so in a table nobody else writes and that is empty outside it.
 */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

/** Changed by nothing, or by a change of keys alone. */
const HISTORY = [
  ['case_events', 'resealed'],
  ['case_entries', 'resealed'],
  ['consultation_trace', 'resealed'],
  ['case_assignments', 'unchanged'],
] as const

export const withErasure = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('erasing_now')
      .addColumn('place', 'text', (c) => c.primaryKey())
      .execute()
    await db.schema
      .createTable('case_retention')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('kept_days', 'integer')
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('case_holds')
      .addColumn('case_number', 'text', (c) => c.primaryKey())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('reduced_cases')
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('place_code', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('item_code', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('stage', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text')
      .addColumn('received_at', 'bigint', (c) => c.notNull())
      .addColumn('ended_at', 'bigint', (c) => c.notNull())
      .addColumn('reduced_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('reduced_cases_pk', ['region_code', 'case_number'])
      .execute()
    await db.schema
      .createTable('files_to_erase')
      .addColumn('sha256', 'text', (c) => c.primaryKey())
      .execute()
    await db.schema
      .createTable('erasure_progress')
      .addColumn('place', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('after', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('blobs_by_time').on('blobs').columns(['stored_at', 'sha256']).execute()
    await sql`create index cases_closed on cases (updated_at)
      where stage in ('published', 'not-accepted', 'withdrawn')`.execute(db)
    for (const [table, kind] of HISTORY)
      for (const statement of words.erasedByRetentionAlone(table, kind)) await sql.raw(statement).execute(db)
  },
})
