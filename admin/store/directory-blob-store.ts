/** Blobs as files: `ab/abcdef…`, named by the hash of their plain content, sealed, written whole or not at all. */
import { constants } from 'node:fs'
import { access, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { BlobStore } from './blob-store.ts'
import { flushFolder, writeWhole } from './durable-file.ts'
import type { Vault } from './vault.ts'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const HEAD_BYTES = 64
/** The first bytes of a file: enough to see whose seal it is. */
export const headOf = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES) })
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Where a blob lies under its folder. */
export const blobPath = (folder: string, name: string): string => join(folder, name.slice(0, 2), name)

/** What its sealed bytes are bound to: those of one file do not open under the name of another. */
export const blobPurpose = (name: string): string => `blob:${name}`

export const createDirectoryBlobStore = (folder: string, vault: Vault): BlobStore => {
  const pathOf = (sha256: Sha256Hex) => blobPath(folder, sha256)
  const purpose = blobPurpose
  return {
    put: async (sha256, bytes) => {
      const path = pathOf(sha256)
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      if (made !== undefined) await flushFolder(dirname(dirname(path)))
      // One under a key that is gone, left behind by a crash and named by no row, is written anew.
      const head = await headOf(path)
      if (head === undefined || !vault.knows(head)) await writeWhole(path, vault.seal(purpose(sha256), bytes))
    },
    get: async (sha256) => {
      try {
        return vault.open(purpose(sha256), await readFile(pathOf(sha256)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    reseal: async (sha256, check) => {
      const path = pathOf(sha256)
      const head = await headOf(path)
      if (head === undefined) return 'absent'
      const { header } = vault.current()
      if (Buffer.compare(head.subarray(0, header.length), header) === 0) return 'current'
      if (check === undefined)
        await writeWhole(path, vault.seal(purpose(sha256), vault.open(purpose(sha256), await readFile(path))))
      return 'resealed'
    },
    // The folder itself is made with the first file.
    isReachable: () =>
      access(dirname(folder), constants.R_OK | constants.W_OK).then(
        () => true,
        () => false,
      ),
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
