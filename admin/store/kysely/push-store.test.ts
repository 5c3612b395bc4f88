/** Two processes that push at once: on PostgreSQL two pools, on the embedded engine one store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TerminalId } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import type { CentreStore } from '../centre-store.ts'
import { openPostgresStore } from '../postgres/open.ts'
import { openSqliteStore } from '../sqlite/open.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { newApplicationFor } from '../testing/new-application.ts'

const NOW_MS = 1_795_000_000_000
const LEASE_MS = 60_000
const CLIENT = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
const SECRET = new Uint8Array(32).fill(7)
let folder: string
let one: CentreStore
let other: CentreStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-pushes-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const database = await freshDatabase()
  one = database === undefined ? await openSqliteStore(folder, vault) : await openPostgresStore(database.url, vault)
  other = database === undefined ? one : await openPostgresStore(database.url, vault)
  await one.addClient(
    {
      id: CLIENT,
      name: '热线',
      regions: ['33'],
      channels: ['hotline'],
      acts: ['submit'],
      requestsPerMinute: 1,
      createdBy: 'admin',
      createdAtMs: NOW_MS,
    },
    'secret',
  )
})
afterEach(async () => {
  for (const store of new Set([one, other])) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const hook = () =>
  one.setWebhook({ clientId: CLIENT, url: 'https://hooks.example.cn/', covers: 'own' }, SECRET, {
    actor: 'admin',
    atMs: NOW_MS,
  })
const handIn = async (count: number) => {
  for (let n = 0; n < count; n += 1) {
    const { input, issue } = newApplicationFor(CLIENT, NOW_MS)
    await one.acceptApplication(input, issue)
  }
}
const claim = (store: CentreStore, atMs = NOW_MS, limit = 50) => store.claimDeliveries(limit, atMs, atMs + LEASE_MS)

it('is made once for each event, and held by one, however many processes look at once', async () => {
  await hook()
  await handIn(20)
  const relayed = await Promise.all([one, other, one, other].map((store) => store.relayEvents(7, NOW_MS)))
  let rest = relayed.reduce((sum, count) => sum + count, 0)
  for (let more = 1; more > 0; rest += more) more = await one.relayEvents(50, NOW_MS)
  expect(rest).toBe(20)
  const held = (await Promise.all([claim(one, NOW_MS, 12), claim(other, NOW_MS, 12)])).flat()
  held.push(...(await claim(one)), ...(await claim(other)))
  expect(held).toHaveLength(20)
  expect(new Set(held.map(({ eventId }) => eventId)).size).toBe(20)
  expect(held[0]?.secret).toEqual(Buffer.from(SECRET))
})

it('comes due again where its holder died, who then settles nothing', async () => {
  await hook()
  await handIn(1)
  await one.relayEvents(50, NOW_MS)
  const [dead] = await claim(one)
  expect(await claim(other, NOW_MS + LEASE_MS - 1)).toEqual([])
  const [alive] = await claim(other, NOW_MS + LEASE_MS)
  if (dead === undefined || alive === undefined) throw new Error('nothing was held')
  expect([alive.eventId, alive.token === dead.token]).toEqual([dead.eventId, false])
  await one.settleDelivery(dead, 'delivered')
  expect(await one.nextDeliveryMs()).toBe(NOW_MS + 2 * LEASE_MS)
  await other.settleDelivery(alive, { failure: 'not-reached', nextAtMs: null })
  expect(await one.troubledDeliveries('33', 10)).toMatchObject([{ state: 'dead', tries: 1, clientName: '热线' }])
  expect(await one.troubledDeliveries('11', 10)).toEqual([])
  expect(await one.reviveDelivery(alive.eventId, CLIENT, NOW_MS)).toBe(true)
  expect(await one.reviveDelivery(alive.eventId, CLIENT, NOW_MS)).toBe(false)
})

it('is not made of what happened while nobody was to hear of it', async () => {
  await handIn(3)
  await hook()
  expect(await one.relayEvents(50, NOW_MS)).toBe(0)
  await handIn(1)
  expect(await one.relayEvents(50, NOW_MS)).toBe(1)
  expect(await claim(one)).toHaveLength(1)
  await one.removeWebhook(CLIENT)
  expect(await claim(one, NOW_MS + LEASE_MS)).toEqual([])
})
