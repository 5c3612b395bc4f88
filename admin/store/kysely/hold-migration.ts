/** Schema step: why a case is held, sealed as every reason is. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

export const withHoldReasons = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('case_holds').addColumn('reason_sealed', sql.raw(words.bytes)).execute()
  },
})
