/** A copy of an embedded database, read row by row for whoever carries it elsewhere. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { CENTRE_DATABASE } from '../sqlite/open.ts'
import { createRowDigest, type TableDigest, type TableRow } from '../row-digest.ts'

export interface SourceTable {
  readonly name: string
  readonly columns: readonly string[]
}

export interface EmbeddedSource {
  /** Without what the engine and the migrations keep for themselves. */
  readonly tables: readonly SourceTable[]
  rows(table: SourceTable): Iterable<TableRow>
  digest(table: SourceTable): TableDigest
  close(): void
}

const Names = z.array(z.object({ name: z.string() }))
const Row = z.record(z.string(), z.union([z.string(), z.bigint(), z.number(), z.instanceof(Uint8Array), z.null()]))
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export const openEmbeddedSource = (dataFolder: string): EmbeddedSource => {
  const database = new DatabaseSync(join(dataFolder, CENTRE_DATABASE), { readOnly: true, timeout: 5000 })
  const names = Names.parse(
    database
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%' order by name",
      )
      .all(),
  )
  const tables = names.map(({ name }) => ({
    name,
    columns: Names.parse(database.prepare(`pragma table_info(${quoted(name)})`).all()).map((column) => column.name),
  }))
  const rows = function* (table: SourceTable): Generator<TableRow> {
    const statement = database.prepare(`select * from ${quoted(table.name)}`)
    statement.setReadBigInts(true)
    for (const row of statement.iterate()) yield Row.parse(row)
  }
  return {
    tables,
    rows,
    digest: (table) => {
      const digest = createRowDigest(table.columns.toSorted())
      for (const row of rows(table)) digest.add(row)
      return digest.of(table.name)
    },
    close: () => database.close(),
  }
}

/** Nobody else has the file open: whoever does holds a lock that is asked for here, and is let go at once. */
export const isAtRest = (dataFolder: string): boolean => {
  const database = new DatabaseSync(join(dataFolder, CENTRE_DATABASE), { timeout: 0 })
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; rollback')
    return true
  } catch {
    return false
  } finally {
    database.close()
  }
}
