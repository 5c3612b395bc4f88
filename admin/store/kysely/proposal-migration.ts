/** Schema step: texts wait for a second pair of eyes before they are a version, and the version says whose they were. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withProposals: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('content_proposals')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('drafts', 'text', (c) => c.notNull())
      .addColumn('again_version', 'integer')
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('proposed_by', 'text', (c) => c.notNull())
      .addColumn('proposed_at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('decided_by', 'text')
      .addColumn('decided_at', 'bigint')
      .addColumn('words', 'text')
      .addColumn('version', 'integer')
      .execute()
    await db.schema
      .createTable('content_rules')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('own_approval', 'integer', (c) => c.notNull())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
    // Versions of before keep what they said: a name that was typed, and no points.
    await db.schema.alterTable('content_versions').addColumn('checks', 'text').execute()
    await db.schema
      .alterTable('content_versions')
      .addColumn('alone', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  },
}
