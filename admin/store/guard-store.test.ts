import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GuardStore } from './guard-store.ts'
import { openPostgresGuards } from './postgres/open.ts'
import { openSqliteGuards } from './sqlite/open.ts'
import { freshDatabase } from './testing/fresh-database.ts'

const MINUTE_MS = 60_000
const folder = mkdtempSync(join(tmpdir(), 'lutong-guards-'))
let guards: GuardStore
let keys: () => Promise<readonly unknown[]>

beforeAll(async () => {
  const database = await freshDatabase()
  guards = database === undefined ? await openSqliteGuards(folder) : await openPostgresGuards(database.url)
  const query = 'select key from attempts order by key'
  keys = async () => {
    if (database === undefined) {
      const file = new DatabaseSync(join(folder, 'guards.sqlite'), { readOnly: true })
      const rows = file.prepare(query).all()
      file.close()
      return rows.map((row) => row['key'])
    }
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const { rows } = await client.query<{ key: string }>(query)
    await client.end()
    return rows.map(({ key }) => key)
  }
})
afterAll(async () => {
  await guards.close()
  rmSync(folder, { recursive: true, force: true })
})

it('counts in a window that begins with the first attempt', async () => {
  const tried = async (atMs: number) => guards.countAttempt('a', atMs, 10 * MINUTE_MS)
  expect(await tried(MINUTE_MS)).toEqual({ count: 1, endsAtMs: 11 * MINUTE_MS })
  expect(await tried(10 * MINUTE_MS)).toEqual({ count: 2, endsAtMs: 11 * MINUTE_MS })
  expect(await tried(11 * MINUTE_MS)).toEqual({ count: 1, endsAtMs: 21 * MINUTE_MS })
})

it('keeps nothing of an attempt whose window is over', async () => {
  await guards.countAttempt('old', 30 * MINUTE_MS, 10 * MINUTE_MS)
  await guards.countAttempt('new', 44 * MINUTE_MS, 15 * MINUTE_MS)
  expect(await keys()).toEqual(['new', 'old'])
  await guards.countAttempt('new', 46 * MINUTE_MS, 15 * MINUTE_MS)
  expect(await keys()).toEqual(['new'])
})

it('takes no window that is longer than it keeps', async () => {
  await expect(guards.countAttempt('a', 60 * MINUTE_MS, 16 * MINUTE_MS)).rejects.toThrow('window')
})
