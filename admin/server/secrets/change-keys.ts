/** What the command `keys` does: to the file of keys, and to what is sealed by them. */
import { join } from 'node:path'
import { err, ok, type Result } from '@lutong/core/result.ts'
import {
  KEY_FILE,
  type KeyFile,
  type KeyRingFailure,
  readKeyFile,
  withNextActive,
  withNextKeys,
  withoutOld,
  writeKeyFile,
} from './key-file.ts'
import { LOOK_AGAIN_MS } from './key-ring.ts'
import { countBehind, type ResealParts, resealSome } from './resealing.ts'
import type { SealingAlg } from './sealing.ts'

export const KEY_CHANGE = {
  /** After this every running process of the folder knows a key that waits. */
  knownAfterMs: 6 * LOOK_AGAIN_MS,
  /** After this nobody is still writing what was sealed by the key of before. */
  quietAfterMs: 60_000,
} as const

export interface KeyLine {
  readonly kid: string
  readonly use: 'sealing' | 'lookup'
  readonly alg: string
  readonly state: 'next' | 'active' | 'old'
  readonly sinceMs: number
}

export const listKeys = (dataFolder: string): Result<readonly KeyLine[], KeyRingFailure> => {
  const file = readKeyFile(join(dataFolder, KEY_FILE))
  if (!file.ok) return file
  const lines = (use: KeyLine['use'], keys: KeyFile['sealing'] | KeyFile['lookup']): KeyLine[] =>
    keys.map(({ alg, kid, sinceMs, state }) => ({ kid, use, alg, state, sinceMs }))
  return ok([...lines('sealing', file.value.sealing), ...lines('lookup', file.value.lookup)])
}

interface Rotation {
  readonly dataFolder: string
  readonly alg: SealingAlg
  readonly nowMs: () => number
  /** Waits until everybody has looked. */
  readonly wait: (ms: number) => Promise<void>
}

/** A pair of keys that everybody may know and nobody uses; where one waits already it is kept. */
export const prepareKeys = ({ alg, dataFolder, nowMs }: Omit<Rotation, 'wait'>): Result<null, KeyRingFailure> => {
  const path = join(dataFolder, KEY_FILE)
  const file = readKeyFile(path)
  if (!file.ok) return file
  const next = withNextKeys(file.value, alg, nowMs())
  if (next !== file.value) writeKeyFile(path, next)
  return ok(null)
}

/** Cut off anywhere, it goes on from there when it is asked again: the pair that waits is made once. */
export const rotateKeys = async (rotation: Rotation): Promise<Result<null, KeyRingFailure>> => {
  const prepared = prepareKeys(rotation)
  if (!prepared.ok) return prepared
  await rotation.wait(KEY_CHANGE.knownAfterMs)
  const path = join(rotation.dataFolder, KEY_FILE)
  const file = readKeyFile(path)
  if (!file.ok) return file
  writeKeyFile(path, withNextActive(file.value, rotation.nowMs()))
  return ok(null)
}

/** Where no centre runs that would do it by itself, or to see the end of it. */
export const resealAll = async (parts: ResealParts): Promise<void> => {
  while ((await resealSome(parts)) === 'more');
}

export type RetireFailure =
  | { readonly kind: KeyRingFailure | 'too-soon' | 'key-waits' }
  | { readonly kind: 'still-used'; readonly behind: ReadonlyMap<string, number> }

/** Takes the old keys out of the file; gives how many. What is still sealed by them is counted first, all of it. */
export const retireKeys = async (
  dataFolder: string,
  parts: ResealParts,
  nowMs: number,
): Promise<Result<number, RetireFailure>> => {
  const path = join(dataFolder, KEY_FILE)
  const file = readKeyFile(path)
  if (!file.ok) return err({ kind: file.error })
  const { sealing } = file.value
  const old = sealing.filter(({ state }) => state === 'old')
  if (old.length === 0) return ok(0)
  if (sealing.some(({ state }) => state === 'next')) return err({ kind: 'key-waits' })
  if (old.some(({ sinceMs }) => nowMs - sinceMs < KEY_CHANGE.quietAfterMs)) return err({ kind: 'too-soon' })
  const behind = await countBehind(parts)
  if ([...behind.values()].some((count) => count > 0)) {
    // Written behind the walk by somebody who was slow: it is walked again.
    await parts.store.resealAgain()
    return err({ kind: 'still-used', behind })
  }
  writeKeyFile(path, withoutOld(file.value))
  return ok(old.length)
}
