/**
 * Kysely over two connections of one SQLite file (WAL): a reader in this thread, for selects outside a transaction, and
 * the writer's thread for everything else. Transactions take turns; a read never waits for a commit, and sees every
 * commit that has been answered.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Writer } from './writer.ts'

/** Whoever comes waits for those before. */
const createTurns = () => {
  let last: Promise<void> = Promise.resolve()
  return async (): Promise<() => void> => {
    const before = last
    let done: () => void = () => undefined
    last = new Promise((resolve) => (done = resolve))
    await before
    return done
  }
}

/** Kysely names the type of a row and leaves it unchecked: what a row is, is parsed where it is read. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as with Kysely's own drivers
const rowsOf = <R>(rows: unknown[]): R[] => rows as R[]

class ThreadedConnection implements DatabaseConnection {
  readonly #reader: SqliteDatabase
  readonly #writer: Writer
  readonly #takeTurn: () => Promise<() => void>
  /** Ends this connection's turn; there while a transaction is open. */
  #endTurn: (() => void) | undefined

  constructor(reader: SqliteDatabase, writer: Writer, takeTurn: () => Promise<() => void>) {
    this.#reader = reader
    this.#writer = writer
    this.#takeTurn = takeTurn
  }

  async begin(): Promise<void> {
    this.#endTurn = await this.#takeTurn()
    try {
      await this.#writer.run('begin', [])
    } catch (error) {
      this.#end()
      throw error
    }
  }

  /** A commit that fails leaves the turn to the rollback that follows it. */
  async commit(): Promise<void> {
    await this.#writer.run('commit', [])
    this.#end()
  }

  async rollback(): Promise<void> {
    try {
      await this.#writer.run('rollback', [])
    } finally {
      this.#end()
    }
  }

  #end(): void {
    this.#endTurn?.()
    this.#endTurn = undefined
  }

  async executeQuery<R>({ parameters, query, sql }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#endTurn !== undefined) return this.#write<R>(sql, parameters)
    if (SelectQueryNode.is(query)) return { rows: rowsOf<R>(this.#reader.prepare(sql).all(parameters)) }
    const endTurn = await this.#takeTurn()
    // The thread works in the order it is sent to: whoever is next need not wait until this one is answered.
    const written = this.#write<R>(sql, parameters)
    endTurn()
    return written
  }

  async #write<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    const { changes, rows } = await this.#writer.run(sql, parameters)
    return { rows: rowsOf<R>(rows), numAffectedRows: BigInt(changes) }
  }

  streamQuery(): never {
    throw new Error('nothing is streamed from this database')
  }
}

/** Kysely takes SQLite for one connection that has to be waited for, and its changes of schema for lasting at once. */
class ThreadedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

const ours = (connection: DatabaseConnection): ThreadedConnection => {
  if (connection instanceof ThreadedConnection) return connection
  throw new TypeError('a connection of another driver')
}

export interface ThreadedConfig {
  readonly reader: SqliteDatabase
  readonly writer: Writer
}

const createDriver = ({ reader, writer }: ThreadedConfig): Driver => {
  const takeTurn = createTurns()
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(new ThreadedConnection(reader, writer, takeTurn)),
    beginTransaction: (connection) => ours(connection).begin(),
    commitTransaction: (connection) => ours(connection).commit(),
    rollbackTransaction: (connection) => ours(connection).rollback(),
    releaseConnection: () => Promise.resolve(),
    destroy: async () => {
      reader.close()
      await writer.close()
    },
  }
}

export const threadedDialect = (config: ThreadedConfig): Dialect => ({
  createAdapter: () => new ThreadedAdapter(),
  createDriver: () => createDriver(config),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})
