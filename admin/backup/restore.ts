/**
 * Puts a backup into an empty second place, compares what lies there then, and writes down that it was put back: the
 * terminals hear of it, and numbers go on from a safe point. The keys come last: a centre does not
 * open a database without them, so a restore that was cut off, or does not compare, is never taken for a centre.
 */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { KEY_FILE, readKeyRing } from '../server/secrets/key-ring.ts'
import { blobPath } from '../store/directory-blob-store.ts'
import { flushFolder, writeWhole } from '../store/durable-file.ts'
import { CENTRE_DATABASE, openSqliteStore } from '../store/sqlite/open.ts'
import { isSound, namedFiles, surveyTables } from '../store/sqlite/snapshot.ts'
import type { Vault } from '../store/vault.ts'
import {
  BLOBS_FOLDER,
  findBackups,
  isSealedBy,
  type ListedFile,
  type Manifest,
  readFileList,
  sha256Of,
  sha256OfFile,
} from './format.ts'
import { promisedNames, readSealed } from './sealed-file.ts'

/** What does not compare. */
export interface Differences {
  /** Of the database: `file` where its bytes are not those that were backed up, or the tables that differ. */
  readonly database: readonly string[]
  readonly missing: readonly Sha256Hex[]
  readonly damaged: readonly Sha256Hex[]
}

export type RestoreFailure =
  | { readonly kind: 'target-not-empty' | 'keys-missing' | 'keys-unreadable' | 'keys-differ' }
  | { readonly kind: 'no-whole-backup'; readonly cutOff: readonly string[] }
  | { readonly kind: 'list-damaged'; readonly name: string }
  | { readonly kind: 'differs'; readonly name: string; readonly differences: Differences }

export interface RestoreReport {
  readonly name: string
  readonly madeAtMs: number
  readonly tables: Manifest['database']['tables']
  readonly files: number
  readonly lostBefore: readonly Sha256Hex[]
  /** Newer ones that were never finished, and were passed over. */
  readonly passedOver: readonly string[]
}

export interface RestoreWish {
  readonly folder: string
  readonly target: string
  /** The centre's own `keys.json`, from wherever it is kept. */
  readonly keyFile: string
  /** One of the folder's backups; the newest whole one where none is named. */
  readonly name?: string | undefined
  readonly nowMs: number
}

const isEmptyPlace = async (target: string): Promise<boolean> =>
  !existsSync(target) || (await readdir(target)).length === 0

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** What the backup lacks is found by the comparison. */
const copyDurably = async (from: string, to: string): Promise<void> => {
  try {
    await copyFile(from, to)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  const copy = await open(to, 'r+')
  try {
    await copy.chmod(0o600)
    await copy.sync()
  } finally {
    await copy.close()
  }
}

const copyFiles = async (from: string, to: string, files: readonly ListedFile[]): Promise<void> => {
  await mkdir(to, { mode: 0o700 })
  const shelves = new Set<string>()
  for (const { name } of files) {
    const path = blobPath(to, name)
    const shelf = dirname(path)
    if (!shelves.has(shelf)) await mkdir(shelf, { mode: 0o700 })
    shelves.add(shelf)
    await copyDurably(blobPath(from, name), path)
  }
  for (const shelf of [...shelves, to]) await flushFolder(shelf)
}

const compareDatabase = async (path: string, { database }: Manifest): Promise<readonly string[]> => {
  if (!existsSync(path) || (await sha256OfFile(path)) !== database.sha256 || !isSound(path)) return ['file']
  const here = new Map(surveyTables(path).map((table) => [table.name, table]))
  const names = new Set([...here.keys(), ...database.tables.map(({ name }) => name)])
  const before = new Map(database.tables.map((table) => [table.name, table]))
  return [...names].filter((name) => {
    const [one, other] = [here.get(name), before.get(name)]
    return one?.rows !== other?.rows || one?.digest !== other?.digest
  })
}

const compareFiles = async (
  folder: string,
  files: readonly ListedFile[],
  vault: Vault,
  contents: ReadonlySet<string>,
): Promise<Pick<Differences, 'missing' | 'damaged'>> => {
  const missing: Sha256Hex[] = []
  const damaged: Sha256Hex[] = []
  for (const { name, sha256 } of files) {
    const found = await readSealed(folder, name, vault, contents.has(name))
    if (found.state === 'missing') missing.push(name)
    else if (found.state !== 'whole' || sha256Of(found.bytes) !== sha256) damaged.push(name)
  }
  return { missing, damaged }
}

const compare = async (
  target: string,
  manifest: Manifest,
  files: readonly ListedFile[],
  vault: Vault,
): Promise<Differences> => {
  const path = join(target, CENTRE_DATABASE)
  const database = await compareDatabase(path, manifest)
  // A database that is not the one that was backed up is not asked what it promises.
  const named = database.length === 0 ? namedFiles(path) : { contents: [], pieces: [] }
  const { damaged, missing } = await compareFiles(join(target, BLOBS_FOLDER), files, vault, new Set(named.contents))
  const listed = new Set<string>([...files.map(({ name }) => name), ...manifest.lostBefore])
  return { database, damaged, missing: [...missing, ...promisedNames(named).filter((one) => !listed.has(one))] }
}

export const restore = async (wish: RestoreWish): Promise<Result<RestoreReport, RestoreFailure>> => {
  const { folder, keyFile, nowMs, target } = wish
  if (!(await isEmptyPlace(target))) return err({ kind: 'target-not-empty' })
  const ring = readKeyRing(keyFile)
  if (!ring.ok) return err({ kind: ring.error })
  const { vault } = ring.value
  const { cutOff, whole } = await findBackups(folder)
  const found = whole.find(({ name }) => wish.name === undefined || name === wish.name)
  if (found === undefined) return err({ kind: 'no-whole-backup', cutOff })
  const { manifest, name } = found
  if (!isSealedBy(vault, manifest)) return err({ kind: 'keys-differ' })
  const backup = join(folder, name)
  const files = await readFileList(backup, manifest)
  if (files === undefined) return err({ kind: 'list-damaged', name })

  await mkdir(target, { recursive: true, mode: 0o700 })
  await copyDurably(join(backup, CENTRE_DATABASE), join(target, CENTRE_DATABASE))
  await copyFiles(join(folder, BLOBS_FOLDER), join(target, BLOBS_FOLDER), files)
  await flushFolder(target)
  const differences = await compare(target, manifest, files, vault)
  if (Object.values(differences).some((names) => names.length > 0)) return err({ kind: 'differs', name, differences })
  const store = await openSqliteStore(target, vault)
  try {
    const { lostBefore, madeAtMs } = manifest
    await store.recordRestore({ backupAtMs: madeAtMs, restoredAtMs: nowMs, lostFiles: lostBefore })
  } finally {
    await store.close()
  }
  await writeWhole(join(target, KEY_FILE), await readFile(keyFile))
  return ok({
    name,
    madeAtMs: manifest.madeAtMs,
    tables: manifest.database.tables,
    files: files.length,
    lostBefore: manifest.lostBefore,
    passedOver: cutOff.filter((one) => one > name),
  })
}
