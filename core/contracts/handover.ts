/**
 * Border: papers photographed with the citizen's own telephone. The terminal opens a one-time address at the centre and
 * shows it as a QR code; the telephone sends pictures there; the terminal takes them away. The key the pictures are
 * sealed with stands in the code behind `#`: the telephone and the terminal have it, the centre never does.
 */
import { z } from 'zod'
import { HANDED_FORM, MAX_HANDED_FILES } from './handed-form.ts'
import { MAX_MATERIAL_BYTES } from './intake.ts'

/** 128 random bits, base64url: says nothing and cannot be guessed in ten minutes. */
export const HandoverToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/**
 * Made by the telephone when its page opens and sent with all it asks (`x-phone`): the address belongs to the telephone
 * that sent first.
 */
export const HandoverPhone = z.string().regex(/^[0-9a-f]{24}$/)
/** Made by the telephone; the sealed bytes are bound to it. */
export const HandoverFileId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/)

export const MAX_HANDED_BYTES = MAX_MATERIAL_BYTES + 1 + HANDED_FORM.nonceBytes + HANDED_FORM.tagBytes

const FileIds = z.array(HandoverFileId).max(MAX_HANDED_FILES)

/** Asked again with the same token it lasts ten minutes from now. */
export const HandoverRequest = z.strictObject({ token: HandoverToken })
export const HandoverAnswer = z.strictObject({ url: z.string(), endsAtMs: z.int() })
/** What has come to the terminal need not lie at the centre any more, whatever became of it. */
export const HandoverTake = z.strictObject({ token: HandoverToken, taken: FileIds, refused: FileIds })
export const HandoverFiles = z.strictObject({
  /** False once the address has run out: a new one must be opened. */
  open: z.boolean(),
  /** Another one has begun to come. */
  coming: z.boolean(),
  files: z.array(z.strictObject({ fileId: HandoverFileId, sealedBase64: z.base64() })),
})
