/** What several processes know of each other; on PostgreSQL by two pools, as two processes have them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import type { CentreStore } from '../centre-store.ts'
import { openPostgresGuards, openPostgresStore } from '../postgres/open.ts'
import { openSqliteStore } from '../sqlite/open.ts'
import { freshDatabase } from '../testing/fresh-database.ts'

const LONG_MS = 60_000
let folder: string
let here: CentreStore
let there: CentreStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-cluster-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const database = await freshDatabase()
  if (database === undefined) here = there = await openSqliteStore(folder, vault)
  // Together, as after a power cut: neither may fail over what the other has begun.
  else
    [here, there] = await Promise.all([openPostgresStore(database.url, vault), openPostgresStore(database.url, vault)])
})
afterEach(async () => {
  for (const store of new Set([here, there])) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('several processes open a new database at one moment, and all of them can', async () => {
  const database = await freshDatabase()
  const ring = openKeyRing(folder, false)
  if (database === undefined || !ring.ok) return
  const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(database.url, ring.value.vault)))
  const guards = await Promise.all(Array.from({ length: 4 }, () => openPostgresGuards(database.url)))
  expect(await stores[3]?.latestContentVersion()).toBe(0)
  for (const one of [...stores, ...guards]) await one.close()
})

describe('a lease', () => {
  it('is one process’s at a time, however many ask at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).takeLease('sweep', `node-${index}`, LONG_MS)),
    )
    expect(asked.filter((one) => one !== undefined)).toEqual([{ fence: 1 }])
  })

  it('goes on for who holds it, by the same number', async () => {
    expect(await here.takeLease('sweep', 'a', LONG_MS)).toEqual({ fence: 1 })
    expect(await here.takeLease('sweep', 'a', LONG_MS)).toEqual({ fence: 1 })
    expect(await here.keepLease('sweep', 'a', 1, LONG_MS)).toBe(true)
    expect(await there.takeLease('sweep', 'b', LONG_MS)).toBeUndefined()
  })

  it('is free once it is given back, and known as another by its number', async () => {
    await here.takeLease('sweep', 'a', LONG_MS)
    await here.endLease('sweep', 'a', 1)
    expect(await there.takeLease('sweep', 'b', LONG_MS)).toEqual({ fence: 2 })
    expect(await here.keepLease('sweep', 'a', 1, LONG_MS)).toBe(false)
    // Late news of the one before takes nothing from the one after.
    await here.endLease('sweep', 'a', 1)
    expect(await here.takeLease('sweep', 'a', LONG_MS)).toBeUndefined()
  })

  it('runs out by itself, and whoever held it cannot go on', async () => {
    await here.takeLease('sweep', 'a', 30)
    await vi.waitFor(async () => expect(await there.takeLease('sweep', 'b', LONG_MS)).toEqual({ fence: 2 }))
    expect(await here.keepLease('sweep', 'a', 1, LONG_MS)).toBe(false)
  })
})

describe('presence', () => {
  const of = async (principal: string) =>
    (await there.livePresence()).find((one) => one.principal === principal)?.absentMs

  it('is anywhere where one process has them, and nowhere once all have lost them', async () => {
    await here.keepNode('node-a', LONG_MS)
    await there.keepNode('node-b', LONG_MS)
    expect(await of('account-1')).toBeUndefined()
    await here.notePresence('node-a', [{ role: 'lawyer', principal: 'account-1', isHere: true }])
    await there.notePresence('node-b', [{ role: 'lawyer', principal: 'account-1', isHere: true }])
    await here.notePresence('node-a', [{ role: 'lawyer', principal: 'account-1', isHere: false }])
    expect(await of('account-1')).toBe(0)
    await there.notePresence('node-b', [{ role: 'lawyer', principal: 'account-1', isHere: false }])
    await vi.waitFor(async () => expect(await of('account-1')).toBeGreaterThan(0))
  })

  it('keeps the last word of one process on somebody', async () => {
    await here.keepNode('node-a', LONG_MS)
    const change = (isHere: boolean) => ({ role: 'terminal' as const, principal: 'terminal-1', isHere })
    await here.notePresence('node-a', [change(true), change(false), change(true)])
    expect(await of('terminal-1')).toBe(0)
  })

  it('ends with the process that says so, and runs out with one that says nothing any more', async () => {
    for (const node of ['node-a', 'node-b'])
      await here.notePresence(node, [{ role: 'lawyer', principal: `at-${node}`, isHere: true }])
    await here.keepNode('node-a', LONG_MS)
    await here.keepNode('node-b', 200)
    expect([await of('at-node-a'), await of('at-node-b')]).toEqual([0, 0])
    expect(await there.countNodes()).toBe(2)
    await here.endNode('node-a')
    await vi.waitFor(async () => expect(await of('at-node-a')).toBeGreaterThan(0))
    await vi.waitFor(async () => expect(await of('at-node-b')).toBeGreaterThan(0))
    expect(await there.countNodes()).toBe(0)
  })
})

it('a database is begun with one ring of keys, and knows another as a stranger’s', async () => {
  const answers = await Promise.all([here.areOurKeys('first'), there.areOurKeys('second')])
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await here.areOurKeys('third')).toBe(false)
})
