/** Opens PostgreSQL by its address: one pool for the truth and the guards, safe to share by several processes. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { CentreStore } from '../centre-store.ts'
import type { GuardStore } from '../guard-store.ts'
import { createCentreStore } from '../kysely/centre-store.ts'
import { createExchangeSource, type ExchangeSource } from '../kysely/exchange-source.ts'
import { createNumberSource, type NumberSource } from '../kysely/number-source.ts'
import { createGuardStore, prepareGuards } from '../kysely/guard-store.ts'
import { knowsSchema, migrateCentre } from '../kysely/migrations.ts'
import type { CentreTables, GuardTables } from '../kysely/tables.ts'
import type { Vault } from '../vault.ts'
import { POSTGRES_ENGINE, POSTGRES_WORDS } from './engine.ts'

const MAX_CONNECTIONS = 10
/** A statement that takes longer is a fault to be seen, not a request to be waited for. */
const STATEMENT_TIMEOUT_MS = 15_000
const CONNECT_TIMEOUT_MS = 5_000
const { INT8 } = pg.types.builtins

interface PoolOptions {
  readonly options?: string
  readonly statementMs?: number
}

export const poolOf = (
  databaseUrl: string,
  max: number,
  { options, statementMs = STATEMENT_TIMEOUT_MS }: PoolOptions = {},
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementMs,
    application_name: 'lutong-centre',
    ...(options === undefined ? {} : { options }),
    // Instants and sizes are far below 2^53: numbers, as the other engine gives them.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  })
  // An idle connection that breaks is replaced at the next use; a query on a broken one fails by itself.
  pool.on('error', () => undefined)
  // The pool listens to the idle ones only: one that breaks between two statements of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
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

/** False where newer software has changed this database; see `knowsSchema`. */
export const knowsPostgres = async (databaseUrl: string): Promise<boolean> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1) }) })
  try {
    return await knowsSchema(db, POSTGRES_WORDS)
  } finally {
    await db.destroy()
  }
}

/**
 * Other processes work on while a step runs. It waits for their locks no longer than this, for as long as it waits they
 * wait behind it; and it may itself take as long as a large table takes.
 */
const STEP_WAITS_MS = 4_000
const LOCK_NOT_AVAILABLE = '55P03'
const STEP_TRIES = 15

const isLockedOut = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === LOCK_NOT_AVAILABLE) return true
  return isLockedOut(error.cause)
}

const migratePostgres = async (databaseUrl: string): Promise<void> => {
  const pool = poolOf(databaseUrl, 1, { statementMs: 0, options: `-c lock_timeout=${STEP_WAITS_MS}` })
  const db = new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool }) })
  try {
    for (let tries = 1; ; tries += 1) {
      try {
        await migrateCentre(db, POSTGRES_WORDS)
        return
      } catch (error) {
        if (tries === STEP_TRIES || !isLockedOut(error)) throw error
      }
    }
  } finally {
    await db.destroy()
  }
}

export const openPostgresStore = async (databaseUrl: string, vault: Vault): Promise<CentreStore> => {
  await migratePostgres(databaseUrl)
  const db = new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, MAX_CONNECTIONS) }) })
  return createCentreStore(db, vault, POSTGRES_ENGINE)
}

/** As on the other engine, what it keeps may be lost in a power cut: no commit of it waits for the disk. */
const FORGIVING = '-c synchronous_commit=off'

export const openPostgresGuards = async (databaseUrl: string): Promise<GuardStore> => {
  const pool = poolOf(databaseUrl, 2, { options: FORGIVING })
  const db = new Kysely<GuardTables>({ dialect: new PostgresDialect({ pool }) })
  await db.transaction().execute(async (tx) => {
    // `if not exists` alone does not keep two that start together from colliding.
    await sql`select pg_advisory_xact_lock(hashtextextended('lutong-guards', 0))`.execute(tx)
    await prepareGuards(tx)
  })
  return createGuardStore(db)
}

export const openPostgresExchange = (databaseUrl: string): ExchangeSource =>
  createExchangeSource(new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1) }) }))

export const openPostgresNumbers = (databaseUrl: string): NumberSource =>
  createNumberSource(new Kysely<CentreTables>({ dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1) }) }))
