import type { Kysely } from 'kysely'

/** Where the engines name a thing differently. */
export interface EngineWords {
  readonly bytes: 'blob' | 'bytea'
  /** Statements that make these tables refuse every change of a row once written. */
  appendOnly(table: string): readonly string[]
  /** Statements that let such a table take its rows under another key, inside a transaction marked in `resealing_now`. */
  changedByResealingAlone(table: string): readonly string[]
  /** Statements that let rows of such a table go, inside a transaction marked in `erasing_now`; `resealed`: see above. */
  erasedByRetentionAlone(table: string, kind: 'resealed' | 'unchanged'): readonly string[]
  /** Makes a table of events into one of months, with its rows, without its triggers; only where the engine has that. */
  divideByMonth?(db: Kysely<unknown>, table: 'case_events' | 'audit', key: readonly string[]): Promise<void>
}
