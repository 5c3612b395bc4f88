/**
 * Content on the terminal's disk: parts by their hash, the list of what is shown, the one before. A list is written
 * only when every part of it lies there and was checked; a power cut leaves the old one. Content is public: not sealed.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type PartRef, SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { type Content, contentOf } from '@lutong/core/content/package.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { err, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { sha256Hex, writeWhole } from '../secrets/terminal-keys.ts'
import { type CentreKey, isSignedBy } from './signed-manifest.ts'

interface StoredContent {
  readonly content: Content
  readonly signed: SignedManifest
}

export interface ContentDisk {
  /** The newest that is whole and the centre's own; `damaged` where a newer one was not. */
  load(key: CentreKey): { readonly stored: StoredContent | undefined; readonly damaged: boolean }
  /** The highest version this key ever signed for this terminal. */
  highestSeen(key: CentreKey): number
  holds(sha256: Sha256Hex): boolean
  /** Throws where the disk does not take it. */
  keepPart(sha256: Sha256Hex, bytes: Uint8Array): void
  read(parts: readonly PartRef[], version: number): Result<Content, 'hash' | 'schema'>
  /** From here on this is the content, also after a restart. Throws where the disk does not take it. */
  switchTo(signed: SignedManifest): void
}

const Highest = z.strictObject({ kid: z.string(), version: z.int() })

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const flushFolder = (folder: string) => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** `write` puts a file there whole or not at all. */
export const openContentDisk = (
  folder: string,
  write: (path: string, text: string) => void = writeWhole,
): ContentDisk => {
  const partsFolder = join(folder, 'parts')
  mkdirSync(partsFolder, { recursive: true, mode: 0o700 })
  const file = (name: 'current' | 'previous' | 'highest') => join(folder, `${name}.json`)
  const partFile = (sha256: Sha256Hex) => join(partsFolder, `${sha256}.json`)
  const listIn = (name: 'current' | 'previous'): SignedManifest | undefined => {
    const list = SignedManifest.safeParse(readJson(file(name)))
    return list.success ? list.data : undefined
  }
  const bytesOf = (sha256: Sha256Hex): Buffer | undefined => {
    try {
      const bytes = readFileSync(partFile(sha256))
      return sha256Hex(bytes) === sha256 ? bytes : undefined
    } catch {
      return undefined
    }
  }

  const read: ContentDisk['read'] = (refs, version) => {
    const parts = []
    for (const ref of refs) {
      const bytes = bytesOf(ref.sha256)
      if (bytes === undefined || bytes.byteLength !== ref.size) {
        // It would be taken for a good one the next time.
        rmSync(partFile(ref.sha256), { force: true })
        return err('hash')
      }
      const value: unknown = JSON.parse(bytes.toString('utf8'))
      parts.push({ kind: ref.kind, id: ref.id, value })
    }
    const content = contentOf(version, parts)
    return content.ok ? content : err('schema')
  }

  const dropUnused = () => {
    const used = new Set<string>(
      ['current', 'previous'].flatMap((name) =>
        name === 'current' || name === 'previous'
          ? (listIn(name)?.body.parts ?? []).map(({ sha256 }) => `${sha256}.json`)
          : [],
      ),
    )
    for (const name of readdirSync(partsFolder)) if (!used.has(name)) rmSync(join(partsFolder, name), { force: true })
  }

  return {
    load: (key) => {
      let damaged = false
      for (const name of ['current', 'previous'] as const) {
        if (!existsSync(file(name))) continue
        const signed = listIn(name)
        if (signed !== undefined && signed.kid !== key.kid) continue
        const content =
          signed !== undefined && isSignedBy(signed, key)
            ? read(signed.body.parts, signed.body.contentVersion)
            : undefined
        if (signed !== undefined && content?.ok === true) return { stored: { content: content.value, signed }, damaged }
        damaged = true
      }
      return { stored: undefined, damaged }
    },
    highestSeen: (key) => {
      const seen = Highest.safeParse(readJson(file('highest')))
      return seen.success && seen.data.kid === key.kid ? seen.data.version : 0
    },
    holds: (sha256) => existsSync(partFile(sha256)),
    keepPart: (sha256, bytes) => write(partFile(sha256), new TextDecoder().decode(bytes)),
    read,
    switchTo: (signed) => {
      flushFolder(partsFolder)
      write(file('highest'), JSON.stringify({ kid: signed.kid, version: signed.body.contentVersion }))
      const before = listIn('current')
      if (before !== undefined) write(file('previous'), JSON.stringify(before))
      write(file('current'), JSON.stringify(signed))
      flushFolder(folder)
      dropUnused()
    },
  }
}
