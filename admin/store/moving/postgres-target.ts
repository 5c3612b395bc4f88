/** An empty PostgreSQL that takes a whole database in, by one transaction: all of it is there afterwards, or nothing. */
import { PostgresDialect, Kysely } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import { migrateCentre } from '../kysely/migrations.ts'
import { POSTGRES_WORDS } from '../postgres/engine.ts'
import { poolOf } from '../postgres/open.ts'
import { createRowDigest, type TableDigest, type TableRow } from '../row-digest.ts'
import type { SourceTable } from './embedded-source.ts'

const MAX_PARAMETERS = 30_000
const MAX_BYTES = 4 * 1024 * 1024
const FETCH_ROWS = 1_000
/** What nonces and tries leave: kept for minutes, and not the truth. */
const GUARDS = ['nonces', 'attempts']
const { INT8 } = pg.types.builtins

export interface PostgresTarget {
  /** Brings the empty database to this version's schema. */
  prepare(): Promise<void>
  /** Tables that hold something, or that are nobody's of ours. */
  occupied(tables: readonly SourceTable[]): Promise<readonly string[]>
  /** Runs `work` in one transaction, nobody else writing; undone where it throws. */
  atOnce<T>(tables: readonly SourceTable[], work: () => Promise<T>): Promise<T>
  insert(table: SourceTable, rows: Iterable<TableRow>): Promise<void>
  digest(table: SourceTable): Promise<TableDigest>
  close(): Promise<void>
}

const quoted = (name: string) => pg.escapeIdentifier(name)
const sizeOf = (row: TableRow) =>
  Object.values(row).reduce<number>((sum, value) => sum + (value === null ? 1 : String(value).length), 0)
const Row = z.record(z.string(), z.union([z.string(), z.number(), z.bigint(), z.instanceof(Uint8Array), z.null()]))

const batches = function* (rows: Iterable<TableRow>, columns: number): Generator<TableRow[]> {
  const most = Math.max(1, Math.floor(MAX_PARAMETERS / columns))
  let batch: TableRow[] = []
  let bytes = 0
  for (const row of rows) {
    batch.push(row)
    bytes += sizeOf(row)
    if (batch.length < most && bytes < MAX_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** `undefined`: it does not answer, or lets nobody in. */
export const openPostgresTarget = async (databaseUrl: string): Promise<PostgresTarget | undefined> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'lutong-move',
    types: { getTypeParser: (oid, format) => (oid === INT8 ? BigInt : pg.types.getTypeParser(oid, format)) },
  })
  // A connection that breaks fails the query that is on it.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch {
    return undefined
  }
  return {
    prepare: async () => {
      const db = new Kysely<unknown>({
        dialect: new PostgresDialect({ pool: poolOf(databaseUrl, 1, { statementMs: 0 }) }),
      })
      try {
        await migrateCentre(db, POSTGRES_WORDS)
      } finally {
        await db.destroy()
      }
    },
    occupied: async (tables) => {
      const { rows } = await client.query<{ name: string }>(
        `select relname as name from pg_class where relkind in ('r', 'p') and not relispartition
         and relnamespace = (select oid from pg_namespace where nspname = current_schema())
         and relname not like 'kysely_%' order by relname`,
      )
      const ours = new Set([...tables.map(({ name }) => name), ...GUARDS])
      const occupied: string[] = []
      for (const { name } of rows) {
        const isOurs = ours.has(name)
        const full =
          isOurs && !GUARDS.includes(name) && (await client.query(`select from ${quoted(name)} limit 1`)).rowCount
        if (!isOurs || full === 1) occupied.push(name)
      }
      return occupied
    },
    atOnce: async (tables, work) => {
      await client.query('begin')
      try {
        await client.query(
          `lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in share row exclusive mode`,
        )
        const result = await work()
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      }
    },
    insert: async ({ columns, name }, rows) => {
      for (const batch of batches(rows, columns.length)) {
        const places = batch.map(
          (_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
        )
        await client.query(
          `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values ${places.join(', ')}`,
          batch.flatMap((row) =>
            columns.map((column) => {
              const value = row[column] ?? null
              return value instanceof Uint8Array
                ? Buffer.from(value)
                : typeof value === 'bigint'
                  ? String(value)
                  : value
            }),
          ),
        )
      }
    },
    digest: async ({ columns, name }) => {
      const digest = createRowDigest(columns.toSorted())
      await client.query(`declare moved no scroll cursor for select * from ${quoted(name)}`)
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(`fetch ${FETCH_ROWS} from moved`)
        for (const row of rows) digest.add(Row.parse(row))
        if (rows.length < FETCH_ROWS) break
      }
      await client.query('close moved')
      return digest.of(name)
    },
    close: () => client.end(),
  }
}
