import { setImmediate as turn } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { poolOf } from './open.ts'

const server = inject('postgres')

it.runIf(server !== undefined)('a transaction whose connection dies between two statements fails alone', async () => {
  const url = server?.url ?? ''
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOf(url, 1) }) })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  const backendOf = async (executor: Kysely<unknown>) =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(executor)).rows[0]?.pid
  const cut = db.transaction().execute(async (tx) => {
    const pid = await backendOf(tx)
    await other.query('select pg_terminate_backend($1)', [pid])
    const isGone = async () =>
      (await other.query('select 1 from pg_stat_activity where pid = $1', [pid])).rows.length === 0
    while (!(await isGone())) await turn()
    return backendOf(tx)
  })
  await expect(cut).rejects.toThrow()
  expect(await backendOf(db)).toBeTypeOf('number')
  await db.destroy()
  await other.end()
})
