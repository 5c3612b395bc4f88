/** Schema step: what is written in a call, for as long as it lasts. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withChat = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('consultation_chat')
      .addColumn('consultation_id', 'text', (c) => c.notNull())
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('line_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('sealed', sql.raw(words.bytes), (c) => c.notNull())
      .addPrimaryKeyConstraint('consultation_chat_pk', ['consultation_id', 'seq'])
      .addUniqueConstraint('consultation_chat_line', ['consultation_id', 'line_id'])
      .execute()
  },
})
