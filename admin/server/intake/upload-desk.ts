/**
 * Files that come in pieces. Each piece is sealed on the disk before its place is counted, so what a terminal was told
 * is there after any restart; the last one makes the file, or shows that it is not what it was said to be.
 */
import { randomBytes } from 'node:crypto'
import { Sha256Hex, type TerminalId } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Upload } from '../../store/upload-store.ts'
import type { CentreParts } from '../capability.ts'
import { MIN_PIECE_BYTES } from '@lutong/core/contracts/uploads.ts'
import { lookAgain, pauseUntil } from '../sweeping/look-again.ts'
import { type BlobRefusal, keepBlob } from './keep-blob.ts'

/** Since its last piece. */
export const UNFINISHED_KEPT_MS = 72 * 3_600_000

/** How far a file is; whole where `offsetBytes` is its length. */
export interface Progress {
  readonly lengthBytes: number
  readonly offsetBytes: number
  /** `null` where it is whole. */
  readonly endsAtMs: number | null
}

export type PieceRefusal =
  | BlobRefusal
  | 'not-found'
  | 'too-large'
  | 'piece-too-small'
  /** Another place is wanted: the offset that holds now. */
  | { readonly offsetBytes: number }

export interface UploadDesk {
  begin(
    terminalId: TerminalId,
    sha256: Sha256Hex,
    lengthBytes: number,
  ): Promise<Result<Progress, 'other-size' | 'quota'>>
  look(terminalId: TerminalId, sha256: Sha256Hex): Promise<Progress | undefined>
  add(
    terminalId: TerminalId,
    sha256: Sha256Hex,
    piece: { readonly startAt: number; readonly bytes: Uint8Array },
  ): Promise<Result<Progress, PieceRefusal>>
  /** False: there is none to give up. */
  giveUp(terminalId: TerminalId, sha256: Sha256Hex): Promise<boolean>
  stop(): Promise<void>
}

const progressOf = ({ endsAtMs, receivedBytes, sizeBytes }: Upload): Progress => ({
  lengthBytes: sizeBytes,
  offsetBytes: receivedBytes,
  endsAtMs,
})

export const createUploadDesk = (parts: Pick<CentreParts, 'blobs' | 'clock' | 'log' | 'store'>): UploadDesk => {
  const { blobs, clock, log, store } = parts
  const keep = keepBlob(parts)
  const sweep = lookAgain({
    clock,
    failed: () => log('upload.sweep-failed'),
    round: async (isStopped) => {
      const nowMs = clock.nowMs()
      const stale = await store.endStaleUploads(nowMs)
      if (stale > 0) log('upload.expired', { uploads: stale })
      for (let loose = await store.loosePieces(); loose.length > 0 && !isStopped(); loose = await store.loosePieces()) {
        for (const name of loose) await blobs.remove(name)
        await store.forgetPieces(loose)
      }
      return pauseUntil(await store.nextUploadEndMs(), nowMs)
    },
  })
  const whole = async (sha256: Sha256Hex): Promise<Progress | undefined> => {
    const blob = await store.findBlob(sha256)
    return blob && { lengthBytes: blob.sizeBytes, offsetBytes: blob.sizeBytes, endsAtMs: null }
  }
  const end = async ({ id }: Upload): Promise<void> => {
    await store.endUpload(id)
    sweep.due()
  }

  const assemble = async ({ id }: Upload): Promise<Uint8Array | undefined> => {
    const pieces: Uint8Array[] = []
    for (const { name } of await store.piecesOf(id)) {
      // Gone from the disk; or under a key that was retired since: then as well the terminal begins anew.
      const bytes = await blobs.get(name).catch(() => undefined)
      if (bytes === undefined) return undefined
      pieces.push(bytes)
    }
    return Buffer.concat(pieces)
  }
  /** All pieces are there. Asked twice, by two processes or after a crash, it is done once. */
  const finish = async (upload: Upload): Promise<Result<Progress, BlobRefusal | 'not-found'>> => {
    const bytes = await assemble(upload)
    // Another has just finished it, or the disk has lost a piece.
    if (bytes?.length !== upload.sizeBytes) {
      const done = await whole(upload.sha256)
      await end(upload)
      return done === undefined ? err('not-found') : ok(done)
    }
    const kept = await keep(upload.sha256, bytes)
    await end(upload)
    if (kept.ok) return ok({ ...progressOf(upload), endsAtMs: null })
    log('upload.refused', { reason: kept.error })
    return kept
  }
  const isComplete = ({ receivedBytes, sizeBytes }: Upload): boolean => receivedBytes === sizeBytes

  const look: UploadDesk['look'] = async (terminalId, sha256) => {
    const done = await whole(sha256)
    if (done !== undefined) return done
    const upload = await store.findUpload(terminalId, sha256)
    if (upload === undefined) return undefined
    if (!isComplete(upload)) return progressOf(upload)
    // The centre ended between the last piece and the file.
    const finished = await finish(upload)
    return finished.ok ? finished.value : undefined
  }

  return {
    look,
    begin: async (terminalId, sha256, lengthBytes) => {
      const there = await look(terminalId, sha256)
      if (there !== undefined) return there.lengthBytes === lengthBytes ? ok(there) : err('other-size')
      const endsAtMs = clock.nowMs() + UNFINISHED_KEPT_MS
      const begun = await store.beginUpload({ terminalId, sha256, sizeBytes: lengthBytes }, endsAtMs)
      if (begun.kind !== 'open') return err(begun.kind)
      sweep.due()
      return ok(progressOf(begun.upload))
    },
    add: async (terminalId, sha256, { bytes, startAt }) => {
      const there = await look(terminalId, sha256)
      if (there === undefined) return err('not-found')
      if (there.offsetBytes !== startAt) return err({ offsetBytes: there.offsetBytes })
      if (bytes.length === 0) return ok(there)
      const endAt = startAt + bytes.length
      if (endAt > there.lengthBytes) return err('too-large')
      if (bytes.length < MIN_PIECE_BYTES && endAt < there.lengthBytes) return err('piece-too-small')
      const upload = await store.findUpload(terminalId, sha256)
      if (upload === undefined) return err('not-found')
      const piece = { name: Sha256Hex.parse(randomBytes(32).toString('hex')), startAt, sizeBytes: bytes.length }
      await store.intendPiece(upload.id, piece)
      await blobs.put(piece.name, bytes)
      const now = await store.settlePiece(upload.id, piece, clock.nowMs() + UNFINISHED_KEPT_MS)
      if (now === undefined) {
        sweep.due()
        const holds = await look(terminalId, sha256)
        return holds === undefined ? err('not-found') : err({ offsetBytes: holds.offsetBytes })
      }
      return isComplete(now) ? finish(now) : ok(progressOf(now))
    },
    giveUp: async (terminalId, sha256) => {
      const upload = await store.findUpload(terminalId, sha256)
      if (upload === undefined) return false
      await end(upload)
      return true
    },
    stop: () => sweep.stop(),
  }
}
