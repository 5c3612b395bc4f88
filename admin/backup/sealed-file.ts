/** One sealed file as it lies on a disk: is it what its name says? */
import { readFile } from 'node:fs/promises'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { blobOfPiece } from '../server/recordings/piece-blob.ts'
import { blobPath, blobPurpose } from '../store/directory-blob-store.ts'
import type { NamedFiles } from '../store/sqlite/snapshot.ts'
import type { Vault } from '../store/vault.ts'
import { sha256Of } from './format.ts'

export type SealedFile =
  | { readonly state: 'whole'; readonly bytes: Uint8Array }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }

const opens = (vault: Vault, name: string, bytes: Uint8Array, isContentHash: boolean): boolean => {
  try {
    const plain = vault.open(blobPurpose(name), bytes)
    return !isContentHash || sha256Of(plain) === name
  } catch {
    return false
  }
}

/** `isContentHash`: its name is the hash of what is in it; a piece of a recording is named by its place besides. */
export const readSealed = async (
  folder: string,
  name: Sha256Hex,
  vault: Vault,
  isContentHash: boolean,
): Promise<SealedFile> => {
  const bytes = await readFile(blobPath(folder, name)).catch(() => undefined)
  if (bytes === undefined) return { state: 'missing' }
  return opens(vault, name, bytes, isContentHash) ? { state: 'whole', bytes } : { state: 'damaged' }
}

/** Names of all files that the rows of a database promise, in order. */
export const promisedNames = ({ contents, pieces }: NamedFiles): readonly Sha256Hex[] =>
  [...contents.map((name) => Sha256Hex.parse(name)), ...pieces.map(blobOfPiece)].toSorted()
