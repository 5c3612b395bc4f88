/** Opens PostgreSQL by its address: one pool for the truth and the guards, safe to share by several processes. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { CentreStore } from '../centre-store.ts'
import type { GuardStore } from '../guard-store.ts'
import { createCentreStore } from '../kysely/centre-store.ts'
import { createExchangeSource, type ExchangeSource } from '../kysely/exchange-source.ts'
import { createGuardStore } from '../kysely/guard-store.ts'
import { migrateCentre } from '../kysely/migrations.ts'
import { createNumberSource, type NumberSource } from '../kysely/number-source.ts'
import type { CentreTables, GuardTables } from '../kysely/tables.ts'
import type { Vault } from '../vault.ts'
import { POSTGRES_ENGINE, POSTGRES_WORDS } from './engine.ts'

const MAX_CONNECTIONS = 10
/** A statement that takes longer is a fault to be seen, not a request to be waited for. */
const STATEMENT_TIMEOUT_MS = 15_000
const CONNECT_TIMEOUT_MS = 5_000
const { INT8 } = pg.types.builtins

const poolOf = (databaseUrl: string, max: number, options?: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'lutong-centre',
    ...(options === undefined ? {} : { options }),
    // Instants and sizes are far below 2^53: numbers, as the other engine gives them.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  })
  // An idle connection that breaks is replaced at the next use; a query on a broken one fails by itself.
  pool.on('error', () => undefined)
  return pool
}

/** True where no centre has ever kept anything in this database; `undefined` where it does not answer. */
export const isNewPostgres = async (databaseUrl: string): Promise<boolean | undefined> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1) }) })
  try {
    const { rows } = await sql<{ isNew: boolean }>`select to_regclass('cases') is null as "isNew"`.execute(db)
    return rows[0]?.isNew === true
  } catch {
    // Why is in the database's own log; the address, with its password, must not reach ours.
    return undefined
  } finally {
    await db.destroy()
  }
}

export const openPostgresStore = async (databaseUrl: string, vault: Vault): Promise<CentreStore> => {
  const db = new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, MAX_CONNECTIONS) }) })
  await migrateCentre(db, POSTGRES_WORDS)
  return createCentreStore(db, vault, POSTGRES_ENGINE)
}

/** As on the other engine, what it keeps may be lost in a power cut: no commit of it waits for the disk. */
const FORGIVING = '-c synchronous_commit=off'

export const openPostgresGuards = (databaseUrl: string): Promise<GuardStore> =>
  createGuardStore(
    new Kysely<GuardTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 2, FORGIVING) }) }),
  )

export const openPostgresExchange = (databaseUrl: string): ExchangeSource =>
  createExchangeSource(new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1) }) }))

export const openPostgresNumbers = (databaseUrl: string): NumberSource =>
  createNumberSource(new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1) }) }))
