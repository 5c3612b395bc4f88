/** Backs up a centre of the embedded engine while it runs: the database at one instant, and the files that are new. */
import { existsSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { KEY_FILE, type KeyRingFailure, readKeyRing } from '../server/secrets/key-ring.ts'
import { blobPath, headOf } from '../store/directory-blob-store.ts'
import { flushFolder, writeWhole } from '../store/durable-file.ts'
import { CENTRE_DATABASE, isNewSqlite } from '../store/sqlite/open.ts'
import { isSound, namedFiles, surveyTables, takeSnapshot } from '../store/sqlite/snapshot.ts'
import type { Vault } from '../store/vault.ts'
import {
  backupName,
  BLOBS_FOLDER,
  FILE_LIST,
  findBackups,
  type ListedFile,
  type ManifestBody,
  manifestPath,
  readFileList,
  sealManifest,
  sha256Of,
  sha256OfFile,
  writeFileList,
} from './format.ts'
import { promisedNames, readSealed } from './sealed-file.ts'

export type BackupFailure = KeyRingFailure | 'no-centre' | 'target-is-a-centre' | 'database-unsound' | 'of-retired-keys'

export interface BackupReport {
  readonly name: string
  readonly tables: ManifestBody['database']['tables']
  readonly files: number
  /** Those of them that were not in the folder of backups yet. */
  readonly newFiles: number
  readonly newBytes: number
  readonly lostBefore: readonly Sha256Hex[]
}

export interface BackupWish {
  readonly dataFolder: string
  readonly folder: string
  readonly nowMs: number
}

/** What the newest backup says of its files: those need not be read again. */
const listedBefore = async (folder: string): Promise<ReadonlyMap<string, ListedFile>> => {
  const [newest] = (await findBackups(folder)).whole
  const files = newest === undefined ? undefined : await readFileList(join(folder, newest.name), newest.manifest)
  return new Map((files ?? []).map((file) => [file.name, file]))
}

const hasSize = async (path: string, sizeBytes: number): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.size === sizeBytes

interface Copying {
  readonly from: string
  readonly to: string
  readonly vault: Vault
  readonly contents: ReadonlySet<string>
}

/** Brings one file over, unless a whole one is there; `undefined` where the centre has no whole one either. */
const bring = async (
  name: Sha256Hex,
  { contents, from, to, vault }: Copying,
): Promise<{ readonly file: ListedFile; readonly isNew: boolean } | undefined> => {
  const isContentHash = contents.has(name)
  // Left by a backup that was cut off; a good copy is never written over.
  const there = await readSealed(to, name, vault, isContentHash)
  const found = there.state === 'whole' ? there : await readSealed(from, name, vault, isContentHash)
  if (found.state !== 'whole') return undefined
  if (there.state !== 'whole') {
    const path = blobPath(to, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeWhole(path, found.bytes)
  }
  return {
    file: { name, sizeBytes: found.bytes.length, sha256: sha256Of(found.bytes) },
    isNew: there.state !== 'whole',
  }
}

export const backUp = async ({
  dataFolder,
  folder,
  nowMs,
}: BackupWish): Promise<Result<BackupReport, BackupFailure>> => {
  if (isNewSqlite(dataFolder)) return err('no-centre')
  if (!isNewSqlite(folder) || existsSync(join(folder, KEY_FILE))) return err('target-is-a-centre')
  const ring = readKeyRing(join(dataFolder, KEY_FILE))
  if (!ring.ok) return ring
  const { vault } = ring.value
  const name = backupName(nowMs)
  const backup = join(folder, name)
  const blobs = join(folder, BLOBS_FOLDER)
  await mkdir(blobs, { recursive: true, mode: 0o700 })
  const known = await listedBefore(folder)
  await mkdir(backup, { mode: 0o700 })

  // The database first: every file that its rows promise was on the disk before the row was.
  const database = join(backup, CENTRE_DATABASE)
  await takeSnapshot(dataFolder, database)
  if (!isSound(database)) return err('database-unsound')
  const named = namedFiles(database)
  const copying = { from: join(dataFolder, BLOBS_FOLDER), to: blobs, vault, contents: new Set(named.contents) }
  const files: ListedFile[] = []
  const fresh: ListedFile[] = []
  const absent: Sha256Hex[] = []
  for (const one of promisedNames(named)) {
    // Older backups of the folder need their files as they are, and this one could not open them.
    const head = await headOf(blobPath(blobs, one))
    if (head !== undefined && head.length > 0 && !vault.knows(head)) return err('of-retired-keys')
    const before = known.get(one)
    if (before !== undefined && (await hasSize(blobPath(blobs, one), before.sizeBytes))) files.push(before)
    else {
      const brought = await bring(one, copying)
      if (brought === undefined) absent.push(one)
      else files.push(brought.file)
      if (brought?.isNew === true) fresh.push(brought.file)
    }
  }
  // A recording may have been erased since the instant of the copy: lost is what the centre still wants.
  const wanted = new Set(absent.length === 0 ? [] : promisedNames(namedFiles(join(dataFolder, CENTRE_DATABASE))))
  const lostBefore = absent.filter((one) => wanted.has(one))

  const list = writeFileList(files)
  await writeWhole(join(backup, FILE_LIST), list)
  const body: ManifestBody = {
    format: 'lutong-backup-1',
    madeAtMs: nowMs,
    database: { sha256: await sha256OfFile(database), tables: [...surveyTables(database)] },
    files: {
      count: files.length,
      bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      listSha256: sha256Of(list),
    },
    lostBefore,
  }
  await writeWhole(manifestPath(backup), sealManifest(vault, body))
  await flushFolder(folder)
  return ok({
    name,
    tables: body.database.tables,
    files: files.length,
    newFiles: fresh.length,
    newBytes: fresh.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    lostBefore,
  })
}
