import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Kysely, Transaction } from 'kysely'
import type { StaffAccount, StaffChangeFailure, StaffStore } from '../staff-store.ts'
import { toAccount } from './account-store.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

type Tx = Transaction<CentreTables>

export const createStaffStore = (db: Kysely<CentreTables>, engine: Engine): StaffStore => {
  const accounts = (atMs: number) =>
    db
      .selectFrom('accounts')
      .leftJoin('sessions', (join) =>
        join
          .onRef('sessions.account_id', '=', 'accounts.id')
          .on('sessions.revoked_at', 'is', null)
          .on('sessions.expires_at', '>', atMs),
      )
      .select(['accounts.id', 'name', 'role', 'scope', 'accounts.created_at', 'disabled_at', 'first_password_until'])
      .select(({ fn }) => [
        fn.max('sessions.last_used_at').as('last_seen'),
        fn.count<number>('sessions.token_index').as('open_sessions'),
      ])
      .groupBy('accounts.id')
      .orderBy('name')
  type Row = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number]
  const toStaff = (row: Row): StaffAccount => ({
    ...toAccount(row),
    createdAtMs: row.created_at,
    disabledAtMs: row.disabled_at,
    firstPasswordUntilMs: row.first_password_until,
    lastSeenAtMs: row.last_seen,
    openSessions: row.open_sessions,
  })

  /** Administrators are held together: two of them cannot turn each other out at one moment. */
  const change = (id: string, act: (tx: Tx) => Promise<unknown>): Promise<Result<null, StaffChangeFailure>> =>
    engine.transaction(db, async (tx) => {
      const administrators = () =>
        engine
          .locked(
            tx
              .selectFrom('accounts')
              .select('id')
              .where('role', '=', 'admin')
              .where('scope', '=', '')
              .where('disabled_at', 'is', null)
              .orderBy('id'),
          )
          .execute()
      const before = await administrators()
      const known = await tx.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst()
      if (known === undefined) return err('not-found')
      if (before.length === 1 && before[0]?.id === id) return err('last-administrator')
      await act(tx)
      return ok(null)
    })

  return {
    listStaff: async (scope, atMs) => {
      const rows = await accounts(atMs).where('scope', 'like', `${scope}%`).execute()
      return rows.map(toStaff)
    },
    findStaff: async (id, atMs) => {
      const row = await accounts(atMs).where('accounts.id', '=', id).executeTakeFirst()
      return row && toStaff(row)
    },
    changeStaff: (id, { role, scope }) =>
      change(id, (tx) => tx.updateTable('accounts').set({ role, scope }).where('id', '=', id).execute()),
    setDisabled: (id, disabledAtMs) =>
      change(id, (tx) => tx.updateTable('accounts').set({ disabled_at: disabledAtMs }).where('id', '=', id).execute()),
    setPassword: async (id, hash, firstPasswordUntilMs) => {
      await db
        .updateTable('accounts')
        .set({ password_hash: hash, first_password_until: firstPasswordUntilMs })
        .where('id', '=', id)
        .execute()
    },
    sessionsOf: async (accountId, atMs, idleMs) => {
      const rows = await db
        .selectFrom('sessions')
        .select(['id', 'device', 'created_at', 'last_used_at'])
        .where('account_id', '=', accountId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', atMs)
        .where('last_used_at', '>', atMs - idleMs)
        .orderBy('last_used_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        device: row.device,
        openedAtMs: row.created_at,
        lastUsedAtMs: row.last_used_at,
      }))
    },
    revokeSessions: async (accountId, which, atMs) => {
      let query = db
        .updateTable('sessions')
        .set({ revoked_at: atMs })
        .where('account_id', '=', accountId)
        .where('revoked_at', 'is', null)
      if ('only' in which) query = query.where('id', '=', which.only)
      else if (which.allBut !== null) query = query.where('id', '!=', which.allBut)
      return (await query.returning('id').execute()).map(({ id }) => id)
    },
    endedAmong: async (sessionIds) => {
      if (sessionIds.length === 0) return []
      const rows = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
        .select('sessions.id')
        .where('sessions.id', 'in', [...sessionIds])
        .where(({ eb, or }) => or([eb('revoked_at', 'is not', null), eb('disabled_at', 'is not', null)]))
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
