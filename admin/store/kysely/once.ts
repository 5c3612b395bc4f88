/** Acts that other systems ask for under a key of theirs (`Idempotency-Key`): each is done once and answered alike. */
import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { LostTurn, type OnceSettled, type OnceStore } from '../once-store.ts'
import type { Vault } from '../vault.ts'
import { utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

const KEY = 'idempotency-key'
export const answerPlace = (clientId: string, keyIndex: string) => `once-keys.answer:${clientId}:${keyIndex}`

/** In the transaction of the act: either both are there afterwards or neither. */
export const settleOnce = async (tx: Transaction<CentreTables>, vault: Vault, settled: OnceSettled): Promise<void> => {
  const { answer, clientId, keyIndex, status, token } = settled
  const sealed = vault.seal(answerPlace(clientId, keyIndex), utf8.bytes(JSON.stringify(answer)))
  const { numUpdatedRows } = await tx
    .updateTable('once_keys')
    .set({ status, answer_sealed: sealed })
    .where('client_id', '=', clientId)
    .where('key_index', '=', keyIndex)
    .where('token', '=', token)
    .where('status', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new LostTurn('another request holds this key now')
}

export const createOnceStore = (db: Kysely<CentreTables>, vault: Vault): OnceStore => ({
  beginOnce: async ({ atMs, clientId, fingerprint, key, leaseMs }) => {
    const keyIndex = vault.index(KEY, `${clientId}\0${key}`)
    const token = randomUUID()
    const turn = { clientId, keyIndex, token }
    const leaseEndsAtMs = atMs + leaseMs
    const inserted = await db
      .insertInto('once_keys')
      .values({
        client_id: clientId,
        key_index: keyIndex,
        fingerprint,
        token,
        lease_ends_at: leaseEndsAtMs,
        created_at: atMs,
        status: null,
        answer_sealed: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('token')
      .executeTakeFirst()
    if (inserted !== undefined) return { kind: 'go', turn }
    const row = await db
      .selectFrom('once_keys')
      .selectAll()
      .where('client_id', '=', clientId)
      .where('key_index', '=', keyIndex)
      .executeTakeFirst()
    // Released or swept this moment: the next try finds the key free.
    if (row === undefined) return { kind: 'running', endsAtMs: atMs }
    if (row.fingerprint !== fingerprint) return { kind: 'other-content' }
    if (row.status !== null && row.answer_sealed !== null) {
      const answer: unknown = JSON.parse(utf8.text(vault.open(answerPlace(clientId, keyIndex), row.answer_sealed)))
      return { kind: 'answered', status: row.status, answer }
    }
    if (row.lease_ends_at > atMs) return { kind: 'running', endsAtMs: row.lease_ends_at }
    // Whoever held it died before it was done, for what is done is settled with it.
    const taken = await db
      .updateTable('once_keys')
      .set({ token, lease_ends_at: leaseEndsAtMs })
      .where('client_id', '=', clientId)
      .where('key_index', '=', keyIndex)
      .where('token', '=', row.token)
      .where('status', 'is', null)
      .executeTakeFirst()
    return taken.numUpdatedRows === 1n ? { kind: 'go', turn } : { kind: 'running', endsAtMs: leaseEndsAtMs }
  },

  releaseOnce: async ({ clientId, keyIndex, token }) => {
    await db
      .deleteFrom('once_keys')
      .where('client_id', '=', clientId)
      .where('key_index', '=', keyIndex)
      .where('token', '=', token)
      .where('status', 'is', null)
      .execute()
  },

  sweepOnce: async (beforeMs) => {
    const { numDeletedRows } = await db
      .deleteFrom('once_keys')
      .where('created_at', '<', beforeMs)
      .where('lease_ends_at', '<', beforeMs)
      .executeTakeFirst()
    return Number(numDeletedRows)
  },
})
