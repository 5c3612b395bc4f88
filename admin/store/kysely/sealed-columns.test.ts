/** A column that is sealed and not in the list would keep its old key for ever, and be lost with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import { CENTRE_DATABASE, openSqliteStore } from '../sqlite/open.ts'
import { SEALED_ELSEWHERE, SEALED_TABLES } from './sealed-columns.ts'

let folder: string
let database: DatabaseSync
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-columns-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  await (await openSqliteStore(folder, ring.value.vault)).close()
  database = new DatabaseSync(join(folder, CENTRE_DATABASE), { readOnly: true })
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const columnsOf = (table: string) => database.prepare(`select name, type, pk from pragma_table_info('${table}')`).all()

it('names every column of bytes', () => {
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all()
  const ofBytes = tables.flatMap(({ name }) =>
    columnsOf(String(name))
      .filter(({ type }) => String(type).toLowerCase() === 'blob')
      .map((column) => `${String(name)}.${String(column['name'])}`),
  )
  const listed = SEALED_TABLES.flatMap(({ columns, table }) => Object.keys(columns).map((name) => `${table}.${name}`))
  expect(ofBytes.toSorted()).toEqual([...listed, ...SEALED_ELSEWHERE].toSorted())
})

it.each(SEALED_TABLES)('walks along the key of $table', ({ also, key, table }) => {
  const columns = columnsOf(table)
  const keyColumns = columns.filter(({ pk }) => Number(pk) > 0).toSorted((a, b) => Number(a['pk']) - Number(b['pk']))
  expect(keyColumns.map(({ name }) => name)).toEqual(key)
  for (const column of also) expect(columns.map(({ name }) => name)).toContain(column)
})
