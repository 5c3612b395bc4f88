/** Blobs as files: `ab/abcdef…`, named by the hash of their plain content, sealed, written whole or not at all. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { BlobStore } from './centre-store.ts'
import type { Vault } from './vault.ts'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The name must be on the disk too: a rename is durable only after its folder is flushed. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.part`
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
  await flushFolder(dirname(path))
}

export const createDirectoryBlobStore = (folder: string, vault: Vault): BlobStore => {
  const pathOf = (sha256: Sha256Hex) => join(folder, sha256.slice(0, 2), sha256)
  const purpose = (sha256: Sha256Hex) => `blob:${sha256}`
  return {
    put: async (sha256, bytes) => {
      const path = pathOf(sha256)
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      if (made !== undefined) await flushFolder(dirname(dirname(path)))
      const exists = await stat(path).then(
        () => true,
        () => false,
      )
      if (!exists) await writeWhole(path, vault.seal(purpose(sha256), bytes))
    },
    get: async (sha256) => {
      try {
        return vault.open(purpose(sha256), await readFile(pathOf(sha256)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: async (sha256) => {
      const path = pathOf(sha256)
      try {
        await unlink(path).catch((error: unknown) => {
          if (!isMissing(error)) throw error
        })
        // Also where it was gone: the power may have failed before that was on the disk.
        await flushFolder(dirname(path))
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    },
  }
}
