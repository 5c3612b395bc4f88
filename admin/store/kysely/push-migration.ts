/** Schema step: what happens to cases is pushed to other systems; what nobody waits for is done with at once. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withPushes = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('outbox').addColumn('relayed_at', 'bigint').execute()
    await sql`update outbox set relayed_at = created_at`.execute(db)
    await sql`create index outbox_unrelayed on outbox (created_at) where relayed_at is null`.execute(db)
    await db.schema
      .createTable('webhooks')
      .addColumn('client_id', 'text', (c) => c.primaryKey())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('covers', 'text', (c) => c.notNull())
      .addColumn('secret_sealed', sql.raw(words.bytes), (c) => c.notNull())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('deliveries')
      .addColumn('event_id', 'text', (c) => c.notNull())
      .addColumn('client_id', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('tries', 'integer', (c) => c.notNull())
      .addColumn('next_at', 'bigint', (c) => c.notNull())
      .addColumn('token', 'text')
      .addColumn('failure', 'text')
      .addPrimaryKeyConstraint('deliveries_pk', ['event_id', 'client_id'])
      .execute()
    await db.schema.createIndex('deliveries_by_turn').on('deliveries').columns(['state', 'next_at']).execute()
  },
})
