/** Schema step: a place in the queue for a lawyer can be left with a ticket and found by it. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withQueueTickets: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('consultations').addColumn('held_until', 'bigint').execute()
    await db.schema.alterTable('consultations').addColumn('ticket_index', 'text').execute()
    await db.schema.createIndex('consultations_by_ticket').on('consultations').column('ticket_index').execute()
    await db.schema.createIndex('consultations_by_hold').on('consultations').column('held_until').execute()
  },
}
