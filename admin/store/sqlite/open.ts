/** Opens the embedded engine: two files in the data folder, the truth and the guards. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql, SqliteDialect } from 'kysely'
import type { CentreStore } from '../centre-store.ts'
import type { GuardStore } from '../guard-store.ts'
import { createCentreStore } from '../kysely/centre-store.ts'
import type { Engine } from '../kysely/engine.ts'
import { createExchangeSource, type ExchangeSource } from '../kysely/exchange-source.ts'
import { createNumberSource, type NumberSource } from '../kysely/number-source.ts'
import { createGuardStore, prepareGuards } from '../kysely/guard-store.ts'
import type { EngineWords } from '../kysely/engine-words.ts'
import { knowsSchema, migrateCentre } from '../kysely/migrations.ts'
import type { CentreTables, GuardTables } from '../kysely/tables.ts'
import type { Vault } from '../vault.ts'
import { type Durability, openNodeSqlite, readNodeSqlite } from './node-sqlite-database.ts'
import { threadedDialect } from './threaded-dialect.ts'
import { startWriter } from './writer.ts'

const WORDS: EngineWords = {
  bytes: 'blob',
  appendOnly: (table) =>
    ['update', 'delete'].map(
      (act) =>
        `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, 'append only'); end`,
    ),
  changedByResealingAlone: (table) => [
    `drop trigger ${table}_no_update`,
    `create trigger ${table}_no_update before update on ${table} when not exists (select 1 from resealing_now)
     begin select raise(abort, 'append only'); end`,
  ],
  erasedByRetentionAlone: (table) => [
    `drop trigger ${table}_no_delete`,
    `create trigger ${table}_no_delete before delete on ${table} when not exists (select 1 from erasing_now)
     begin select raise(abort, 'append only'); end`,
  ],
}

/** One writer at a time (`begin immediate`): whoever writes holds every lock there is. */
const ENGINE: Engine = {
  clockMs: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  keepMonths: () => Promise.resolve({ made: 0, rescued: 0 }),
  locked: (query) => query,
  unclaimed: (query) => query,
  lockFiles: () => Promise.resolve(),
  transaction: (db, body) => db.transaction().execute(body),
}

/** Name of the truth's file in the data folder. */
export const CENTRE_DATABASE = 'centre.sqlite'

/** True where no centre has ever kept anything in this folder. */
export const isNewSqlite = (dataFolder: string): boolean => !existsSync(join(dataFolder, CENTRE_DATABASE))

/** False where newer software has been at this folder; see `knowsSchema`. */
export const knowsSqlite = async (dataFolder: string): Promise<boolean> => {
  const database = readNodeSqlite(join(dataFolder, CENTRE_DATABASE))
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  try {
    return await knowsSchema(db, WORDS)
  } finally {
    await db.destroy()
  }
}

const openThreaded = async <Tables>(path: string, durability: Durability): Promise<Kysely<Tables>> => {
  const writer = startWriter(path, durability)
  // Once it has answered the file is there, in the journal mode that a reader beside it needs.
  await writer.run('select 1', [])
  const reader = openNodeSqlite(path, durability)
  return new Kysely<Tables>({ dialect: threadedDialect({ reader, writer }) })
}

export const openSqliteStore = async (dataFolder: string, vault: Vault): Promise<CentreStore> => {
  const db = await openThreaded<CentreTables>(join(dataFolder, CENTRE_DATABASE), 'full')
  await migrateCentre(db, WORDS)
  return createCentreStore(db, vault, ENGINE)
}

/** What it keeps may be lost in a power cut, and is asked before every request: it must not hold up the answering thread. */
export const openSqliteGuards = async (dataFolder: string): Promise<GuardStore> => {
  const db = await openThreaded<GuardTables>(join(dataFolder, 'guards.sqlite'), 'normal')
  await prepareGuards(db)
  return createGuardStore(db)
}

export const openSqliteExchange = (dataFolder: string): ExchangeSource => {
  const database = readNodeSqlite(join(dataFolder, CENTRE_DATABASE))
  return createExchangeSource(new Kysely<CentreTables>({ dialect: new SqliteDialect({ database }) }))
}

export const openSqliteNumbers = (dataFolder: string): NumberSource => {
  const database = readNodeSqlite(join(dataFolder, CENTRE_DATABASE))
  return createNumberSource(new Kysely<CentreTables>({ dialect: new SqliteDialect({ database }) }))
}
