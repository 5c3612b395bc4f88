/** Schema step: the centre above this one and what it has been told; centres beneath, and what they told. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withFederation: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('centre_codes')
      .addColumn('code_index', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('centres_beneath')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('public_key', 'text', (c) => c.notNull())
      .addColumn('joined_at', 'bigint', (c) => c.notNull())
      .addColumn('revoked_at', 'bigint')
      .addColumn('heard_at', 'bigint')
      .addColumn('sent_at', 'bigint')
      .addColumn('standing', 'text')
      .execute()
    await db.schema
      .createTable('months_beneath')
      .addColumn('centre_id', 'text', (c) => c.notNull())
      .addColumn('period', 'text', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('figures', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('months_beneath_pk', ['centre_id', 'period'])
      .execute()
    await db.schema
      .createTable('centre_above')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('centre_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('joined_at', 'bigint', (c) => c.notNull())
      .addColumn('taken_at', 'bigint')
      .addColumn('failure', 'text')
      .execute()
    await db.schema
      .createTable('months_told')
      .addColumn('period', 'text', (c) => c.primaryKey())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('figures', 'text', (c) => c.notNull())
      .addColumn('held_digest', 'text')
      .execute()
  },
}
