/** Events lie by month where the engine can; the other engine keeps one table and needs nothing. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withMonths = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { divideByMonth } = words
    if (divideByMonth === undefined) return
    await divideByMonth(db, 'case_events', ['region_code', 'case_number', 'seq'])
    await divideByMonth(db, 'audit', ['id'])
    // The triggers went with the tables of before.
    const guards = [
      ...words.appendOnly('case_events'),
      ...words.changedByResealingAlone('case_events'),
      ...words.appendOnly('audit'),
    ]
    for (const statement of guards) await sql.raw(statement).execute(db)
  },
})
