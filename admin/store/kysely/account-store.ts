import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { type Account, type AccountStore, type Role, ROLES } from '../account-store.ts'
import type { Vault } from '../vault.ts'
import { INDEXED } from './rows.ts'
import type { CentreTables } from './tables.ts'

const Roles = z.array(z.string())

const toRole = (text: string): Role => {
  const role = ROLES.find((known) => known === text)
  if (role === undefined) throw new Error(`unknown role in the database: ${text}`)
  return role
}

export const toAccount = (
  row: Pick<Selectable<CentreTables['accounts']>, 'id' | 'name' | 'role' | 'scope'>,
): Account => ({
  id: row.id,
  name: row.name,
  role: toRole(row.role),
  scope: row.scope,
})

export const createAccountStore = (db: Kysely<CentreTables>, vault: Vault): AccountStore => {
  const index = (token: string) => vault.index(INDEXED.session, token)
  return {
    addAccount: async ({ id, name, role, scope }, passwordHash, atMs, firstPasswordUntilMs = null) => {
      const added = await db
        .insertInto('accounts')
        .values({
          ...{ id, name, role, scope, password_hash: passwordHash, created_at: atMs },
          ...{ first_password_until: firstPasswordUntilMs, disabled_at: null },
          ...{ code_secret_sealed: null, code_step: null },
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst()
      return Number(added.numInsertedOrUpdatedRows) === 1
    },

    listAccounts: async (region) => {
      const above = Array.from({ length: region.length + 1 }, (_, digits) => region.slice(0, digits))
      const rows = await db
        .selectFrom('accounts')
        .selectAll()
        .where(({ eb, or }) => or([eb('scope', 'in', above), eb('scope', 'like', `${region}%`)]))
        .orderBy('name')
        .execute()
      return rows.map(toAccount)
    },

    findAccount: async (name) => {
      const row = await db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst()
      return (
        row && {
          account: toAccount(row),
          passwordHash: row.password_hash,
          firstPasswordUntilMs: row.first_password_until,
          disabled: row.disabled_at !== null,
        }
      )
    },

    openSession: (token, { accountId, atMs, device, expiresAtMs, id }) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('sessions').where('expires_at', '<=', atMs).execute()
        await tx
          .insertInto('sessions')
          .values({
            token_index: index(token),
            ...{ id, device, revoked_at: null },
            account_id: accountId,
            created_at: atMs,
            last_used_at: atMs,
            expires_at: expiresAtMs,
          })
          .execute()
      }),

    touchSession: async (token, atMs, idleMs, by) => {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
        .select(['accounts.id', 'accounts.name', 'accounts.role', 'accounts.scope', 'accounts.first_password_until'])
        .select(['sessions.last_used_at', 'sessions.id as session_id', 'accounts.code_secret_sealed'])
        .select(({ selectFrom }) => [
          selectFrom('security_keys')
            .whereRef('security_keys.account_id', '=', 'accounts.id')
            .select(({ fn }) => fn.countAll<number>().as('held'))
            .as('keys_held'),
          selectFrom('sign_in_rules').where('sign_in_rules.id', '=', 1).select('second_factor_roles').as('asked_of'),
        ])
        .where('token_index', '=', index(token))
        .where('revoked_at', 'is', null)
        .where('disabled_at', 'is', null)
        .where('expires_at', '>', atMs)
        .where('last_used_at', '>', atMs - idleMs)
        .executeTakeFirst()
      if (row === undefined) return undefined
      // Written a few times an idle period only: a page that asks often must not cost a disk flush each time.
      if (by === 'person' && atMs - row.last_used_at > idleMs / 10)
        await db.updateTable('sessions').set({ last_used_at: atMs }).where('token_index', '=', index(token)).execute()
      const showsMore = row.code_secret_sealed !== null || row.keys_held !== 0
      const isAsked = row.asked_of !== null && Roles.parse(JSON.parse(row.asked_of)).includes(toRole(row.role))
      return {
        account: toAccount(row),
        id: row.session_id,
        must: row.first_password_until !== null ? 'new-password' : isAsked && !showsMore ? 'second-factor' : null,
      }
    },

    closeSession: async (token) => {
      await db.deleteFrom('sessions').where('token_index', '=', index(token)).execute()
    },
  }
}
