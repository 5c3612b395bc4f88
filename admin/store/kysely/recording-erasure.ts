/** What is due goes: the intent stands in the trace before the first byte is removed, the end of it afterwards. */
import type { RecordingSummary } from '@lutong/core/consultation/recording.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import type { Kysely, Transaction } from 'kysely'
import type { RecordingStore } from '../recording-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { closeTake, type TakeRow } from './recording-takes.ts'
import type { CentreTables } from './tables.ts'
import { appendTrace } from './trace-append.ts'

type Tx = Transaction<CentreTables>

export const createRecordingErasure = (
  db: Kysely<CentreTables>,
  vault: Vault,
  engine: Engine,
): Pick<
  RecordingStore,
  'beginErasure' | 'finishErasure' | 'nextErasureMs' | 'recordingsToErase' | 'recordingSummaries'
> => {
  const hold = (tx: Tx, id: string) =>
    engine.locked(tx.selectFrom('consultations').select('id').where('id', '=', id)).executeTakeFirst()
  const takesIn = (tx: Tx, id: string): Promise<TakeRow[]> =>
    tx
      .selectFrom('recording_takes')
      .selectAll()
      .where('consultation_id', '=', id)
      .where('erased_at', 'is', null)
      .execute()
  const piecesOf = (tx: Tx, id: string, takes: readonly TakeRow[]) =>
    tx
      .selectFrom('recording_pieces')
      .select(['consultation_id as consultationId', 'party', 'take', 'seq', 'sha256'])
      .where('consultation_id', '=', id)
      .where(
        'take',
        'in',
        takes.map(({ take }) => take),
      )
      .orderBy('party')
      .orderBy('take')
      .orderBy('seq')
      .execute()

  return {
    recordingsToErase: async (atMs) => {
      const rows = await db
        .selectFrom('recording_takes')
        .select('consultation_id')
        .distinct()
        .where('erased_at', 'is', null)
        .where((where) => where.or([where('erase_at', '<=', atMs), where('erasing_at', 'is not', null)]))
        .execute()
      return rows.map(({ consultation_id }) => ConsultationId.parse(consultation_id))
    },

    beginErasure: (id, atMs) =>
      engine.transaction(db, async (tx) => {
        await hold(tx, id)
        const takes = await takesIn(tx, id)
        const due = takes.filter(({ erase_at, erasing_at }) => erasing_at === null && erase_at <= atMs)
        for (const row of due)
          if (row.ended_at === null) await closeTake(tx, vault, row, { actor: 'centre', atMs, how: 'call-over' })
        if (due.length > 0) {
          await tx
            .updateTable('recording_takes')
            .set({ erasing_at: atMs })
            .where('consultation_id', '=', id)
            .where('erased_at', 'is', null)
            .where('erasing_at', 'is', null)
            .where('erase_at', '<=', atMs)
            .execute()
          const body = { takes: due.map(({ party, take }) => ({ party, take })) }
          await appendTrace(tx, vault, id, [{ kind: 'recording-erasing', actor: 'centre', body }], atMs, null)
        }
        const going = [...due, ...takes.filter(({ erasing_at }) => erasing_at !== null)]
        return going.length === 0 ? [] : piecesOf(tx, id, going)
      }),

    finishErasure: (id, atMs) =>
      engine.transaction(db, async (tx) => {
        await hold(tx, id)
        const going = (await takesIn(tx, id)).filter(({ erasing_at }) => erasing_at !== null)
        if (going.length === 0) return 0
        const takes = going.map(({ take }) => take)
        await tx.deleteFrom('recording_pieces').where('consultation_id', '=', id).where('take', 'in', takes).execute()
        await tx
          .updateTable('recording_takes')
          .set({ erased_at: atMs })
          .where('consultation_id', '=', id)
          .where('take', 'in', takes)
          .execute()
        const pieces = going.reduce((sum, row) => sum + row.pieces, 0)
        const body = { takes: going.map(({ party, take }) => ({ party, take })), pieces }
        await appendTrace(tx, vault, id, [{ kind: 'recording-erased', actor: 'centre', body }], atMs, null)
        return pieces
      }),

    nextErasureMs: async () => {
      const next = await db
        .selectFrom('recording_takes')
        .select(({ fn }) => fn.min('erase_at').as('at'))
        .where('erased_at', 'is', null)
        .executeTakeFirst()
      return next?.at ?? undefined
    },

    recordingSummaries: async (ids) => {
      const summaries = new Map<string, RecordingSummary>()
      if (ids.length === 0) return summaries
      const rows = await db.selectFrom('recording_takes').selectAll().where('consultation_id', 'in', ids).execute()
      for (const id of ids) {
        const own = rows.filter(({ consultation_id }) => consultation_id === id)
        const kept = own.filter(({ erased_at }) => erased_at === null)
        if (own.length === 0) continue
        summaries.set(id, {
          state: kept.length > 0 ? 'kept' : 'erased',
          takes: own.length,
          durationMs: Math.max(...own.map(({ begun_at, last_piece_at }) => last_piece_at - begun_at)),
          eraseAtMs: kept.length === 0 ? null : Math.max(...kept.map(({ erase_at }) => erase_at)),
        })
      }
      return summaries
    },
  }
}
