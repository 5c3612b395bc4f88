/** Schema step: cases are found by the number that a terminal without a line has printed. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withProvisionalNumbers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('cases').addColumn('provisional_number', 'text').execute()
    // The last twelve of the thirty-six signs of an id: older slips resolve too.
    await sql`UPDATE cases SET provisional_number = 'L-' || upper(substr(application_id, 25, 12))`.execute(db)
    await db.schema.createIndex('cases_by_provisional').on('cases').column('provisional_number').execute()
  },
}
