/** What a server process refuses to begin over: a database of newer software, or one begun with other keys. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createTestClock } from '@lutong/core/clock.ts'
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import { CENTRE_DATABASE } from '../store/sqlite/open.ts'
import { createCentre } from './centre.ts'
import { NOON_MS, type RunningCentre, startCentre } from './testing/running-centre.ts'

let centre: RunningCentre | undefined
const folders: string[] = []
afterEach(async () => {
  await centre?.end()
  centre = undefined
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const open = (dataFolder: string, databaseUrl: string | undefined) =>
  createCentre({
    ...{ dataFolder, databaseUrl, host: '127.0.0.1', port: 0 },
    clock: createTestClock(NOON_MS),
    log: () => undefined,
  })

/** As software of the day after tomorrow leaves it. */
const leaveStepOfTheFuture = async ({ databaseUrl, dataFolder }: RunningCentre) => {
  const statement = `insert into kysely_migration (name, timestamp) values ('999-of-the-future', '2099-01-01T00:00:00.000Z')`
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataFolder, CENTRE_DATABASE))
    database.exec(statement)
    database.close()
    return
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

it('does not begin over a schema that is newer than its own, and says so', async () => {
  centre = await startCentre()
  await leaveStepOfTheFuture(centre)
  expect(await open(centre.dataFolder, centre.databaseUrl)).toEqual({ ok: false, error: 'schema-newer' })
})

it('does not begin over a shared database with keys of its own making', async () => {
  centre = await startCentre()
  if (centre.databaseUrl === undefined) return
  const elsewhere = mkdtempSync(join(tmpdir(), 'lutong-elsewhere-'))
  folders.push(elsewhere)
  expect(await open(elsewhere, centre.databaseUrl)).toEqual({ ok: false, error: 'keys-missing' })
  const other = await startCentre()
  expect(await open(other.dataFolder, centre.databaseUrl)).toEqual({ ok: false, error: 'keys-of-another-centre' })
  await other.end()
})
