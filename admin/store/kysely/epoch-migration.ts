/** Schema step: the lives of this memory, one row for its first start and one for each restore. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withEpochs: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('centre_epochs')
      .addColumn('seq', 'integer', (c) => c.primaryKey())
      .addColumn('epoch', 'text', (c) => c.notNull())
      .addColumn('begun_at', 'bigint', (c) => c.notNull())
      .addColumn('backup_at', 'bigint')
      .addColumn('opened_at', 'bigint')
      .execute()
  },
}
