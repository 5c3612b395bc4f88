/** Schema step: who was asked into a call beside citizen and lawyer. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withCallGuests: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('consultations')
      .addColumn('guests', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute()
  },
}
