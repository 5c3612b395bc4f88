import { randomUUID } from 'node:crypto'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { Kysely, Selectable } from 'kysely'
import type { Upload, UploadStore } from '../upload-store.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

/** What one terminal may have unfinished: as much as one visit may hold. */
export const UPLOAD_QUOTA = { files: 40, bytes: 64 * 1024 * 1024 } as const
const LOOSE_AT_ONCE = 500

const toUpload = (row: Selectable<CentreTables['uploads']>): Upload => ({
  id: row.id,
  sha256: Sha256Hex.parse(row.sha256),
  sizeBytes: row.size_bytes,
  receivedBytes: row.received_bytes,
  endsAtMs: row.ends_at,
})

export const createUploadStore = (db: Kysely<CentreTables>, engine: Engine): UploadStore => {
  const find = (within: Kysely<CentreTables>, terminalId: string, sha256: string) =>
    within
      .selectFrom('uploads')
      .selectAll()
      .where('terminal_id', '=', terminalId)
      .where('sha256', '=', sha256)
      .executeTakeFirst()

  return {
    beginUpload: ({ sha256, sizeBytes, terminalId }, endsAtMs) =>
      engine.transaction(db, async (tx) => {
        // The terminal's own row is held: two that begin at a time must not both find room.
        await engine.locked(tx.selectFrom('terminals').select('id').where('id', '=', terminalId)).execute()
        const there = await find(tx, terminalId, sha256)
        if (there !== undefined)
          return there.size_bytes === sizeBytes ? { kind: 'open', upload: toUpload(there) } : { kind: 'other-size' }
        const open = await tx.selectFrom('uploads').select('size_bytes').where('terminal_id', '=', terminalId).execute()
        const bytes = open.reduce((sum, row) => sum + row.size_bytes, sizeBytes)
        if (open.length >= UPLOAD_QUOTA.files || bytes > UPLOAD_QUOTA.bytes) return { kind: 'quota' }
        const row = await tx
          .insertInto('uploads')
          .values({
            id: randomUUID(),
            terminal_id: terminalId,
            sha256,
            size_bytes: sizeBytes,
            received_bytes: 0,
            ends_at: endsAtMs,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        return { kind: 'open', upload: toUpload(row) }
      }),

    findUpload: async (terminalId, sha256) => {
      const row = await find(db, terminalId, sha256)
      return row && toUpload(row)
    },

    intendPiece: async (uploadId, { name, sizeBytes, startAt }) => {
      await db
        .insertInto('upload_pieces')
        .values({ name, upload_id: uploadId, start_at: startAt, size_bytes: sizeBytes, settled: 0 })
        .execute()
    },

    settlePiece: (uploadId, { name, sizeBytes, startAt }, endsAtMs) =>
      engine.transaction(db, async (tx) => {
        const row = await tx
          .updateTable('uploads')
          .set({ received_bytes: startAt + sizeBytes, ends_at: endsAtMs })
          .where('id', '=', uploadId)
          .where('received_bytes', '=', startAt)
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) return undefined
        await tx.updateTable('upload_pieces').set({ settled: 1 }).where('name', '=', name).execute()
        return toUpload(row)
      }),

    piecesOf: async (uploadId) => {
      const rows = await db
        .selectFrom('upload_pieces')
        .selectAll()
        .where('upload_id', '=', uploadId)
        .where('settled', '=', 1)
        .orderBy('start_at')
        .execute()
      return rows.map((row) => ({
        name: Sha256Hex.parse(row.name),
        startAt: row.start_at,
        sizeBytes: row.size_bytes,
      }))
    },

    endUpload: async (uploadId) => {
      await db.deleteFrom('uploads').where('id', '=', uploadId).execute()
    },

    endStaleUploads: async (nowMs) => {
      const rows = await db.deleteFrom('uploads').where('ends_at', '<=', nowMs).returning('id').execute()
      return rows.length
    },

    loosePieces: async () => {
      const rows = await db
        .selectFrom('upload_pieces')
        .leftJoin('uploads', 'uploads.id', 'upload_pieces.upload_id')
        .select('upload_pieces.name')
        .where((where) =>
          where.or([
            where('uploads.id', 'is', null),
            // Another piece stands in its place: it came too late, or its server ended before it was settled.
            where.and([
              where('upload_pieces.settled', '=', 0),
              where('upload_pieces.start_at', '<', where.ref('uploads.received_bytes')),
            ]),
          ]),
        )
        .limit(LOOSE_AT_ONCE)
        .execute()
      return rows.map(({ name }) => Sha256Hex.parse(name))
    },

    forgetPieces: async (names) => {
      if (names.length > 0) await db.deleteFrom('upload_pieces').where('name', 'in', names).execute()
    },

    nextUploadEndMs: async () => {
      const { next } = await db
        .selectFrom('uploads')
        .select(({ fn }) => fn.min<number | null>('ends_at').as('next'))
        .executeTakeFirstOrThrow()
      return next ?? undefined
    },
  }
}
