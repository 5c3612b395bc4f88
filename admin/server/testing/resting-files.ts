/** What lies on the disk, read file by file while a database goes on beside it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A database cluster that other tests use too removes files while they are read: what is gone rests nowhere. */
const unlessGone = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const pathsUnder = (folder: string): string[] =>
  (unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? []).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? pathsUnder(path) : entry.isFile() ? [path] : []
  })

export interface RestingFile {
  readonly path: string
  readonly bytes: Buffer
}
/** One after the other: together they may be more than memory holds. */
export function* restingFiles(folders: readonly string[]): Generator<RestingFile> {
  for (const path of folders.flatMap(pathsUnder)) {
    const bytes = unlessGone(() => readFileSync(path))
    if (bytes !== undefined) yield { path, bytes }
  }
}
