/** Schema step: what is shown besides a password, who must show it, and the steps of signing in that are under way. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withSecondFactors = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const bytes = sql.raw(words.bytes)
    await db.schema.alterTable('accounts').addColumn('code_secret_sealed', bytes).execute()
    // The newest step of time whose code was taken: none of it and before it is taken again.
    await db.schema.alterTable('accounts').addColumn('code_step', 'bigint').execute()
    await db.schema
      .createTable('recovery_codes')
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('code_index', 'text', (c) => c.notNull())
      .addColumn('used_at', 'bigint')
      .addPrimaryKeyConstraint('recovery_codes_pk', ['account_id', 'code_index'])
      .execute()
    await db.schema
      .createTable('security_keys')
      .addColumn('credential_id', 'text', (c) => c.primaryKey())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('public_key', 'text', (c) => c.notNull())
      .addColumn('counter', 'bigint', (c) => c.notNull())
      .addColumn('transports', 'text', (c) => c.notNull())
      .addColumn('added_at', 'bigint', (c) => c.notNull())
      .addColumn('last_used_at', 'bigint')
      .execute()
    await db.schema.createIndex('security_keys_by_account').on('security_keys').column('account_id').execute()
    await db.schema
      .createTable('sign_in_steps')
      .addColumn('token_index', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('account_id', 'text')
      .addColumn('body_sealed', bytes, (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('sign_in_rules')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('second_factor_roles', 'text', (c) => c.notNull())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
  },
})
