/**
 * `node:sqlite` in the shape Kysely's SQLite dialect asks for. One connection, one writer: Kysely queues
 * transactions on it, and several server processes wait for each other by `busy_timeout`.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** `full`: every commit is on the disk when it returns. `normal`: survives a crash of the process, not of the power. */
export type Durability = 'full' | 'normal'

const isBindable = (value: unknown): value is SQLInputValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  ArrayBuffer.isView(value)

const bindable = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((value) => {
    if (!isBindable(value)) throw new TypeError(`a ${typeof value} cannot be stored`)
    return value
  })

/** Statements are few and come again: compiled once, up to a bound that no generated SQL can grow past. */
const MAX_STATEMENTS = 200
/** Longer ones are inserts of many rows: as many texts as there are numbers of rows, and worth compiling each time. */
const MAX_KEPT_LENGTH = 2_000

const inKyselysShape = (database: DatabaseSync): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>()
  const compile = (sql: string): SqliteStatement => {
    // A transaction that begins with a read and then writes can fail half way (SQLITE_BUSY_SNAPSHOT): take the
    // write lock at once.
    const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql)
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...bindable(parameters)),
      run: (parameters) => statement.run(...bindable(parameters)),
      iterate: (parameters) => statement.iterate(...bindable(parameters)),
    }
  }
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = compile(sql)
      // A statement over the schema goes stale when the schema moves; those are never kept.
      const keeps = sql.length <= MAX_KEPT_LENGTH && statements.size < MAX_STATEMENTS
      if (keeps && /^(select|insert|update|delete|with|begin|commit|rollback)\b/i.test(sql))
        statements.set(sql, statement)
      return statement
    },
  }
}

export const openNodeSqlite = (path: string, durability: Durability): SqliteDatabase => {
  const database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true })
  database.exec(`pragma journal_mode = wal; pragma synchronous = ${durability}`)
  return inKyselysShape(database)
}

/** For whoever only looks, beside the centre that writes. */
export const readNodeSqlite = (path: string): SqliteDatabase =>
  inKyselysShape(new DatabaseSync(path, { readOnly: true, timeout: 5000 }))
