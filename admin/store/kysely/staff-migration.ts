/** Schema step: staff who come and go, their sessions by name, and the tree of centres down to stations and villages. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withStaff: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('accounts').addColumn('first_password_until', 'bigint').execute()
    await db.schema.alterTable('accounts').addColumn('disabled_at', 'bigint').execute()

    // A session of an older version has no name by which it could be ended: everybody signs in once more.
    await sql`delete from sessions`.execute(db)
    await db.schema.alterTable('sessions').addColumn('id', 'text').execute()
    await db.schema.alterTable('sessions').addColumn('device', 'text').execute()
    await db.schema.alterTable('sessions').addColumn('revoked_at', 'bigint').execute()
    await db.schema.createIndex('sessions_by_id').on('sessions').column('id').unique().execute()
    await db.schema.createIndex('sessions_by_account').on('sessions').column('account_id').execute()

    await db.schema
      .createTable('centres')
      .addColumn('code', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'bigint')
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute()
    for (const table of ['terminals', 'enrolment_codes', 'cases']) {
      await db.schema.alterTable(table).addColumn('place_code', 'text').execute()
      await sql`update ${sql.table(table)} set place_code = region_code`.execute(db)
    }
    await db.schema.createIndex('cases_by_place').on('cases').columns(['place_code', 'received_at']).execute()
    // The counties that terminals stand in are known already, by the name of the centre on their slips.
    await sql`insert into centres (code, name, closed_at, set_by, set_at)
      select region_code, min(centre_name), null, 'centre', min(enrolled_at) from terminals group by region_code`.execute(
      db,
    )
  },
}
