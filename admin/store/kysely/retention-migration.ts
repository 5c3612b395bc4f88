/** Schema step: settled events of the outbox are found by their age. The unsettled have an index of their own. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withRetention: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create index outbox_relayed on outbox (relayed_at) where relayed_at is not null`.execute(db)
  },
}
