/**
 * Sealed bytes: version (1) · length of kid (1) · kid · nonce (12) · tag (16) · ciphertext, AES-256-GCM (SP 800-38D).
 * The purpose is the additional data: bytes sealed for one row do not open in another.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface SealingKey {
  readonly kid: string
  /** 32 bytes; as a key, which is read once and not at every use */
  readonly key: KeyObject
}

export const seal = ({ kid, key }: SealingKey, purpose: string, plain: Uint8Array): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(purpose, 'utf8'))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const name = Buffer.from(kid, 'ascii')
  return Buffer.concat([Buffer.from([VERSION, name.length]), name, nonce, cipher.getAuthTag(), sealed])
}

/** Throws where the bytes are not ours, were changed, or the ring lacks their key: none of these may pass quietly. */
export const openSealed = (keyOf: (kid: string) => KeyObject, purpose: string, bytes: Uint8Array): Uint8Array => {
  const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (sealed[0] !== VERSION) throw new Error('sealed bytes of an unknown version')
  const kidEnd = 2 + (sealed[1] ?? 0)
  const nonceEnd = kidEnd + NONCE_BYTES
  const tagEnd = nonceEnd + TAG_BYTES
  if (sealed.length < tagEnd) throw new Error('sealed bytes are cut off')
  const key = keyOf(sealed.toString('ascii', 2, kidEnd))
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(kidEnd, nonceEnd), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(purpose, 'utf8'))
  decipher.setAuthTag(sealed.subarray(nonceEnd, tagEnd))
  return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()])
}
