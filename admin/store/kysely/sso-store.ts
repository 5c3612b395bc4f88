import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { SsoStore } from '../sso-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { INDEXED } from './rows.ts'
import type { CentreTables } from './tables.ts'

/** Schema step: people of an identity provider and whose accounts they are. */
export const withSso: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('sso_subjects')
      .addColumn('subject_index', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull().unique())
      .addColumn('bound_at', 'bigint', (c) => c.notNull())
      .execute()
  },
}

export const createSsoStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): SsoStore => {
  // By the key that stays: nobody keeps who it is, so no other index could be made of it later.
  const indexOf = (subject: string) => vault.index(INDEXED.ssoSubject, subject)
  const ownerOf = async (from: Kysely<CentreTables>, subject: string): Promise<string | undefined> => {
    const row = await from
      .selectFrom('sso_subjects')
      .select('account_id')
      .where('subject_index', '=', indexOf(subject))
      .executeTakeFirst()
    return row?.account_id
  }
  return {
    bindSubject: (subject, accountId, atMs) =>
      engine.transaction(db, async (tx) => {
        const owner = await ownerOf(tx, subject)
        if (owner !== undefined && owner !== accountId) return 'taken'
        await tx.deleteFrom('sso_subjects').where('account_id', '=', accountId).execute()
        const bound = await tx
          .insertInto('sso_subjects')
          .values({
            subject_index: indexOf(subject),
            account_id: accountId,
            bound_at: atMs,
          })
          // Two that bind the same person at one moment: one of them has it, and the other is undone.
          .onConflict((conflict) => conflict.doNothing())
          .returning('account_id')
          .executeTakeFirst()
        return bound === undefined ? 'taken' : 'bound'
      }),
    accountOfSubject: (subject) => ownerOf(db, subject),
    boundSince: async (accountId) =>
      (await db.selectFrom('sso_subjects').select('bound_at').where('account_id', '=', accountId).executeTakeFirst())
        ?.bound_at,
    unbindSubject: async (accountId) => {
      const gone = await db.deleteFrom('sso_subjects').where('account_id', '=', accountId).executeTakeFirst()
      return gone.numDeletedRows > 0n
    },
  }
}
