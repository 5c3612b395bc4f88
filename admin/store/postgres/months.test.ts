/** Events by month on PostgreSQL; on the other engine the same acts find the same events in one table. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import { buildApplication } from '../../server/testing/applications.ts'
import { type RunningCentre, startCentre } from '../../server/testing/running-centre.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { monthOf, MONTHS_AHEAD } from './months.ts'
import { openPostgresStore } from './open.ts'

it('a month is one of China’s calendar, and every instant lies in just one', () => {
  expect(monthOf(Date.UTC(2026, 10, 30, 15, 59)).name).toBe('2026_11')
  expect(monthOf(Date.UTC(2026, 10, 30, 16)).name).toBe('2026_12')
  expect(monthOf(Date.UTC(2026, 11, 31), 1).name).toBe('2027_01')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (atMs) => {
      const month = monthOf(atMs)
      expect(month.fromMs <= atMs && atMs < month.endMs).toBe(true)
      expect(monthOf(month.endMs).fromMs).toBe(month.endMs)
      expect(monthOf(atMs, 1)).toEqual(monthOf(month.endMs))
    }),
  )
})

describe.skipIf(inject('postgres') === undefined)('events of a centre on PostgreSQL', () => {
  let running: RunningCentre
  let client: pg.Client
  beforeEach(async () => {
    running = await startCentre()
    client = new pg.Client({ connectionString: running.databaseUrl })
    await client.connect()
  })
  afterEach(async () => {
    await client.end()
    await running.end()
  })
  const rows = async (statement: string): Promise<Record<string, unknown>[]> => (await client.query(statement)).rows
  const placesOf = async (table: string) =>
    (await rows(`select distinct tableoid::regclass::text as place from ${table} order by 1`)).map(({ place }) => place)

  it('lie in their month; what comes where no month was made waits, is found, and is brought into its own', async () => {
    const terminal = await running.newTerminal()
    const application = buildApplication(terminal)
    expect((await terminal.submit(application)).status).toBe(201)
    expect(await placesOf('case_events')).toEqual([`case_events_${monthOf(running.clock.nowMs()).name}`])

    // The sweep sleeps through a year: nothing makes the month in which the next case comes.
    const later = Date.UTC(2031, 6, 10, 4)
    const insert = `insert into case_events select region_code, '331081-20310710-000001', seq, ${later}, kind, stage, outcome, reason_sealed, actor from case_events`
    await client.query(insert)
    expect(await placesOf('case_events')).toContain('case_events_rest')
    await vi.waitFor(
      async () => {
        running.clock.advance(6 * 3_600_000)
        expect(await placesOf('case_events')).toEqual([
          `case_events_${monthOf(Date.UTC(2026, 10, 24)).name}`,
          'case_events_2031_07',
        ])
      },
      { timeout: 20_000, interval: 50 },
    )
    expect(await rows('select from case_events')).toHaveLength(2)
    await vi.waitFor(() => expect(running.logged.join('\n')).toContain('"rescued":1'))
  })

  it('are looked for in the months that may have them alone', async () => {
    const plan = await rows(
      `explain select * from case_events where region_code = '331081' and case_number = '331081-20270115-000001' and at >= ${Date.UTC(2027, 0, 13)}`,
    )
    const text = plan.map((line) => String(line['QUERY PLAN'])).join('\n')
    expect(text).toContain('case_events_rest')
    expect(text).toContain(`case_events_${monthOf(Date.UTC(2027, 0, 13)).name}`)
    expect(text).not.toContain(`case_events_${monthOf(Date.now()).name}`)
  })

  it('are still refused every change', async () => {
    const terminal = await running.newTerminal()
    await terminal.submit(buildApplication(terminal))
    for (const table of ['case_events', 'audit'])
      for (const act of [`update ${table} set actor = 'x'`, `delete from ${table}`, `truncate ${table}`])
        await expect(client.query(act)).rejects.toThrow('append only')
  })

  it('have room for months to come', async () => {
    const ahead = monthOf(Date.now(), MONTHS_AHEAD).name
    expect(await rows(`select to_regclass('audit_${ahead}') as there`)).toEqual([{ there: `audit_${ahead}` }])
  })
})

describe.skipIf(inject('postgres') === undefined)('a table of before', () => {
  it('is divided with all its rows', async () => {
    const database = await freshDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'lutong-months-'))
    const ring = openKeyRing(folder, true)
    if (!ring.ok || database === undefined) throw new Error('no database')
    const { vault } = ring.value
    await (await openPostgresStore(database.url, vault)).close()
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    // As it was: one table with rows of three years, and the step not yet taken.
    await client.query("delete from kysely_migration where name = '052-months'")
    await client.query('drop table audit')
    await client.query(
      'create table audit (id text primary key, at bigint not null, actor text not null, action text not null, subject text not null)',
    )
    await client.query('create index audit_by_actor on audit (actor)')
    await client.query(
      `insert into audit select 'id-' || n, ${Date.UTC(2024, 0, 1)} + n * 86400000::bigint, 'actor', 'looked', 'subject ' || n from generate_series(1, 1000) n`,
    )
    await client.query('drop table case_events')
    await client.query(
      'create table case_events (region_code text not null, case_number text not null, seq integer not null, at bigint not null, kind text not null, stage text not null, outcome text, reason_sealed bytea, actor text, primary key (region_code, case_number, seq))',
    )
    await (await openPostgresStore(database.url, vault)).close()
    const { rows } = await client.query<{ count: number; places: number }>(
      'select count(*)::int as count, count(distinct tableoid)::int as places from audit',
    )
    expect(rows).toEqual([{ count: 1000, places: 33 }])
    const kept = await client.query("select from pg_indexes where indexdef like '%(actor)%' and tablename = 'audit'")
    expect(kept.rowCount).toBe(1)
    await client.end()
    rmSync(folder, { recursive: true, force: true })
  })
})
