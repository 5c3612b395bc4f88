import type { Kysely } from 'kysely'
import type { Place, PlaceStore } from '../place-store.ts'
import type { CentreTables } from './tables.ts'

const toPlace = (row: { readonly code: string; readonly name: string; readonly closed_at: number | null }): Place => ({
  code: row.code,
  name: row.name,
  closed: row.closed_at !== null,
})

export const createPlaceStore = (db: Kysely<CentreTables>): PlaceStore => ({
  listPlaces: async (scope) => {
    const rows = await db
      .selectFrom('centres')
      .select(['code', 'name', 'closed_at'])
      .where('code', 'like', `${scope}%`)
      .orderBy('code')
      .execute()
    return rows.map(toPlace)
  },
  findPlace: async (code) => {
    const row = await db
      .selectFrom('centres')
      .select(['code', 'name', 'closed_at'])
      .where('code', '=', code)
      .executeTakeFirst()
    return row && toPlace(row)
  },
  putPlace: async ({ closed, code, name }, by, atMs) => {
    const values = { name, closed_at: closed ? atMs : null, set_by: by, set_at: atMs }
    await db
      .insertInto('centres')
      .values({ code, ...values })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
      .execute()
  },
})
