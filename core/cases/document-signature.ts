/** The centre's word on a document it has issued: a detached signature over the hash of the file. */
import { z } from 'zod'
import { canonicalBytes } from '../crypto/digest.ts'

export const DocumentSignature = z.strictObject({
  alg: z.literal('Ed25519'),
  kid: z.string().min(1),
  value: z.base64(),
  signedAtMs: z.int(),
})
export type DocumentSignature = z.infer<typeof DocumentSignature>

/** What is signed, in RFC 8785 form; it says what it is, so that no other signature of the key can stand for it. */
export const documentSigningBytes = (document: {
  readonly caseNumber: string
  readonly kind: string
  readonly number: string
  /** Of the file, lower-case hex. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly signedAtMs: number
}): Uint8Array => {
  const { caseNumber, kind, number, sha256, signedAtMs, sizeBytes } = document
  return canonicalBytes({ purpose: 'lutong-document-v1', caseNumber, kind, number, sha256, sizeBytes, signedAtMs })
}
