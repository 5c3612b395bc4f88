/** Schema step: files that come in pieces. The pieces themselves are beside the database. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withUploads: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('uploads')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('terminal_id', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('size_bytes', 'bigint', (c) => c.notNull())
      .addColumn('received_bytes', 'bigint', (c) => c.notNull())
      .addColumn('ends_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('uploads_of_a_terminal', ['terminal_id', 'sha256'])
      .execute()
    await db.schema.createIndex('uploads_by_end').on('uploads').column('ends_at').execute()
    await db.schema
      .createTable('upload_pieces')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('upload_id', 'text', (c) => c.notNull())
      .addColumn('start_at', 'bigint', (c) => c.notNull())
      .addColumn('size_bytes', 'bigint', (c) => c.notNull())
      .addColumn('settled', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createIndex('upload_pieces_by_upload')
      .on('upload_pieces')
      .columns(['upload_id', 'start_at'])
      .execute()
  },
}
