/** Whether a list of content is the centre's own word. */
import { createPublicKey, verify } from 'node:crypto'
import { manifestSigningBytes, type SignedManifest } from '@lutong/core/contracts/content-package.ts'
import type { EnrolAnswer } from '@lutong/core/contracts/terminal-auth.ts'

export type CentreKey = EnrolAnswer['receiptKey']

export const isSignedBy = ({ body, kid, signature }: SignedManifest, key: CentreKey): boolean =>
  kid === key.kid &&
  verify(
    null,
    manifestSigningBytes(body),
    createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64'),
  )
