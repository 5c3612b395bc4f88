/** Schema step: other systems that hand in, and what they were answered under a key of theirs. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withClients = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('api_clients')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('regions', 'text', (c) => c.notNull())
      .addColumn('channels', 'text', (c) => c.notNull())
      .addColumn('acts', 'text', (c) => c.notNull())
      .addColumn('requests_per_minute', 'integer', (c) => c.notNull())
      .addColumn('secret_index', 'text', (c) => c.notNull())
      .addColumn('old_secret_index', 'text')
      .addColumn('old_secret_ends_at', 'bigint')
      .addColumn('created_by', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('last_seen_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .execute()
    await db.schema
      .createTable('once_keys')
      .addColumn('client_id', 'text', (c) => c.notNull())
      .addColumn('key_index', 'text', (c) => c.notNull())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('token', 'text', (c) => c.notNull())
      .addColumn('lease_ends_at', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('status', 'integer')
      .addColumn('answer_sealed', sql.raw(words.bytes))
      .addPrimaryKeyConstraint('once_keys_pk', ['client_id', 'key_index'])
      .execute()
    await db.schema.createIndex('once_keys_by_time').on('once_keys').column('created_at').execute()
    await db.schema
      .createIndex('cases_by_sender')
      .on('cases')
      .columns(['terminal_id', 'received_at', 'case_number'])
      .execute()
  },
})
