/** The centre's keys: one file, readable by its owner only, made once and never silently made again. */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import type { Vault } from '../../store/vault.ts'
import { openSealed, seal } from './sealing.ts'

const KeyFile = z.strictObject({
  version: z.literal(1),
  /** The first seals; the others still open. */
  sealing: z.array(z.strictObject({ kid: z.string(), alg: z.literal('A256GCM'), key: z.base64() })).min(1),
  index: z.strictObject({ kid: z.string(), alg: z.literal('HS256'), key: z.base64() }),
  receipt: z.strictObject({ kid: z.string(), alg: z.literal('Ed25519'), privateKey: z.base64() }),
})
type KeyFile = z.infer<typeof KeyFile>

export interface ReceiptSigner {
  readonly kid: string
  /** SPKI, base64 DER. */
  readonly publicKey: string
  /** base64; worked out beside the thread that answers. */
  sign(bytes: Uint8Array): Promise<string>
}

export interface KeyRing {
  readonly vault: Vault
  readonly receipts: ReceiptSigner
}

/** Name of the keys' file in the data folder. */
export const KEY_FILE = 'keys.json'

export type KeyRingFailure = 'keys-missing' | 'keys-unreadable'

const signBeside = promisify(sign)
const kid = (kind: string) => `${kind}-${randomBytes(4).toString('hex')}`

const makeKeys = (): KeyFile => ({
  version: 1,
  sealing: [{ kid: kid('seal'), alg: 'A256GCM', key: randomBytes(32).toString('base64') }],
  index: { kid: kid('index'), alg: 'HS256', key: randomBytes(32).toString('base64') },
  receipt: {
    kid: kid('receipt'),
    alg: 'Ed25519',
    privateKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  },
})

const flush = (path: string, flags: string, text?: string) => {
  const file = openSync(path, flags, 0o600)
  try {
    if (text !== undefined) writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

const writeKeys = (folder: string, path: string, keys: KeyFile) => {
  flush(`${path}.part`, 'w', JSON.stringify(keys))
  renameSync(`${path}.part`, path)
  flush(folder, 'r')
}

const ringOf = (keys: KeyFile): KeyRing => {
  const sealing = keys.sealing.map(({ kid: name, key }) => ({ kid: name, key: createSecretKey(key, 'base64') }))
  const [current] = sealing
  if (current === undefined) throw new Error('a key file holds at least one sealing key')
  const byKid = new Map(sealing.map((key) => [key.kid, key.key]))
  const indexKey = createSecretKey(keys.index.key, 'base64')
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.from(keys.receipt.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    vault: {
      seal: (purpose, plain) => seal(current, purpose, plain),
      open: (purpose, sealed) =>
        openSealed(
          (name) => {
            const key = byKid.get(name)
            if (key === undefined) throw new Error(`the key ring lacks the key ${name}`)
            return key
          },
          purpose,
          sealed,
        ),
      index: (purpose, value) => createHmac('sha256', indexKey).update(`${purpose}\0${value}`).digest('hex'),
    },
    receipts: {
      kid: keys.receipt.kid,
      publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
      sign: async (bytes) => (await signBeside(null, bytes, privateKey)).toString('base64'),
    },
  }
}

/** Opens a file of keys, wherever it lies; makes none. */
export const readKeyRing = (path: string): Result<KeyRing, KeyRingFailure> => {
  if (!existsSync(path)) return err('keys-missing')
  try {
    return ok(ringOf(KeyFile.parse(JSON.parse(readFileSync(path, 'utf8')))))
  } catch {
    return err('keys-unreadable')
  }
}

/**
 * Opens the ring of a data folder. New keys are made only where the database holds nothing yet: new keys beside old
 * data would make every sealed record unreadable.
 */
export const openKeyRing = (dataFolder: string, databaseIsNew: boolean): Result<KeyRing, KeyRingFailure> => {
  const path = join(dataFolder, KEY_FILE)
  if (!existsSync(path)) {
    if (!databaseIsNew) return err('keys-missing')
    writeKeys(dataFolder, path, makeKeys())
  }
  return readKeyRing(path)
}
