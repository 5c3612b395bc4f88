import { createHash } from 'node:crypto'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'

/** SHA-256 of a value's canonical bytes: the same for the same content, however it was written. */
export const sha256OfJson = (value: unknown): Sha256Hex =>
  Sha256Hex.parse(createHash('sha256').update(canonicalBytes(value)).digest('hex'))
