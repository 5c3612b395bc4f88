/**
 * Border: a visit put aside by its citizen. The terminal seals it under a code that only she has; the centre keeps
 * bytes it cannot read, under an address it cannot turn back into the code.
 */
import { z } from 'zod'

export const SAVED_VISIT_DAYS = 30
/** One record: the answers, or one photograph as large as one may be. */
export const MAX_SAVED_VISIT_BYTES = 11 * 1024 * 1024

/** Half of what the code derives; the other half is the key and never leaves the terminal. */
const SavedVisitId = z.string().regex(/^[0-9a-f]{32}$/)

export const SaveVisitRequest = z.strictObject({
  id: SavedVisitId,
  /** AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag. */
  sealedBase64: z.base64().min(40),
})
export const SaveVisitAnswer = z.strictObject({ keptUntilMs: z.int() })
export const ReadVisitRequest = z.strictObject({ id: SavedVisitId })
export const ReadVisitAnswer = z.strictObject({ sealedBase64: z.base64() })
