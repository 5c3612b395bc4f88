/** Lets old backups go, and the files that only they named: what the centre has erased must not stay for ever here. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blobPath } from '../store/directory-blob-store.ts'
import { BLOBS_FOLDER, findBackups, manifestPath, readFileList } from './format.ts'

export interface PruneReport {
  readonly removedBackups: readonly string[]
  readonly removedFiles: number
}

/**
 * Keeps the newest `keep` whole backups. Not while another backup into the same folder is under way. Where the list of
 * a kept one cannot be read, nothing is removed: nobody knows what it needs.
 */
export const prune = async (folder: string, keep: number): Promise<PruneReport> => {
  const { cutOff, whole } = await findBackups(folder)
  const [kept, old] = [whole.slice(0, keep), whole.slice(keep)]
  const needed = new Set<string>()
  for (const { manifest, name } of kept) {
    const files = await readFileList(join(folder, name), manifest)
    if (files === undefined) return { removedBackups: [], removedFiles: 0 }
    for (const file of files) needed.add(file.name)
  }
  const newest = kept[0]?.name ?? ''
  const unfinished = cutOff.filter((name) => name < newest)
  const gone = new Set<string>()
  for (const { manifest, name } of old)
    for (const file of (await readFileList(join(folder, name), manifest)) ?? [])
      if (!needed.has(file.name)) gone.add(file.name)
  const removedBackups = [...old.map(({ name }) => name), ...unfinished]
  // No longer a backup before it is no longer whole.
  for (const name of removedBackups) await rm(manifestPath(join(folder, name)), { force: true })
  for (const name of gone) await rm(blobPath(join(folder, BLOBS_FOLDER), name), { force: true })
  for (const name of removedBackups) await rm(join(folder, name), { recursive: true, force: true })
  return { removedBackups, removedFiles: gone.size }
}
