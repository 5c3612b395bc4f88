/** What the two engines do differently; everything else is the SQL both share. */
import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { KeptMonths } from '../month-store.ts'
import type { CentreTables } from './tables.ts'

interface Lockable<Query> {
  forUpdate(): Query
}
interface Skippable<Query> extends Lockable<Query> {
  skipLocked(): Query
}

export interface Engine {
  /** The database's own clock, in epoch milliseconds, as it goes on within a transaction. */
  readonly clockMs: RawBuilder<number>
  /**
   * Nobody else changes the rows that `query` reads until the transaction ends. Where one writer at a time is the
   * engine's nature this adds nothing.
   */
  locked<Query extends Lockable<Query>>(query: Query): Query
  /** As `locked`, and without what somebody else is holding just now: it is theirs, and is not waited for. */
  unclaimed<Query extends Skippable<Query>>(query: Query): Query
  /**
   * Whoever takes in an application naming these files and whoever records one of them wait for each other:
   * otherwise each could miss what the other has not committed yet, and the case would wait for ever.
   */
  lockFiles(tx: Transaction<CentreTables>, sha256s: readonly string[]): Promise<void>
  /** Room for the events of the months to come; where events lie in one table there is nothing to do. */
  keepMonths(db: Kysely<CentreTables>, nowMs: number): Promise<KeptMonths>
  /** A transaction; one that only lost a race (deadlock, the same key inserted first elsewhere) is run again. */
  transaction<T>(db: Kysely<CentreTables>, body: (tx: Transaction<CentreTables>) => Promise<T>): Promise<T>
}
