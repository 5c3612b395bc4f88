/** Carries files from the folder to a bucket: the sealed bytes as they are, each opened and hashed before, and read back after. */
import { join } from 'node:path'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { BLOBS_FOLDER, sha256Of } from '../backup/format.ts'
import { readSealed } from '../backup/sealed-file.ts'
import { blobOfPiece } from '../server/recordings/piece-blob.ts'
import type { ResealStore } from '../store/reseal-store.ts'
import type { SealedPlace } from '../store/s3/s3-blob-store.ts'
import type { Vault } from '../store/vault.ts'

export interface FilesReport {
  readonly files: number
  readonly bytes: number
  /** Those that were not there yet. */
  readonly carried: number
  /** Named by rows and not here, or not as they were. */
  readonly lost: readonly string[]
  /** There, and not the same. */
  readonly differ: readonly string[]
}

const AT_ONCE = 100

export const moveFiles = async (
  dataFolder: string,
  store: Pick<ResealStore, 'namedFiles'>,
  bucket: SealedPlace,
  vault: Vault,
): Promise<FilesReport> => {
  const folder = join(dataFolder, BLOBS_FOLDER)
  const report = { files: 0, bytes: 0, carried: 0, lost: [] as string[], differ: [] as string[] }
  let after: string | undefined
  do {
    const page = await store.namedFiles(after, AT_ONCE)
    for (const file of page.files) {
      const isContent = file.kind === 'content'
      const name = isContent ? Sha256Hex.parse(file.sha256) : blobOfPiece(file)
      const here = await readSealed(folder, name, vault, isContent)
      if (here.state !== 'whole') {
        report.lost.push(name)
        continue
      }
      const sha256 = sha256Of(here.bytes)
      const same = async () => {
        const there = await bucket.readSealed(name)
        return there !== undefined && sha256Of(there) === sha256
      }
      if (!(await same())) {
        await bucket.writeSealed(name, here.bytes)
        report.carried += 1
        if (!(await same())) report.differ.push(name)
      }
      report.files += 1
      report.bytes += here.bytes.length
    }
    after = page.next
  } while (after !== undefined)
  return report
}
