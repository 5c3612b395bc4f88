/** What the trace keeps of a take: how many pieces, and one hash over the hashes of all of them in their order. */
import { createHash } from 'node:crypto'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'

export interface TakeSeal {
  readonly pieces: number
  readonly bytes: number
  readonly sha256: string
  readonly sm3: string
}

export const sealOfTake = (pieces: readonly { readonly sizeBytes: number; readonly sha256: string }[]): TakeSeal => {
  const list = canonicalBytes(pieces.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })))
  return {
    pieces: pieces.length,
    bytes: pieces.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    sha256: createHash('sha256').update(list).digest('hex'),
    sm3: createHash('sm3').update(list).digest('hex'),
  }
}
