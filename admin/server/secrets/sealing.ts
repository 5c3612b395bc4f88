/**
 * Sealed bytes: algorithm (1) · length of kid (1) · kid · nonce (12) · tag (16) · ciphertext. Algorithm 1 is AES-256-GCM
 * (SP 800-38D), 2 is SM4-GCM (GB/T 32907, RFC 8998). The purpose is the additional data: bytes sealed for one row do not
 * open in another.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { sm4 } from 'sm-crypto-v2'
import type { SealHeader } from '../../store/vault.ts'

export const SEALING_ALGS = ['A256GCM', 'SM4GCM'] as const
export type SealingAlg = (typeof SEALING_ALGS)[number]
export const KEY_BYTES: Record<SealingAlg, number> = { A256GCM: 32, SM4GCM: 16 }

const MARKS: Record<SealingAlg, number> = { A256GCM: 1, SM4GCM: 2 }
const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface SealingKey {
  readonly kid: string
  readonly alg: SealingAlg
  /** As many bytes as `KEY_BYTES` says; as a key, which is read once and not at every use. */
  readonly key: KeyObject
}

interface Locked {
  readonly tag: Uint8Array
  readonly text: Uint8Array
}
interface Cipher {
  lock(key: KeyObject, nonce: Uint8Array, purpose: Uint8Array, plain: Uint8Array): Locked
  /** Throws where the tag does not fit. */
  unlock(key: KeyObject, nonce: Uint8Array, purpose: Uint8Array, locked: Locked): Uint8Array
}

const aes: Cipher = {
  lock: (key, nonce, purpose, plain) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(purpose)
    const text = Buffer.concat([cipher.update(plain), cipher.final()])
    return { tag: cipher.getAuthTag(), text }
  },
  unlock: (key, nonce, purpose, { tag, text }) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(purpose)
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()])
  },
}

/** Node's OpenSSL has SM4 without GCM. */
const sm: Cipher = {
  lock: (key, nonce, purpose, plain) => {
    const options = { mode: 'gcm', iv: nonce, associatedData: purpose, outputTag: true, output: 'array' } as const
    const { output, tag } = sm4.encrypt(plain, key.export(), { ...options, padding: 'none' })
    if (tag?.length !== TAG_BYTES) throw new Error('SM4-GCM gave no tag')
    return { tag, text: output }
  },
  unlock: (key, nonce, purpose, { tag, text }) =>
    sm4.decrypt(text, key.export(), {
      mode: 'gcm',
      iv: nonce,
      associatedData: purpose,
      tag,
      output: 'array',
      padding: 'none',
    }),
}

const CIPHERS: Record<SealingAlg, Cipher> = { A256GCM: aes, SM4GCM: sm }

/** What everything that is sealed by this key begins with. */
export const headerOf = ({ alg, kid }: Pick<SealingKey, 'alg' | 'kid'>): SealHeader => {
  const name = Buffer.from(kid, 'ascii')
  return Buffer.concat([Buffer.from([MARKS[alg], name.length]), name])
}

/** `undefined`: these bytes are not ours, or are cut off. */
export const kidOf = (sealed: Uint8Array): string | undefined => {
  const [mark, length = 0] = sealed
  if (!Object.values(MARKS).some((known) => known === mark) || sealed.length < 2 + length) return undefined
  return Buffer.from(sealed.subarray(2, 2 + length)).toString('ascii')
}

export const seal = (by: SealingKey, purpose: string, plain: Uint8Array): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES)
  const { tag, text } = CIPHERS[by.alg].lock(by.key, nonce, Buffer.from(purpose, 'utf8'), plain)
  return Buffer.concat([headerOf(by), nonce, tag, text])
}

/** Throws where the bytes are not ours, were changed, or the ring lacks their key: none of these may pass quietly. */
export const openSealed = (keyOf: (kid: string) => SealingKey, purpose: string, bytes: Uint8Array): Uint8Array => {
  const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = kidOf(sealed)
  if (name === undefined) throw new Error('sealed bytes of an unknown form')
  const nonceAt = 2 + name.length
  const tagAt = nonceAt + NONCE_BYTES
  const textAt = tagAt + TAG_BYTES
  if (sealed.length < textAt) throw new Error('sealed bytes are cut off')
  const { alg, key } = keyOf(name)
  if (sealed[0] !== MARKS[alg]) throw new Error('sealed bytes of another algorithm than their key')
  const locked = { tag: sealed.subarray(tagAt, textAt), text: sealed.subarray(textAt) }
  return CIPHERS[alg].unlock(key, sealed.subarray(nonceAt, tagAt), Buffer.from(purpose, 'utf8'), locked)
}
