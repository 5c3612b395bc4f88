/**
 * A folder of backups:
 *
 *     blobs/ab/abcdef…        sealed files, shared by all backups of the folder; each is copied once
 *     2026-11-24T04-00-00.000Z/
 *       centre.sqlite         the database at one instant
 *       files.txt             one line a file: name, size, SHA-256 of its sealed bytes
 *       manifest.json         written last: without it there is no backup
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { z } from 'zod'
import type { Vault } from '../store/vault.ts'

export const BLOBS_FOLDER = 'blobs'
export const FILE_LIST = 'files.txt'
const MANIFEST = 'manifest.json'
export const manifestPath = (backup: string) => join(backup, MANIFEST)

const ManifestBody = z.strictObject({
  format: z.literal('lutong-backup-1'),
  madeAtMs: z.int(),
  database: z.strictObject({
    sha256: Sha256Hex,
    tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), digest: Sha256Hex })),
  }),
  files: z.strictObject({ count: z.int(), bytes: z.int(), listSha256: Sha256Hex }),
  /** Files that the centre's rows promise and its own disk did not have, or not as they were. */
  lostBefore: z.array(Sha256Hex),
})
export type ManifestBody = z.infer<typeof ManifestBody>
const Manifest = ManifestBody.extend({
  /** HMAC of the rest by the centre's index key: shows the right keys, and a manifest that nobody changed. */
  seal: Sha256Hex,
})
export type Manifest = z.infer<typeof Manifest>

const sealOf = (vault: Vault, body: ManifestBody): string =>
  vault.index('backup-manifest', Buffer.from(canonicalBytes(body)).toString('utf8'))

export const sealManifest = (vault: Vault, body: ManifestBody): Uint8Array =>
  Buffer.from(`${JSON.stringify({ ...body, seal: sealOf(vault, body) }, null, 2)}\n`)

export const isSealedBy = (vault: Vault, { seal, ...body }: Manifest): boolean => sealOf(vault, body) === seal

/** As a name of a folder everywhere: an instant without colons. */
export const backupName = (atMs: number): string => new Date(atMs).toISOString().replaceAll(':', '-')
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/

/** `undefined`: there is none, or it is not one: the backup was cut off. */
const readManifest = async (backup: string): Promise<Manifest | undefined> => {
  const text = await readFile(manifestPath(backup), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export interface FoundBackups {
  /** Newest first. */
  readonly whole: readonly { readonly name: string; readonly manifest: Manifest }[]
  /** Folders of backups that were never finished. */
  readonly cutOff: readonly string[]
}

export const findBackups = async (folder: string): Promise<FoundBackups> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name)).toSorted()
  const whole: { name: string; manifest: Manifest }[] = []
  const cutOff: string[] = []
  for (const name of names.toReversed()) {
    const manifest = await readManifest(join(folder, name))
    if (manifest === undefined) cutOff.push(name)
    else whole.push({ name, manifest })
  }
  return { whole, cutOff }
}

export interface ListedFile {
  readonly name: Sha256Hex
  readonly sizeBytes: number
  readonly sha256: Sha256Hex
}

const FileLine = z
  .string()
  .transform((line) => {
    const [name, sizeBytes, sha256] = line.split(' ')
    return { name, sizeBytes: Number(sizeBytes), sha256 }
  })
  .pipe(z.object({ name: Sha256Hex, sizeBytes: z.int(), sha256: Sha256Hex }))

export const writeFileList = (files: readonly ListedFile[]): Uint8Array =>
  Buffer.from(files.map(({ name, sizeBytes, sha256 }) => `${name} ${sizeBytes} ${sha256}\n`).join(''))

export const sha256Of = (bytes: Uint8Array): Sha256Hex =>
  Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))

export const sha256OfFile = async (path: string): Promise<Sha256Hex> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return Sha256Hex.parse(hash.digest('hex'))
}

/** `undefined`: missing, or not the list the manifest was made with. */
export const readFileList = async (
  backup: string,
  { files }: ManifestBody,
): Promise<readonly ListedFile[] | undefined> => {
  const bytes = await readFile(join(backup, FILE_LIST)).catch(() => undefined)
  if (bytes === undefined || sha256Of(bytes) !== files.listSha256) return undefined
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => FileLine.parse(line))
}
