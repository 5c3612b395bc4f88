/** Two processes under one key: on PostgreSQL two pools, on the embedded engine one store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TerminalId } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import { newApplicationFor } from '../testing/new-application.ts'
import type { CentreStore } from '../centre-store.ts'
import { LostTurn, type OnceTurn } from '../once-store.ts'
import { openPostgresStore } from '../postgres/open.ts'
import { openSqliteStore } from '../sqlite/open.ts'
import { freshDatabase } from '../testing/fresh-database.ts'

const NOW_MS = 1_795_000_000_000
const LEASE_MS = 1_000
const CLIENT = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
let folder: string
let stores: readonly CentreStore[]
let one: CentreStore
let other: CentreStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-once-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const database = await freshDatabase()
  one = database === undefined ? await openSqliteStore(folder, vault) : await openPostgresStore(database.url, vault)
  other = database === undefined ? one : await openPostgresStore(database.url, vault)
  stores = [...new Set([one, other])]
})
afterEach(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const begin = (store: CentreStore, wishes: { atMs?: number; fingerprint?: string; key?: string } = {}) =>
  store.beginOnce({ clientId: CLIENT, key: 'a-key', fingerprint: 'f', atMs: NOW_MS, leaseMs: LEASE_MS, ...wishes })
const turnOf = (begun: Awaited<ReturnType<typeof begin>>): OnceTurn => {
  if (begun.kind !== 'go') throw new Error(`not the turn of this one: ${begun.kind}`)
  return begun.turn
}
const take = (store: CentreStore, turn: OnceTurn) => {
  const { input, issue } = newApplicationFor(CLIENT, NOW_MS)
  return store.acceptApplication({ ...input, once: turn }, issue)
}

it('gives the turn to one of all that come at once', async () => {
  const begun = await Promise.all(Array.from({ length: 16 }, (_, n) => begin(n % 2 === 0 ? one : other)))
  expect(begun.filter(({ kind }) => kind === 'go')).toHaveLength(1)
  expect(begun.filter(({ kind }) => kind === 'running')).toHaveLength(15)
})

it('tells the other process what the first one answered', async () => {
  const accepted = await take(one, turnOf(await begin(one)))
  if (!('receipt' in accepted)) throw new Error('refused')
  const { missingBlobs, receipt } = accepted
  expect(await begin(other)).toEqual({ kind: 'answered', status: 201, answer: { receipt, missingBlobs } })
  expect(await begin(other, { fingerprint: 'g' })).toEqual({ kind: 'other-content' })
})

it('passes a dead one’s turn on, and whoever was thought dead writes nothing', async () => {
  const first = turnOf(await begin(one))
  const atMs = NOW_MS + LEASE_MS
  expect((await begin(other, { atMs: atMs - 1 })).kind).toBe('running')
  const second = turnOf(await begin(other, { atMs }))
  await expect(take(one, first)).rejects.toThrow(LostTurn)
  expect(await one.casesOfClient(CLIENT, 10)).toEqual([])
  await one.releaseOnce(first)
  await take(other, second)
  expect(await one.casesOfClient(CLIENT, 10)).toHaveLength(1)
  await other.releaseOnce(second)
  expect((await begin(one)).kind).toBe('answered')
})

it('does not take the others of its group down with it', async () => {
  const lost = turnOf(await begin(one))
  await begin(one, { atMs: NOW_MS + LEASE_MS })
  const good = turnOf(await begin(one, { key: 'another' }))
  const [dead, alive] = await Promise.allSettled([take(one, lost), take(one, good)])
  expect([dead.status, alive.status]).toEqual(['rejected', 'fulfilled'])
  expect(await one.casesOfClient(CLIENT, 10)).toHaveLength(1)
})

it('forgets answers and dead turns of before, and none that is at work', async () => {
  await take(one, turnOf(await begin(one)))
  await begin(one, { key: 'at-work', atMs: NOW_MS })
  expect(await one.sweepOnce(NOW_MS + LEASE_MS)).toBe(0)
  expect(await one.sweepOnce(NOW_MS + LEASE_MS + 1)).toBe(2)
})
