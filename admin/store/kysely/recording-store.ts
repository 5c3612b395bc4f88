/** Recordings over any engine: every piece once, every beginning and end in the trace of its consultation. */
import {
  MOST_PARTY_BYTES,
  MOST_PIECES,
  MOST_TAKES,
  NO_RECORDING,
  RecordingMediaType,
  RecordingParty,
} from '@lutong/core/consultation/recording.ts'
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import type { Kysely, Transaction } from 'kysely'
import type { NewPiece, PieceOutcome, RecordingStore } from '../recording-store.ts'
import type { Vault } from '../vault.ts'
import { toConsultation } from './consultation-rows.ts'
import type { Engine } from './engine.ts'
import { closeTake, openTakesIn, piecesIn, type TakeRow } from './recording-takes.ts'
import type { CentreTables } from './tables.ts'
import { appendTrace } from './trace-append.ts'

type Tx = Transaction<CentreTables>
const DAY_MS = 24 * 3_600_000
const OFFER_ROW = 1
const REFUSED: PieceOutcome = { kind: 'refused' }

type PieceStore = Pick<
  RecordingStore,
  | 'addRecordingPiece'
  | 'closeQuietTakes'
  | 'hasOpenTakes'
  | 'recordedPiece'
  | 'recordingOffer'
  | 'setRecordingOffer'
  | 'takesOf'
>

export const createRecordingStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): PieceStore => {
  const holdConsultation = async (tx: Tx, id: string) => {
    const row = await engine.locked(tx.selectFrom('consultations').selectAll().where('id', '=', id)).executeTakeFirst()
    return row && toConsultation(row, vault)
  }
  const ownTakes = (tx: Tx, { consultationId, party }: NewPiece): Promise<TakeRow[]> =>
    tx
      .selectFrom('recording_takes')
      .selectAll()
      .where('consultation_id', '=', consultationId)
      .where('party', '=', party)
      .execute()
  const begin = async (tx: Tx, piece: NewPiece, keptDays: number): Promise<TakeRow> => {
    const { actor, consultationId, mediaType, party, receivedAtMs: atMs, take } = piece
    const row: TakeRow = {
      ...{ consultation_id: consultationId, party, take, media_type: mediaType },
      ...{ begun_at: atMs, last_piece_at: atMs, pieces: 0, bytes: 0, ended_at: null },
      ...{ erase_at: atMs + keptDays * DAY_MS, erasing_at: null, erased_at: null },
    }
    await tx.insertInto('recording_takes').values(row).execute()
    const entry = { kind: 'recording-begun', actor, body: { party, take, mediaType } }
    await appendTrace(tx, vault, consultationId, [entry], atMs, null)
    return row
  }
  /** What the centre has of a take that is not wanted any more, or of a piece it has already. */
  const known = async (tx: Tx, piece: NewPiece, row: TakeRow): Promise<PieceOutcome> => {
    const there = (await piecesIn(tx, row)).find(({ seq }) => seq === piece.seq)
    if (there === undefined) return REFUSED
    return there.sha256 === piece.sha256
      ? { kind: 'kept', next: row.pieces, began: false, ended: false }
      : { kind: 'differs' }
  }
  const keep = async (tx: Tx, piece: NewPiece, row: TakeRow): Promise<TakeRow> => {
    const { endMs, receivedAtMs, seq, sha256, sizeBytes } = piece
    const where = { consultation_id: row.consultation_id, party: row.party, take: row.take }
    if (sizeBytes === 0) return row
    await tx
      .insertInto('recording_pieces')
      .values({ ...where, seq, size_bytes: sizeBytes, sha256, end_ms: endMs, received_at: receivedAtMs })
      .execute()
    const grown = { pieces: row.pieces + 1, bytes: row.bytes + sizeBytes, last_piece_at: receivedAtMs }
    await tx
      .updateTable('recording_takes')
      .set(grown)
      .where('consultation_id', '=', where.consultation_id)
      .where('party', '=', where.party)
      .where('take', '=', where.take)
      .execute()
    return { ...row, ...grown }
  }

  return {
    recordingOffer: async () => {
      const row = await db.selectFrom('recording_offers').selectAll().where('id', '=', OFFER_ROW).executeTakeFirst()
      return row === undefined ? NO_RECORDING : { offered: row.offered === 1, keptDays: row.kept_days }
    },

    setRecordingOffer: async ({ keptDays, offered }, by, atMs) => {
      const values = { offered: offered ? 1 : 0, kept_days: keptDays, set_by: by, set_at: atMs }
      await db
        .insertInto('recording_offers')
        .values({ id: OFFER_ROW, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute()
    },

    addRecordingPiece: (piece) =>
      engine.transaction(db, async (tx): Promise<PieceOutcome> => {
        const now = await holdConsultation(tx, piece.consultationId)
        if (now === undefined || !piece.isOf(now) || now.content.recording.state !== 'agreed') return REFUSED
        const takes = await ownTakes(tx, piece)
        const found = takes.find(({ take }) => take === piece.take)
        if (found !== undefined && (found.ended_at !== null || piece.seq < found.pieces)) return known(tx, piece, found)
        if (piece.seq > (found?.pieces ?? 0))
          return { kind: 'gap', next: found?.pieces ?? 0, began: false, ended: false }
        const bytes = takes.reduce((sum, one) => sum + one.bytes, piece.sizeBytes)
        const pieces = takes.reduce((sum, one) => sum + one.pieces, 1)
        if (bytes > MOST_PARTY_BYTES || pieces > MOST_PIECES) return REFUSED
        // What is left of a take may still come when the call is over; a new one may not begin.
        if (found === undefined && (!isInCall(now.state) || takes.length >= MOST_TAKES)) return REFUSED
        if (found === undefined)
          for (const open of takes.filter(({ ended_at }) => ended_at === null))
            await closeTake(tx, vault, open, { actor: 'centre', atMs: piece.receivedAtMs, how: 'page-lost' })
        const row = found ?? (await begin(tx, piece, now.content.recording.keptDays))
        const grown = await keep(tx, piece, row)
        const end = { actor: piece.actor, atMs: piece.receivedAtMs, how: 'stopped' } as const
        if (piece.last) await closeTake(tx, vault, grown, end)
        return { kind: 'kept', next: grown.pieces, began: found === undefined, ended: piece.last }
      }),

    takesOf: async (id) => {
      const rows = await db
        .selectFrom('recording_takes')
        .selectAll()
        .where('consultation_id', '=', id)
        .orderBy('begun_at')
        .orderBy('take')
        .execute()
      return Promise.all(
        rows.map(async (row) => ({
          party: RecordingParty.parse(row.party),
          take: row.take,
          mediaType: RecordingMediaType.parse(row.media_type),
          endedAtMs: row.ended_at,
          eraseAtMs: row.erase_at,
          erasedAtMs: row.erased_at,
          pieces: await piecesIn(db, row),
        })),
      )
    },

    recordedPiece: async ({ consultationId, party, seq, take }) => {
      const row = await db
        .selectFrom('recording_pieces')
        .select(['size_bytes as sizeBytes', 'sha256'])
        .where('consultation_id', '=', consultationId)
        .where('party', '=', party)
        .where('take', '=', take)
        .where('seq', '=', seq)
        .executeTakeFirst()
      return row
    },

    closeQuietTakes: async (quietSinceMs, atMs) => {
      const quiet = await db
        .selectFrom('recording_takes')
        .innerJoin('consultations', 'consultations.id', 'recording_takes.consultation_id')
        .select('recording_takes.consultation_id')
        .distinct()
        .where('recording_takes.ended_at', 'is', null)
        .where('recording_takes.last_piece_at', '<=', quietSinceMs)
        .where('consultations.updated_at', '<=', quietSinceMs)
        .where('consultations.state', 'not in', ['connected', 'reconnecting'])
        .execute()
      let closed = 0
      for (const { consultation_id: id } of quiet)
        await engine.transaction(db, async (tx) => {
          await holdConsultation(tx, id)
          for (const row of await openTakesIn(tx, id)) {
            if (row.last_piece_at > quietSinceMs) continue
            await closeTake(tx, vault, row, { actor: 'centre', atMs, how: 'call-over' })
            closed += 1
          }
        })
      return closed
    },

    hasOpenTakes: async () =>
      (await db
        .selectFrom('recording_takes')
        .select('take')
        .where('ended_at', 'is', null)
        .limit(1)
        .executeTakeFirst()) !== undefined,
  }
}
