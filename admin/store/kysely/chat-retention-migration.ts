/** Schema step: for how long the written words of a call are kept where nobody signs its record. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withChatRetention: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('chat_retention')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('kept_days', 'integer', (c) => c.notNull())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
  },
}
