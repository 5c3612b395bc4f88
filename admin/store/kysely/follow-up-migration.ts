/** Schema step: where a lawyer has left a word that staff have not seen to yet. What it says is sealed with the talk. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withWordsToStaff: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('consultations').addColumn('word_at', 'bigint').execute()
    await db.schema.createIndex('consultations_by_word').on('consultations').column('word_at').execute()
  },
}
