/** Who works on a case, a name that can be looked for without being read, and the indexes of the worklist. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withWorklist = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    // `null`: not worked out yet; empty: nobody named.
    await db.schema.alterTable('cases').addColumn('name_index', 'text').execute()
    await db.schema.alterTable('cases').addColumn('assigned_to', 'text').execute()
    await db.schema.alterTable('cases').addColumn('assigned_name', 'text').execute()
    // Of a move that the console may send twice: the same act again is done already.
    await db.schema.alterTable('case_events').addColumn('act_id', 'text').execute()
    await sql`create unique index case_events_by_act on case_events (act_id) where act_id is not null`.execute(db)
    await db.schema
      .createTable('case_assignments')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('to_account', 'text')
      .addColumn('to_name', 'text')
      .execute()
    await db.schema
      .createIndex('case_assignments_by_case')
      .on('case_assignments')
      .columns(['region_code', 'case_number', 'at'])
      .execute()
    for (const statement of words.appendOnly('case_assignments')) await sql.raw(statement).execute(db)
    await db.schema.createIndex('cases_by_name').on('cases').column('name_index').execute()
    await db.schema.createIndex('cases_by_stage').on('cases').columns(['stage', 'received_at', 'case_number']).execute()
    // Most cases are nobody's own: those cost nothing here.
    await sql`create index cases_by_assignee on cases (assigned_to, received_at, case_number) where assigned_to is not null`.execute(
      db,
    )
    await db.schema.dropIndex('cases_by_due').execute()
    await db.schema.createIndex('cases_by_due').on('cases').columns(['due_at', 'case_number']).execute()
    await db.schema.createIndex('case_exclusions_by_account').on('case_exclusions').column('account_id').execute()
  },
})
