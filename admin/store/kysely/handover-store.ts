import type { Kysely, Transaction } from 'kysely'
import { type HandoverFates, MAX_HANDED_FILES } from '@lutong/core/contracts/handed-form.ts'
import type { HandedState, HandoverStore } from '../handover-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

/** Of all telephones together: a centre on a small PC must not fill its disk. */
const MOST_BYTES_IN_FLIGHT = 512 * 1024 * 1024

type Tx = Transaction<CentreTables>

export const createHandoverStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): HandoverStore => {
  /** The address itself is not kept: whoever reads the database cannot open it. */
  const idOf = (token: string) => vault.index('handover', token)
  /** Nor who sent it. */
  const phoneOf = (phone: string) => vault.index('handover-phone', phone)
  const find = (id: string) => db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst()
  /** Nobody else changes this handover until the transaction ends. */
  const hold = (tx: Tx, id: string) =>
    engine.locked(tx.selectFrom('handovers').selectAll().where('id', '=', id)).executeTakeFirst()
  const filesOf = (within: Kysely<CentreTables>, id: string) =>
    within
      .selectFrom('handover_files')
      .selectAll()
      .where('handover_id', '=', id)
      .orderBy('position')
      .orderBy('file_id')
      .execute()
  const settle = async (tx: Tx, id: string, state: HandedState, fileIds: readonly string[]) => {
    if (fileIds.length === 0) return
    await tx
      .updateTable('handover_files')
      .set({ state })
      .where('handover_id', '=', id)
      .where('state', '=', 'coming')
      .where('file_id', 'in', fileIds)
      .execute()
    await tx.deleteFrom('handover_pieces').where('handover_id', '=', id).where('file_id', 'in', fileIds).execute()
  }
  const settleAll = async (tx: Tx, id: string, { refused, taken }: HandoverFates) => {
    await settle(tx, id, 'taken', taken)
    await settle(tx, id, 'refused', refused)
  }
  const mayBegin = async (tx: Tx, id: string, sizeBytes: number): Promise<boolean> => {
    const own = await filesOf(tx, id)
    const flying = await tx
      .selectFrom('handover_files')
      .select(({ fn }) => fn.sum<number | string | null>('size_bytes').as('bytes'))
      .where('state', '=', 'coming')
      .executeTakeFirst()
    return own.length < MAX_HANDED_FILES && Number(flying?.bytes ?? 0) + sizeBytes <= MOST_BYTES_IN_FLIGHT
  }

  return {
    openHandover: async (token, terminalId, endsAtMs, nowMs) => {
      const id = idOf(token)
      return engine.transaction(db, async (tx) => {
        await tx
          .insertInto('handovers')
          .values({ id, terminal_id: terminalId, ends_at: endsAtMs, closed: 0, phone: null })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
        const known = await hold(tx, id)
        if (known?.terminal_id !== terminalId || known.closed === 1 || known.ends_at <= nowMs) return false
        await tx.updateTable('handovers').set({ ends_at: endsAtMs }).where('id', '=', id).execute()
        return true
      })
    },
    readHandover: async (token, nowMs) => {
      const id = idOf(token)
      const found = await find(id)
      if (found === undefined) return undefined
      const files = await filesOf(db, id)
      return {
        open: found.closed === 0 && found.ends_at > nowMs,
        closed: found.closed === 1 && found.ends_at > nowMs,
        files: files.map((one) => ({
          fileId: one.file_id,
          sizeBytes: one.size_bytes,
          receivedBytes: one.received_bytes,
          state: one.state,
        })),
      }
    },
    belongsToPhone: async (token, phone) => {
      const owner = (await find(idOf(token)))?.phone ?? null
      return owner === null || owner === phoneOf(phone)
    },
    addHandedPiece: async ({ bytes, fileId, offset, phone, position, sizeBytes, token }, nowMs) => {
      const id = idOf(token)
      return engine.transaction(db, async (tx) => {
        const open = await hold(tx, id)
        if (open === undefined || open.closed === 1 || open.ends_at <= nowMs) return 'ended'
        const owner = phoneOf(phone)
        if (open.phone !== null && open.phone !== owner) return 'used'
        if (open.phone === null) await tx.updateTable('handovers').set({ phone: owner }).where('id', '=', id).execute()
        const known = (await filesOf(tx, id)).find((one) => one.file_id === fileId)
        if (known === undefined) {
          if (!(await mayBegin(tx, id, sizeBytes))) return 'full'
          await tx
            .insertInto('handover_files')
            .values({
              handover_id: id,
              file_id: fileId,
              position,
              size_bytes: sizeBytes,
              received_bytes: 0,
              state: 'coming',
            })
            .execute()
        }
        const received = known?.received_bytes ?? 0
        const end = offset + bytes.length
        const fits = received === offset && (known?.size_bytes ?? sizeBytes) === sizeBytes && end <= sizeBytes
        if (!fits || bytes.length === 0) return received
        await tx
          .insertInto('handover_pieces')
          .values({ handover_id: id, file_id: fileId, at: offset, sealed: bytes })
          .execute()
        await tx
          .updateTable('handover_files')
          .set({ received_bytes: end })
          .where('handover_id', '=', id)
          .where('file_id', '=', fileId)
          .execute()
        return end
      })
    },
    takeHanded: async (token, terminalId, fates, nowMs) => {
      const id = idOf(token)
      return engine.transaction(db, async (tx) => {
        const found = await hold(tx, id)
        if (found?.terminal_id !== terminalId || found.closed === 1 || found.ends_at <= nowMs)
          return { open: false, coming: false, file: null }
        await settleAll(tx, id, fates)
        // The telephone sends one after another: what was broken off by a reload must not hold up what comes later.
        const flying = (await filesOf(tx, id)).filter((one) => one.state === 'coming')
        const next = flying.find((one) => one.received_bytes === one.size_bytes)
        const coming = flying.some((one) => one !== next)
        if (next === undefined) return { open: true, coming, file: null }
        const pieces = await tx
          .selectFrom('handover_pieces')
          .select('sealed')
          .where('handover_id', '=', id)
          .where('file_id', '=', next.file_id)
          .orderBy('at')
          .execute()
        return {
          open: true,
          coming,
          file: { fileId: next.file_id, bytes: Buffer.concat(pieces.map(({ sealed }) => sealed)) },
        }
      })
    },
    closeHandover: async (token, terminalId, fates) => {
      const id = idOf(token)
      await engine.transaction(db, async (tx) => {
        if ((await hold(tx, id))?.terminal_id !== terminalId) return
        await settleAll(tx, id, fates)
        await tx.updateTable('handovers').set({ closed: 1 }).where('id', '=', id).execute()
        await tx.deleteFrom('handover_pieces').where('handover_id', '=', id).execute()
      })
    },
    dropEndedHandovers: async (nowMs) => {
      const ended = await db.selectFrom('handovers').select('id').where('ends_at', '<=', nowMs).execute()
      for (const { id } of ended)
        await engine.transaction(db, async (tx) => {
          const held = await hold(tx, id)
          // Asked for ten minutes more in between.
          if (held === undefined || held.ends_at > nowMs) return
          await tx.deleteFrom('handover_pieces').where('handover_id', '=', id).execute()
          await tx.deleteFrom('handover_files').where('handover_id', '=', id).execute()
          await tx.deleteFrom('handovers').where('id', '=', id).execute()
        })
      const next = await db
        .selectFrom('handovers')
        .select(({ fn }) => fn.min('ends_at').as('at'))
        .executeTakeFirst()
      return next?.at === null || next?.at === undefined ? undefined : next.at
    },
  }
}
