/** The worklist of one item. With the region in it, how many they are within a scope is counted in the index alone. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withItemIndex: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createIndex('cases_by_item')
      .on('cases')
      .columns(['item_code', 'received_at', 'case_number', 'region_code'])
      .execute()
  },
}
