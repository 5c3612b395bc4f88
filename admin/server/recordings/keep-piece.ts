/** Takes a piece in: the bytes into the blob store, then the row that promises they are there. */
import {
  type PieceAddress,
  PieceAnswer,
  type PieceFacts,
  type RecordingParty,
} from '@lutong/core/consultation/recording.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { PROBLEM_ANSWERS, type ProblemCode } from '../http/problem.ts'
import { blobOfPiece } from './piece-blob.ts'
import type { RecordingSweep } from './sweep.ts'

export const PIECE_ANSWERS = { 200: PieceAnswer, ...PROBLEM_ANSWERS }

export interface SentPiece extends PieceAddress, PieceFacts {
  readonly party: RecordingParty
  readonly actor: string
  readonly bytes: Uint8Array
  isOf(one: Consultation): boolean
}

export const keepPiece =
  (
    { blobs, clock, log, store }: Pick<CentreParts, 'blobs' | 'clock' | 'log' | 'store'>,
    sweep: Pick<RecordingSweep, 'due'>,
  ) =>
  async (sent: SentPiece): Promise<Result<PieceAnswer, ProblemCode>> => {
    const { bytes, consultationId, party, seq, take } = sent
    const before = await store.findConsultation(consultationId)
    // Nothing of what nobody agreed to touches the disk, not even for a moment.
    if (before === undefined || !sent.isOf(before) || before.content.recording.state !== 'agreed') {
      log('recording.refused', { consultationId, party })
      return err(before === undefined || !sent.isOf(before) ? 'not-found' : 'forbidden')
    }
    const sha256 = sha256Hex(bytes)
    const blob = blobOfPiece({ consultationId, party, take, seq, sha256 })
    if (bytes.length > 0) await blobs.put(blob, bytes)
    const outcome = await store.addRecordingPiece({
      ...sent,
      last: sent.last === 'yes',
      sizeBytes: bytes.length,
      sha256,
      receivedAtMs: clock.nowMs(),
    })
    if (outcome.kind === 'kept') {
      if (outcome.began) log('recording.begun', { consultationId, party })
      if (outcome.ended) log('recording.ended', { consultationId, party, pieces: outcome.next })
      if (outcome.began || outcome.ended) sweep.due()
      return ok({ next: outcome.next })
    }
    if (bytes.length > 0) await blobs.remove(blob)
    if (outcome.kind === 'gap') return ok({ next: outcome.next })
    log('recording.refused', { consultationId, party })
    return err(outcome.kind === 'differs' ? 'digest-conflict' : 'forbidden')
  }
