/** Parts as the centre keeps them: canonical JSON by its hash, compressed once for the way to the terminals. */
import { type ContentManifest, type PartName, partKey, type PartRef } from '@lutong/core/contracts/content-package.ts'
import type { ContentPart } from '@lutong/core/content/package.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { sha256Hex } from '../http/bodies.ts'

export interface WrittenPart {
  readonly ref: PartRef
  readonly body: string
}

export const writtenPart = ({ id, kind, value }: PartName & { readonly value: unknown }): WrittenPart => {
  const bytes = canonicalBytes(value)
  return {
    ref: { kind, id, sha256: sha256Hex(bytes), size: bytes.byteLength },
    body: new TextDecoder().decode(bytes),
  }
}

export const bodiesOf = (parts: readonly WrittenPart[]): ReadonlyMap<Sha256Hex, string> =>
  new Map(parts.map(({ body, ref }) => [ref.sha256, body]))

type Hashes = ReadonlyMap<string, Sha256Hex>
export const hashesOf = (refs: readonly (PartName & { readonly sha256: Sha256Hex })[]): Hashes =>
  new Map(refs.map((ref) => [partKey(ref), ref.sha256]))

/**
 * The list after a new software release: what nobody edited follows the release; what staff wrote stays theirs. The
 * release's order leads, parts that only the centre has come after.
 */
export const afterRelease = (
  now: ContentManifest['parts'],
  before: Hashes,
  release: readonly PartRef[],
): readonly PartRef[] => {
  const current = new Map(now.map((ref) => [partKey(ref), ref]))
  const inRelease = new Set(release.map(partKey))
  const led = release.flatMap((ref) => {
    const key = partKey(ref)
    const own = current.get(key)
    const last = before.get(key)
    // Taken out by staff, and it stays out; a part the release did not have before comes in.
    if (own === undefined) return last === undefined ? [ref] : []
    return own.sha256 === last ? [ref] : [own]
  })
  const own = now.filter((ref) => !inRelease.has(partKey(ref)) && before.get(partKey(ref)) !== ref.sha256)
  return [...led, ...own]
}

export const writtenRelease = (parts: readonly ContentPart[]): readonly WrittenPart[] => parts.map(writtenPart)
