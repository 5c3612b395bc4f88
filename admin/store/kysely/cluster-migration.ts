/** Schema step: several server processes over one database; who lives, who is connected where, who does what. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const withCluster: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('centre_keys')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('cluster_nodes')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('lives_until', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('cluster_presence')
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('principal', 'text', (c) => c.notNull())
      .addColumn('node_id', 'text', (c) => c.notNull())
      .addColumn('left_at', 'bigint')
      .addPrimaryKeyConstraint('cluster_presence_pk', ['role', 'principal', 'node_id'])
      .execute()
    await db.schema
      .createTable('cluster_leases')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('holder', 'text')
      .addColumn('fence', 'bigint', (c) => c.notNull())
      .addColumn('ends_at', 'bigint', (c) => c.notNull())
      .execute()
  },
}
