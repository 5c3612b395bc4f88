/**
 * The keys at work. The file is looked at again while the centre runs, so that keys are changed without a restart and
 * every process of a data folder knows a new key before the first of them uses it.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { statSync } from 'node:fs'
import { promisify } from 'node:util'
import type { SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import type { Vault } from '../../store/vault.ts'
import { type KeyFile, type KeyRingFailure, openKeyFile, readKeyFile } from './key-file.ts'
import { headerOf, kidOf, openSealed, seal, type SealingKey } from './sealing.ts'

export { KEY_FILE, type KeyRingFailure } from './key-file.ts'

export interface ReceiptSigner {
  readonly kid: string
  /** SPKI, base64 DER. */
  readonly publicKey: string
  /** base64; worked out beside the thread that answers. */
  sign(bytes: Uint8Array): Promise<string>
  /** True where this very key signed the receipt. */
  isOwn(receipt: SignedReceipt): Promise<boolean>
}

export interface KeyRing {
  readonly vault: Vault
  readonly receipts: ReceiptSigner
}

/** How long a running process may not know of a change of the file; who changes keys waits longer. */
export const LOOK_AGAIN_MS = 500

const signBeside = promisify(sign)
const verifyBeside = promisify(verify)

interface Keys {
  readonly active: SealingKey
  readonly byKid: ReadonlyMap<string, SealingKey>
  /** The active one first. */
  readonly lookup: readonly { readonly prefix: string; readonly key: KeyObject }[]
}

const keysOf = (file: KeyFile): Keys => {
  const byKid = new Map(
    file.sealing.map(({ alg, key, kid }) => [kid, { kid, alg, key: createSecretKey(key, 'base64') }]),
  )
  const active = byKid.get(file.sealing.find(({ state }) => state === 'active')?.kid ?? '')
  if (active === undefined) throw new Error('a key file has one active sealing key')
  const rank = { active: 0, next: 1, old: 2 } as const
  return {
    active,
    byKid,
    // What was written by the key of marks, before identifiers had keys of their own, has no prefix.
    lookup: file.lookup
      .toSorted((a, b) => rank[a.state] - rank[b.state])
      .map(({ key, kid }) => ({
        prefix: kid === file.index.kid ? '' : `${kid}:`,
        key: createSecretKey(key, 'base64'),
      })),
  }
}

/** What tells one writing of a file from another, without reading it. */
const stampOf = (path: string): string | undefined => {
  try {
    const { ino, mtimeMs, size } = statSync(path)
    return `${ino}:${mtimeMs}:${size}`
  } catch {
    return undefined
  }
}

/** The keys of a file as it is now; where it cannot be read any more, as they were. */
const following = (path: string, first: KeyFile) => {
  let keys = keysOf(first)
  let stamp = stampOf(path)
  let lookedAtMs = performance.now()
  const look = () => {
    lookedAtMs = performance.now()
    const now = stampOf(path)
    if (now === undefined || now === stamp) return
    const read = readKeyFile(path)
    if (!read.ok) return
    keys = keysOf(read.value)
    stamp = now
  }
  return {
    now: (): Keys => {
      if (performance.now() - lookedAtMs > LOOK_AGAIN_MS) look()
      return keys
    },
    keyOf: (kid: string): SealingKey | undefined => {
      if (!keys.byKid.has(kid)) look()
      return keys.byKid.get(kid)
    },
  }
}

const macOf = (key: KeyObject, purpose: string, value: string): string =>
  createHmac('sha256', key).update(`${purpose}\0${value}`).digest('hex')

const vaultOf = (path: string, file: KeyFile): Vault => {
  const ring = following(path, file)
  const indexKey = createSecretKey(file.index.key, 'base64')
  return {
    seal: (purpose, plain) => seal(ring.now().active, purpose, plain),
    open: (purpose, sealed) =>
      openSealed(
        (kid) => {
          const key = ring.keyOf(kid)
          if (key === undefined) throw new Error(`the key ring lacks the key ${kid}`)
          return key
        },
        purpose,
        sealed,
      ),
    index: (purpose, value) => macOf(indexKey, purpose, value),
    lookups: (purpose, value) => {
      const [first, ...others] = ring.now().lookup.map(({ key, prefix }) => `${prefix}${macOf(key, purpose, value)}`)
      if (first === undefined) throw new Error('a key file has one active lookup key')
      return [first, ...others]
    },
    current: () => {
      const { active, byKid, lookup } = ring.now()
      const lookupPrefix = lookup[0]?.prefix ?? ''
      const alone = byKid.size === 1 && lookup.length === 1
      return { header: headerOf(active), lookupPrefix, name: `${active.kid} ${lookupPrefix}`, alone }
    },
    knows: (sealed) => {
      const kid = kidOf(sealed)
      return kid !== undefined && ring.keyOf(kid) !== undefined
    },
  }
}

const signerOf = ({ receipt }: KeyFile): ReceiptSigner => {
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.from(receipt.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  return {
    kid: receipt.kid,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: async (bytes) => (await signBeside(null, bytes, privateKey)).toString('base64'),
    isOwn: async ({ body, kid, signature }) =>
      kid === receipt.kid &&
      (await verifyBeside(null, canonicalBytes(body), publicKey, Buffer.from(signature, 'base64'))),
  }
}

/** Opens a file of keys, wherever it lies; makes none. */
export const readKeyRing = (path: string): Result<KeyRing, KeyRingFailure> => {
  const file = readKeyFile(path)
  return file.ok ? ok({ vault: vaultOf(path, file.value), receipts: signerOf(file.value) }) : file
}

/** Opens the ring of a data folder; keys are made where there is neither a file of them nor a database. */
export const openKeyRing = (dataFolder: string, databaseIsNew: boolean): Result<KeyRing, KeyRingFailure> => {
  const path = openKeyFile(dataFolder, databaseIsNew)
  return path.ok ? readKeyRing(path.value) : path
}
