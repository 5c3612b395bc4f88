/** The terminal's own secrets: the key that seals its store and the key that signs its requests. Made here, never sent. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Sha256Hex, Sm3Hex, TerminalId } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { newUuidV7 } from './uuid.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

export const sha256Hex = (bytes: Uint8Array): Sha256Hex =>
  Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))

export const sm3Hex = (bytes: Uint8Array): Sm3Hex => Sm3Hex.parse(createHash('sm3').update(bytes).digest('hex'))

/** AES-256-GCM with the key's id in front: `kid | iv | tag | ciphertext`. The label binds a text to its place. */
export interface Sealer {
  seal(plain: Uint8Array, label: string): Uint8Array
  /** An error where the bytes are not ours, not whole, or from another place. */
  open(sealed: Uint8Array, label: string): Result<Buffer, 'not-readable'>
}

const KEY_ID = 1
/** The store in the terminal's data folder, sealed with the key beside it. */
export const STORE_FILE = 'outbox.db'

export const createSealer = (key: Buffer): Sealer => ({
  seal: (plain, label) => {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    cipher.setAAD(Buffer.from(label))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([Buffer.of(KEY_ID), iv, cipher.getAuthTag(), body])
  },
  open: (sealed, label) => {
    const bytes = Buffer.from(sealed)
    if (bytes.length < 1 + IV_BYTES + TAG_BYTES || bytes[0] !== KEY_ID) return err('not-readable')
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV_BYTES))
      decipher.setAAD(Buffer.from(label))
      decipher.setAuthTag(bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
      return ok(Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]))
    } catch {
      return err('not-readable')
    }
  },
})

export interface TerminalKeys {
  readonly terminalId: TerminalId
  /** SPKI, base64 DER. */
  readonly publicKey: string
  readonly sealer: Sealer
  /** Ed25519, base64url. */
  sign(bytes: Uint8Array): string
}

const KeyFile = z.strictObject({
  terminalId: TerminalId,
  storeKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
  privateKey: z.base64(),
})

/** Written whole or not at all: a half-written key file would lose everything sealed with it. */
export const writeWhole = (path: string, text: string): void => {
  const part = `${path}.part`
  const file = openSync(part, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
}

const makeKeyFile = (path: string, nowMs: number): void => {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeWhole(
    path,
    JSON.stringify({
      terminalId: newUuidV7(nowMs),
      storeKey: randomBytes(32).toString('base64'),
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    }),
  )
}

/**
 * Reads the terminal's keys, making them at its first start. A damaged key file is an error, never replaced; so is a
 * missing one beside a store that was sealed with it.
 */
export const loadTerminalKeys = (folder: string, nowMs: number): Result<TerminalKeys, 'keys-damaged'> => {
  const path = join(folder, 'terminal-keys.json')
  try {
    if (!existsSync(path)) {
      if (existsSync(join(folder, STORE_FILE))) return err('keys-damaged')
      makeKeyFile(path, nowMs)
    }
    const file = KeyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    const privateKey: KeyObject = createPrivateKey({
      key: Buffer.from(file.privateKey, 'base64'),
      format: 'der',
      type: 'pkcs8',
    })
    return ok({
      terminalId: file.terminalId,
      publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
      sealer: createSealer(Buffer.from(file.storeKey, 'base64')),
      sign: (bytes) => sign(null, bytes, privateKey).toString('base64url'),
    })
  } catch {
    return err('keys-damaged')
  }
}
