/** The centre's keys: one file, readable by its owner only, made once and never silently made again. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { KEY_BYTES, SEALING_ALGS, type SealingAlg } from './sealing.ts'

/** Name of the keys' file in the data folder. */
export const KEY_FILE = 'keys.json'

const KEY_STATES = ['next', 'active', 'old'] as const
const stated = {
  /** `next` is known and not used yet, `old` still opens and finds. */
  state: z.enum(KEY_STATES),
  /** When it came into this state. */
  sinceMs: z.int(),
}
const hasOneActive = (keys: readonly { readonly state: string }[]): boolean =>
  keys.filter(({ state }) => state === 'active').length === 1

const IndexKey = z.strictObject({ kid: z.string(), alg: z.literal('HS256'), key: z.base64() })
const Receipt = z.strictObject({ kid: z.string(), alg: z.literal('Ed25519'), privateKey: z.base64() })

const KeyFileNow = z.strictObject({
  version: z.literal(2),
  sealing: z
    .array(z.strictObject({ kid: z.string(), alg: z.enum(SEALING_ALGS), key: z.base64(), ...stated }))
    .refine(hasOneActive),
  lookup: z.array(IndexKey.extend(stated)).refine(hasOneActive),
  index: IndexKey,
  receipt: Receipt,
})
export type KeyFile = z.infer<typeof KeyFileNow>

/** As it was before keys could be changed: one key of each kind, identifiers found by the key of marks. */
const KeyFileBefore = z.strictObject({
  version: z.literal(1),
  sealing: z.array(z.strictObject({ kid: z.string(), alg: z.literal('A256GCM'), key: z.base64() })).min(1),
  index: IndexKey,
  receipt: Receipt,
})
const fromBefore = ({ index, receipt, sealing }: z.infer<typeof KeyFileBefore>): KeyFile => ({
  version: 2,
  sealing: sealing.map((key, place) => ({ ...key, state: place === 0 ? 'active' : 'old', sinceMs: 0 })),
  lookup: [{ ...index, state: 'active', sinceMs: 0 }],
  index,
  receipt,
})
const AnyKeyFile = z.union([KeyFileNow, KeyFileBefore.transform(fromBefore)])

const kid = (kind: string) => `${kind}-${randomBytes(4).toString('hex')}`
const newKey = (bytes: number) => randomBytes(bytes).toString('base64')
const sealingKey = (alg: SealingAlg) => ({ kid: kid('seal'), alg, key: newKey(KEY_BYTES[alg]) })
const macKey = (kind: string) => ({ kid: kid(kind), alg: 'HS256' as const, key: newKey(32) })

const makeKeys = (): KeyFile => ({
  version: 2,
  sealing: [{ ...sealingKey('A256GCM'), state: 'active', sinceMs: 0 }],
  lookup: [{ ...macKey('lookup'), state: 'active', sinceMs: 0 }],
  index: macKey('index'),
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

/** Whole or not at all: whenever the power fails there is the file of before or the new one. */
export const writeKeyFile = (path: string, keys: KeyFile): void => {
  flush(`${path}.part`, 'w', JSON.stringify(KeyFileNow.parse(keys)))
  renameSync(`${path}.part`, path)
  flush(dirname(path), 'r')
}

export type KeyRingFailure = 'keys-missing' | 'keys-unreadable'

export const readKeyFile = (path: string): Result<KeyFile, KeyRingFailure> => {
  if (!existsSync(path)) return err('keys-missing')
  try {
    return ok(AnyKeyFile.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return err('keys-unreadable')
  }
}

/**
 * The file of a data folder. New keys are made only where the database holds nothing yet: new keys beside old data would
 * make every sealed record unreadable.
 */
export const openKeyFile = (dataFolder: string, databaseIsNew: boolean): Result<string, KeyRingFailure> => {
  const path = join(dataFolder, KEY_FILE)
  if (!existsSync(path)) {
    if (!databaseIsNew) return err('keys-missing')
    writeKeyFile(path, makeKeys())
  }
  return ok(path)
}

interface Stated {
  readonly state: (typeof KEY_STATES)[number]
  readonly sinceMs: number
}

/** Adds a pair of keys that everybody is to know before anybody uses them; a pair that waits already is kept. */
export const withNextKeys = (keys: KeyFile, alg: SealingAlg, nowMs: number): KeyFile =>
  keys.sealing.some(({ state }) => state === 'next')
    ? keys
    : {
        ...keys,
        sealing: [...keys.sealing, { ...sealingKey(alg), state: 'next', sinceMs: nowMs }],
        lookup: [...keys.lookup, { ...macKey('lookup'), state: 'next', sinceMs: nowMs }],
      }

const moved = <Key extends Stated>(keys: readonly Key[], nowMs: number): Key[] =>
  keys.map((key) =>
    key.state === 'old' ? key : { ...key, state: key.state === 'next' ? 'active' : 'old', sinceMs: nowMs },
  )

/** What waited is used from now on, what was used is old. */
export const withNextActive = (keys: KeyFile, nowMs: number): KeyFile =>
  keys.sealing.some(({ state }) => state === 'next')
    ? { ...keys, sealing: moved(keys.sealing, nowMs), lookup: moved(keys.lookup, nowMs) }
    : keys

export const withoutOld = (keys: KeyFile): KeyFile => ({
  ...keys,
  sealing: keys.sealing.filter(({ state }) => state !== 'old'),
  lookup: keys.lookup.filter(({ state }) => state !== 'old'),
})
