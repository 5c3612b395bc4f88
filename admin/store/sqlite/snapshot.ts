/** A copy of the embedded database at one instant, and what can be said of such a copy. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { z } from 'zod'
import type { PieceName } from '../recording-store.ts'
import { CENTRE_DATABASE } from './open.ts'

/**
 * `vacuum into`: one read of one instant, beside the writer, which goes on. The page-by-page copy of SQLite's backup
 * begins anew at each commit of another process and would never end under load; and this one leaves out the freed
 * pages, where erased rows would still be readable.
 */
export const takeSnapshot = async (dataFolder: string, to: string): Promise<void> => {
  const source = new DatabaseSync(join(dataFolder, CENTRE_DATABASE), { readOnly: true, timeout: 5000 })
  try {
    source.prepare('vacuum into ?').run(to)
  } finally {
    source.close()
  }
  const copy = await open(to, 'r+')
  try {
    await copy.chmod(0o600)
    await copy.sync()
  } finally {
    await copy.close()
  }
}

const reading = <T>(path: string, read: (database: DatabaseSync) => T): T => {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  try {
    return read(database)
  } finally {
    database.close()
  }
}

/** One value as bytes that no other value has. */
const encoded = (value: SQLOutputValue): Uint8Array => {
  if (value === null) return Buffer.from('n')
  const isBytes = typeof value === 'object'
  const bytes = isBytes ? value : Buffer.from(String(value), 'utf8')
  const kind = isBytes ? 'b' : typeof value === 'string' ? 't' : 'i'
  return Buffer.concat([Buffer.from(`${kind}${bytes.length}:`), bytes])
}

const MODULUS = 1n << 256n

export interface TableSurvey {
  readonly name: string
  readonly rows: number
  /** The sum, modulo 2^256, of the SHA-256 of every row: the same in whatever order the rows lie. */
  readonly digest: Sha256Hex
}

const TableName = z.object({ name: z.string() })

const survey = (database: DatabaseSync, name: string): TableSurvey => {
  const statement = database.prepare(`select * from "${name.replaceAll('"', '""')}"`)
  statement.setReadBigInts(true)
  let rows = 0
  let sum = 0n
  for (const row of statement.iterate()) {
    const hash = createHash('sha256')
    for (const [column, value] of Object.entries(row)) {
      hash.update(encoded(column))
      hash.update(encoded(value))
    }
    sum = (sum + BigInt(`0x${hash.digest('hex')}`)) % MODULUS
    rows += 1
  }
  return { name, rows, digest: Sha256Hex.parse(sum.toString(16).padStart(64, '0')) }
}

/** Every table, counted and digested, by name. */
export const surveyTables = (path: string): readonly TableSurvey[] =>
  reading(path, (database) =>
    z
      .array(TableName)
      .parse(
        database
          .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
          .all(),
      )
      .map(({ name }) => survey(database, name)),
  )

/** SQLite's own look at every page and index. */
export const isSound = (path: string): boolean =>
  reading(path, (database) => {
    const found = database.prepare('pragma integrity_check').all()
    return found.length === 1 && found[0]?.['integrity_check'] === 'ok'
  })

export interface NamedFiles {
  /** Files named by the hash of their content. */
  readonly contents: readonly string[]
  /** Pieces of recordings that are not being erased. */
  readonly pieces: readonly PieceName[]
}

const ContentRow = z.object({ sha256: z.string() })
const PieceRow = z.object({
  consultationId: z.string(),
  party: z.string(),
  take: z.string(),
  seq: z.number(),
  sha256: z.string(),
})

/** The files whose bytes the rows of a database promise. */
export const namedFiles = (path: string): NamedFiles =>
  reading(path, (database) => ({
    contents: z
      .array(ContentRow)
      .parse(database.prepare('select sha256 from blobs').all())
      .map(({ sha256 }) => sha256),
    pieces: z.array(PieceRow).parse(
      database
        .prepare(
          `select consultation_id as consultationId, party, take, seq, sha256 from recording_pieces
           join recording_takes using (consultation_id, party, take)
           where size_bytes > 0 and erasing_at is null and erased_at is null`,
        )
        .all(),
    ),
  }))
