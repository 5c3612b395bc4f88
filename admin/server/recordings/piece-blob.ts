import { createHash } from 'node:crypto'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { PieceName } from '../../store/recording-store.ts'

/**
 * Where a piece lies: by its place as well as its content. So no two share a file, one can be erased without the other,
 * and a file moved to another piece's place does not open.
 */
export const blobOfPiece = ({ consultationId, party, seq, sha256, take }: PieceName): Sha256Hex =>
  Sha256Hex.parse(
    createHash('sha256').update(`recording:${consultationId}:${party}:${take}:${seq}:${sha256}`).digest('hex'),
  )
