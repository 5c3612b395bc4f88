import type { Kysely } from 'kysely'
import type { SavedVisitStore } from '../saved-visit-store.ts'
import type { CentreTables } from './tables.ts'

export const createSavedVisitStore = (db: Kysely<CentreTables>): SavedVisitStore => ({
  saveVisit: async (id, sealed, expiresAtMs, nowMs) => {
    await db.deleteFrom('saved_visits').where('expires_at', '<=', nowMs).execute()
    await db
      .insertInto('saved_visits')
      .values({ id, sealed, expires_at: expiresAtMs })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ sealed, expires_at: expiresAtMs }))
      .execute()
  },
  readVisit: async (id, nowMs) => {
    const row = await db
      .selectFrom('saved_visits')
      .select('sealed')
      .where('id', '=', id)
      .where('expires_at', '>', nowMs)
      .executeTakeFirst()
    return row?.sealed
  },
})
