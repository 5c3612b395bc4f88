import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { SsoStore } from '../sso-store.ts'
import type { Engine } from './engine.ts'
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

export const createSsoStore = (db: Kysely<CentreTables>, engine: Engine): SsoStore => ({
  bindSubject: (subject, accountId, atMs) =>
    engine.transaction(db, async (tx) => {
      await tx
        .deleteFrom('sso_subjects')
        .where('account_id', '=', accountId)
        .where('subject_index', '<>', subject)
        .execute()
      const bound = await tx
        .insertInto('sso_subjects')
        .values({ subject_index: subject, account_id: accountId, bound_at: atMs })
        .onConflict((conflict) =>
          conflict
            .column('subject_index')
            .doUpdateSet({ bound_at: sql`sso_subjects.bound_at` })
            .where('sso_subjects.account_id', '=', accountId),
        )
        .returning('account_id')
        .executeTakeFirst()
      return bound === undefined ? 'taken' : 'bound'
    }),
  accountOfSubject: async (subject) =>
    (await db.selectFrom('sso_subjects').select('account_id').where('subject_index', '=', subject).executeTakeFirst())
      ?.account_id,
  boundSince: async (accountId) =>
    (await db.selectFrom('sso_subjects').select('bound_at').where('account_id', '=', accountId).executeTakeFirst())
      ?.bound_at,
  unbindSubject: async (accountId) => {
    const gone = await db.deleteFrom('sso_subjects').where('account_id', '=', accountId).executeTakeFirst()
    return gone.numDeletedRows > 0n
  },
})
