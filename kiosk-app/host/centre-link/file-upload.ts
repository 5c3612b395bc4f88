/**
 * A file on its way to the centre: in pieces, from where the centre says that it has got to. After a cut, a restart of
 * either side or days without a line it goes on from there.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { PIECE_MEDIA_TYPE, TUS_VERSION, uploadMetadata, UploadState } from '@lutong/core/contracts/uploads.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { nextPieceBytes, PIECE_SIZES, pieceBytesAfterCut } from '../policy/piece-size.ts'
import type { CentreCall, CentreFailure } from './signed-fetch.ts'

type Ask = <T>(call: CentreCall, schema: z.ZodType<T>) => Promise<Result<T, CentreFailure>>

/** A cut that cost a piece is made good at once; more of them without a step forward wait for a better line. */
const MOST_CUTS_IN_A_ROW = 2
const TUS = { 'Tus-Resumable': TUS_VERSION } as const
const UNREACHED: CentreFailure = { code: 'unreachable', answered: true }

const isNotOffered = (failure: CentreFailure): boolean =>
  failure.code === 'refused' && (failure.problem === 'not-found' || failure.problem === 'method-not-allowed')

export const createFileUpload = ({ ask, clock }: { readonly ask: Ask; readonly clock: Clock }) => {
  let pieceBytes: number = PIECE_SIZES.first
  /** A centre that takes no pieces is not asked again until the host is started anew. */
  let isOffered = true

  const whole = async (sha256: Sha256Hex, bytes: Uint8Array): Promise<Result<null, CentreFailure>> => {
    const path = `/v1/blobs/${sha256}`
    const answer = await ask({ method: 'PUT', path, body: bytes, contentType: 'application/octet-stream' }, z.unknown())
    return answer.ok ? ok(null) : answer
  }
  /** Begins it, or tells how far it is. */
  const begin = (sha256: Sha256Hex, lengthBytes: number) =>
    ask(
      {
        method: 'POST',
        path: '/v1/uploads',
        headers: { ...TUS, 'Upload-Length': String(lengthBytes), 'Upload-Metadata': uploadMetadata(sha256) },
      },
      UploadState,
    )
  const sendPiece = (sha256: Sha256Hex, offsetBytes: number, body: Uint8Array) =>
    ask(
      {
        method: 'PATCH',
        path: `/v1/uploads/${sha256}`,
        body,
        contentType: PIECE_MEDIA_TYPE,
        headers: { ...TUS, 'Upload-Offset': String(offsetBytes) },
      },
      z.null(),
    )
  const inPieces = async (
    sha256: Sha256Hex,
    bytes: Uint8Array,
    begun: UploadState,
  ): Promise<Result<null, CentreFailure>> => {
    let { offsetBytes } = begun
    let cuts = 0
    while (offsetBytes < bytes.length) {
      const piece = bytes.subarray(offsetBytes, offsetBytes + pieceBytes)
      const beganMs = clock.nowMs()
      const sent = await sendPiece(sha256, offsetBytes, piece)
      if (sent.ok) {
        offsetBytes += piece.length
        pieceBytes = nextPieceBytes(pieceBytes, clock.nowMs() - beganMs)
        cuts = 0
        continue
      }
      const isAtOdds = sent.error.code === 'refused' && ['conflict', 'not-found'].includes(sent.error.problem)
      if (sent.error.code === 'refused' && !isAtOdds) return sent
      if (sent.error.code === 'unreachable') pieceBytes = pieceBytesAfterCut(pieceBytes)
      const now = await begin(sha256, bytes.length)
      if (!now.ok) return now
      // A piece whose answer was lost has arrived all the same.
      cuts = now.value.offsetBytes > offsetBytes ? 0 : cuts + 1
      if (cuts > MOST_CUTS_IN_A_ROW) return isAtOdds ? err(UNREACHED) : sent
      offsetBytes = now.value.offsetBytes
    }
    return ok(null)
  }

  return async (sha256: Sha256Hex, bytes: Uint8Array): Promise<Result<null, CentreFailure>> => {
    // What is sent in one piece anyway needs no other request.
    if (bytes.length <= PIECE_SIZES.least || !isOffered) return whole(sha256, bytes)
    const begun = await begin(sha256, bytes.length)
    if (begun.ok) return inPieces(sha256, bytes, begun.value)
    if (!isNotOffered(begun.error)) return begun
    isOffered = false
    return whole(sha256, bytes)
  }
}
