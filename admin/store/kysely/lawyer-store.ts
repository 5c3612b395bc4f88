import type { Kysely } from 'kysely'
import type { ConsultationStore } from '../consultation-store.ts'
import { SEATED, toLawyer } from './consultation-rows.ts'
import type { CentreTables } from './tables.ts'

export const createLawyerStore = (
  db: Kysely<CentreTables>,
): Pick<
  ConsultationStore,
  'listLawyers' | 'putLawyer' | 'putLawyerParties' | 'setAvailability' | 'keepSelfTest' | 'latestSelfTests'
> => ({
  listLawyers: async () => {
    const rows = await db.selectFrom('lawyers').selectAll().orderBy('account_id').execute()
    const loads = await db
      .selectFrom('consultations')
      .select(({ fn }) => ['lawyer_id', fn.countAll<number>().as('load')])
      .where('lawyer_id', 'is not', null)
      .where('state', 'in', SEATED)
      .groupBy('lawyer_id')
      .execute()
    const byLawyer = new Map(loads.map((row) => [row.lawyer_id, row.load]))
    return rows.map((row) => toLawyer(row, byLawyer.get(row.account_id) ?? 0))
  },

  putLawyer: async (accountId, profile, atMs) => {
    await db
      .insertInto('lawyers')
      .values({
        account_id: accountId,
        availability: 'away',
        profile: JSON.stringify(profile),
        client_tokens: '[]',
        adversary_tokens: '[]',
        idle_since: atMs,
      })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ profile: JSON.stringify(profile) }))
      .execute()
  },

  putLawyerParties: async (accountId, clients, adversaries) => {
    const { numUpdatedRows } = await db
      .updateTable('lawyers')
      .set({ client_tokens: JSON.stringify(clients), adversary_tokens: JSON.stringify(adversaries) })
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },

  setAvailability: async (accountId, availability, atMs) => {
    const { numUpdatedRows } = await db
      .updateTable('lawyers')
      .set({ availability, idle_since: atMs })
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },

  keepSelfTest: async (principal, report, atMs) => {
    await db
      .insertInto('self_tests')
      .values({ principal, report, at: atMs })
      .onConflict((conflict) => conflict.column('principal').doUpdateSet({ report, at: atMs }))
      .execute()
  },

  latestSelfTests: async (principals) => {
    if (principals.length === 0) return new Map()
    const rows = await db
      .selectFrom('self_tests')
      .select(['principal', 'report'])
      .where('principal', 'in', principals)
      .execute()
    return new Map(rows.map(({ principal, report }) => [principal, report]))
  },
})
