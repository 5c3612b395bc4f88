/** Opens the embedded engine: two files in the data folder, the truth and the guards. */
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import type { CentreStore, GuardStore } from '../centre-store.ts'
import { createCentreStore } from '../kysely/centre-store.ts'
import { createGuardStore } from '../kysely/guard-store.ts'
import { type EngineWords, migrateCentre } from '../kysely/migrations.ts'
import type { CentreTables, GuardTables } from '../kysely/tables.ts'
import type { Vault } from '../vault.ts'
import { openNodeSqlite } from './node-sqlite-database.ts'

const WORDS: EngineWords = {
  bytes: 'blob',
  appendOnly: (table) =>
    ['update', 'delete'].map(
      (act) =>
        `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, 'append only'); end`,
    ),
}

/** Name of the truth's file in the data folder. */
export const CENTRE_DATABASE = 'centre.sqlite'

export const openSqliteStore = async (dataFolder: string, vault: Vault): Promise<CentreStore> => {
  const database = openNodeSqlite(join(dataFolder, CENTRE_DATABASE), 'full')
  const db = new Kysely<CentreTables>({ dialect: new SqliteDialect({ database }) })
  await migrateCentre(db, WORDS)
  return createCentreStore(db, vault)
}

export const openSqliteGuards = async (dataFolder: string): Promise<GuardStore> => {
  const database = openNodeSqlite(join(dataFolder, 'guards.sqlite'), 'normal')
  const db = new Kysely<GuardTables>({ dialect: new SqliteDialect({ database }) })
  return createGuardStore(db)
}
