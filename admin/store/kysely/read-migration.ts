/** Schema step: looks at a person's data, a line for each case or consultation. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withReads = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('person_reads')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('account_name', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('ground', 'text', (c) => c.notNull())
      .addColumn('words_sealed', words.bytes)
      .execute()
    await db.schema.createIndex('person_reads_by_subject').on('person_reads').columns(['subject', 'id']).execute()
    await db.schema.createIndex('person_reads_by_account').on('person_reads').columns(['account_id', 'id']).execute()
    const guards = [...words.appendOnly('person_reads'), ...words.changedByResealingAlone('person_reads')]
    for (const statement of guards) await sql.raw(statement).execute(db)
  },
})
