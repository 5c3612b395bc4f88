/** Recordings: whether they are offered, the takes of each side, and where every piece of them lies. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The name of a piece is its key: it is taken in once, however often it is sent. */
export const withRecordings: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('recording_offers')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('offered', 'integer', (c) => c.notNull())
      .addColumn('kept_days', 'integer', (c) => c.notNull())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('recording_takes')
      .addColumn('consultation_id', 'text', (c) => c.notNull())
      .addColumn('party', 'text', (c) => c.notNull())
      .addColumn('take', 'text', (c) => c.notNull())
      .addColumn('media_type', 'text', (c) => c.notNull())
      .addColumn('begun_at', 'bigint', (c) => c.notNull())
      .addColumn('last_piece_at', 'bigint', (c) => c.notNull())
      .addColumn('pieces', 'integer', (c) => c.notNull())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('erase_at', 'bigint', (c) => c.notNull())
      .addColumn('erasing_at', 'bigint')
      .addColumn('erased_at', 'bigint')
      .addPrimaryKeyConstraint('recording_takes_pk', ['consultation_id', 'party', 'take'])
      .execute()
    await db.schema
      .createIndex('recording_takes_by_end')
      .on('recording_takes')
      .columns(['erased_at', 'erase_at'])
      .execute()
    await db.schema.createIndex('recording_takes_open').on('recording_takes').column('ended_at').execute()
    await db.schema
      .createTable('recording_pieces')
      .addColumn('consultation_id', 'text', (c) => c.notNull())
      .addColumn('party', 'text', (c) => c.notNull())
      .addColumn('take', 'text', (c) => c.notNull())
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('size_bytes', 'integer', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('end_ms', 'integer', (c) => c.notNull())
      .addColumn('received_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('recording_pieces_pk', ['consultation_id', 'party', 'take', 'seq'])
      .execute()
  },
}
