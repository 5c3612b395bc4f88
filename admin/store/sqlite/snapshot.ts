/** A copy of the embedded database at one instant, and what can be said of such a copy. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { PieceName } from '../recording-store.ts'
import { createRowDigest, type TableDigest } from '../row-digest.ts'
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

const TableName = z.object({ name: z.string() })

const survey = (database: DatabaseSync, name: string): TableDigest => {
  const statement = database.prepare(`select * from "${name.replaceAll('"', '""')}"`)
  statement.setReadBigInts(true)
  const digest = createRowDigest(statement.columns().map((column) => column.name))
  for (const row of statement.iterate()) digest.add(row)
  return digest.of(name)
}

/** Every table, counted and digested, by name. */
export const surveyTables = (path: string): readonly TableDigest[] =>
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
