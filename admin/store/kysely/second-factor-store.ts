import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { SecondFactorStore, SecurityKey } from '../second-factor-store.ts'
import { ROLES } from '../account-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { INDEXED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

const RULE_ROW = 1

export const codeSecretPlace = (accountId: string): string => `accounts.code-secret:${accountId}`
export const stepPlace = (tokenIndex: string): string => `sign-in-steps:${tokenIndex}`

const toKey = (row: Selectable<CentreTables['security_keys']>): SecurityKey => ({
  id: row.id,
  accountId: row.account_id,
  name: row.name,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: z.array(z.string()).parse(JSON.parse(row.transports)),
  addedAtMs: row.added_at,
  lastUsedAtMs: row.last_used_at,
})

export const createSecondFactorStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): SecondFactorStore => {
  const stepIndex = (token: string) => vault.index(INDEXED.signInStep, token)
  const codeIndex = (accountId: string, code: string) => vault.index(INDEXED.recoveryCode, `${accountId}:${code}`)
  const openBody = (row: {
    readonly token_index: string
    readonly account_id: string | null
    readonly body_sealed: Uint8Array
  }) => ({
    accountId: row.account_id,
    body: utf8.text(vault.open(stepPlace(row.token_index), row.body_sealed)),
  })

  return {
    secondFactors: async (accountId) => {
      const [account, codes, keys] = await Promise.all([
        db.selectFrom('accounts').select('code_secret_sealed').where('id', '=', accountId).executeTakeFirst(),
        db
          .selectFrom('recovery_codes')
          .select(({ fn }) => fn.countAll<number>().as('left'))
          .where('account_id', '=', accountId)
          .where('used_at', 'is', null)
          .executeTakeFirstOrThrow(),
        db
          .selectFrom('security_keys')
          .selectAll()
          .where('account_id', '=', accountId)
          .orderBy('added_at')
          .orderBy('id')
          .execute(),
      ])
      const sealed = account?.code_secret_sealed ?? null
      return {
        codeSecret: sealed === null ? null : utf8.text(vault.open(codeSecretPlace(accountId), sealed)),
        recoveryCodesLeft: codes.left,
        keys: keys.map(toKey),
      }
    },
    setCodeSecret: async (accountId, secret, step) => {
      const sealed = secret === null ? null : vault.seal(codeSecretPlace(accountId), utf8.bytes(secret))
      await db
        .updateTable('accounts')
        .set({ code_secret_sealed: sealed, code_step: step })
        .where('id', '=', accountId)
        .execute()
    },
    takeCodeStep: async (accountId, step) => {
      const taken = await db
        .updateTable('accounts')
        .set({ code_step: step })
        .where('id', '=', accountId)
        .where(({ eb, or }) => or([eb('code_step', 'is', null), eb('code_step', '<', step)]))
        .executeTakeFirst()
      return taken.numUpdatedRows === 1n
    },
    setRecoveryCodes: (accountId, codes) =>
      engine.transaction(db, async (tx) => {
        await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
        if (codes.length === 0) return
        await tx
          .insertInto('recovery_codes')
          .values(
            codes.map((code) => ({ account_id: accountId, code_index: codeIndex(accountId, code), used_at: null })),
          )
          .execute()
      }),
    takeRecoveryCode: async (accountId, code, atMs) => {
      const taken = await db
        .updateTable('recovery_codes')
        .set({ used_at: atMs })
        .where('account_id', '=', accountId)
        .where('code_index', '=', codeIndex(accountId, code))
        .where('used_at', 'is', null)
        .executeTakeFirst()
      return taken.numUpdatedRows === 1n
    },
    addSecurityKey: async (key) => {
      const added = await db
        .insertInto('security_keys')
        .values({
          ...{ id: key.id, credential_id: key.credentialId, account_id: key.accountId, name: key.name },
          ...{ public_key: key.publicKey, counter: key.counter, transports: JSON.stringify(key.transports) },
          ...{ added_at: key.addedAtMs, last_used_at: key.lastUsedAtMs },
        })
        .onConflict((conflict) => conflict.column('credential_id').doNothing())
        .executeTakeFirst()
      return Number(added.numInsertedOrUpdatedRows) === 1
    },
    findSecurityKey: async (credentialId) => {
      const row = await db
        .selectFrom('security_keys')
        .selectAll()
        .where('credential_id', '=', credentialId)
        .executeTakeFirst()
      return row && toKey(row)
    },
    markKeyUsed: async (credentialId, counter, atMs) => {
      const marked = await db
        .updateTable('security_keys')
        .set({ counter, last_used_at: atMs })
        .where('credential_id', '=', credentialId)
        // An authenticator that counts nothing stays at nought.
        .where(({ and, eb, or }) =>
          counter === 0 ? eb('counter', '=', 0) : or([eb('counter', '<', counter), and([eb('counter', '=', 0)])]),
        )
        .executeTakeFirst()
      return marked.numUpdatedRows === 1n
    },
    removeSecurityKey: async (accountId, id) => {
      const gone = await db
        .deleteFrom('security_keys')
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .executeTakeFirst()
      return gone.numDeletedRows === 1n
    },
    clearSecondFactors: (accountId) =>
      engine.transaction(db, async (tx) => {
        await tx
          .updateTable('accounts')
          .set({ code_secret_sealed: null, code_step: null })
          .where('id', '=', accountId)
          .execute()
        await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
        await tx.deleteFrom('security_keys').where('account_id', '=', accountId).execute()
        await tx.deleteFrom('sso_subjects').where('account_id', '=', accountId).execute()
      }),

    openStep: (token, { accountId, body, kind }, atMs, expiresAtMs) =>
      engine.transaction(db, async (tx) => {
        await tx.deleteFrom('sign_in_steps').where('expires_at', '<=', atMs).execute()
        const index = stepIndex(token)
        const sealed = vault.seal(stepPlace(index), utf8.bytes(body))
        await tx
          .insertInto('sign_in_steps')
          .values({ token_index: index, kind, account_id: accountId, body_sealed: sealed, expires_at: expiresAtMs })
          .execute()
      }),
    readStep: async (token, kind, atMs) => {
      const row = await db
        .selectFrom('sign_in_steps')
        .selectAll()
        .where('token_index', '=', stepIndex(token))
        .where('kind', '=', kind)
        .where('expires_at', '>', atMs)
        .executeTakeFirst()
      return row && openBody(row)
    },
    takeStep: async (token, kind, atMs) => {
      const row = await db
        .deleteFrom('sign_in_steps')
        .where('token_index', '=', stepIndex(token))
        .where('kind', '=', kind)
        .where('expires_at', '>', atMs)
        .returningAll()
        .executeTakeFirst()
      return row && openBody(row)
    },

    secondFactorRoles: async () => {
      const row = await db
        .selectFrom('sign_in_rules')
        .select('second_factor_roles')
        .where('id', '=', RULE_ROW)
        .executeTakeFirst()
      return row === undefined ? [] : z.array(z.enum(ROLES)).parse(JSON.parse(row.second_factor_roles))
    },
    setSecondFactorRoles: async (roles, by, atMs) => {
      const values = { second_factor_roles: JSON.stringify(roles), set_by: by, set_at: atMs }
      await db
        .insertInto('sign_in_rules')
        .values({ id: RULE_ROW, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute()
    },
  }
}
