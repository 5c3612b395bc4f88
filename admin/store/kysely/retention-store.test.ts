/** What is younger stays, what is older goes, what is unsettled never goes: on both engines. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import { PLACE } from '../../server/testing/running-centre.ts'
import type { CentreStore } from '../centre-store.ts'
import { openPostgresStore } from '../postgres/open.ts'
import type { KeptKind } from '../retention-store.ts'
import { openSqliteStore } from '../sqlite/open.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { newApplicationFor } from '../testing/new-application.ts'
import { CALL_LASTS_MS } from './help-store.ts'

const NOW_MS = 1_795_000_000_000
const LATER_MS = NOW_MS + 10 * 365 * 24 * 3_600_000
const CLIENT = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
let folder: string
let store: CentreStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-retention-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const database = await freshDatabase()
  store = database === undefined ? await openSqliteStore(folder, vault) : await openPostgresStore(database.url, vault)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const remove = (kind: KeptKind, startedByMs: number, limit = 500) => store.removeKept(kind, startedByMs, limit)
const openSession = (name: string, expiresAtMs: number) =>
  store.openSession(name, { id: name, accountId: 'somebody', device: 'page', atMs: NOW_MS - 5, expiresAtMs })
const handIn = async () => {
  const { input, issue } = newApplicationFor(CLIENT, NOW_MS)
  await store.acceptApplication(input, issue)
}

/** One whose clock started at this instant. */
const MAKE: Record<Exclude<KeptKind, 'outbox'>, (name: string, startMs: number) => Promise<void>> = {
  enrolmentCodes: (name, startMs) => store.addEnrolmentCode(name, PLACE, startMs),
  helpCalls: (name, startMs) =>
    store.ring({
      ...{ id: name, terminalId: CLIENT, regionCode: RegionCode.parse('331081'), screen: 'home' },
      askedAtMs: startMs - CALL_LASTS_MS,
    }),
  selfTests: (name, startMs) => store.keepSelfTest(name, '{}', startMs),
  sessions: openSession,
  signInSteps: (name, startMs) =>
    store.openStep(name, { kind: 'second-factor', accountId: null, body: '' }, NOW_MS - 5, startMs),
  savedVisits: (name, startMs) => store.saveVisit(name, new Uint8Array(8), startMs, NOW_MS - 5),
}

it.each(Object.entries(MAKE))(
  '%s: the older go, oldest first and a batch at a time; the younger stay',
  async (kind, make) => {
    const of = (startedByMs: number, limit?: number) => remove(kind as KeptKind, startedByMs, limit)
    for (const [n, startMs] of [NOW_MS - 2, NOW_MS - 1, NOW_MS, NOW_MS + 1].entries()) await make(`name-${n}`, startMs)
    expect(await of(NOW_MS - 3)).toBe(0)
    expect(await of(NOW_MS, 2)).toBe(2)
    expect(await of(NOW_MS - 1)).toBe(0)
    expect(await of(NOW_MS, 2)).toBe(1)
    expect(await of(NOW_MS, 2)).toBe(0)
    expect(await of(NOW_MS + 1)).toBe(1)
  },
)

it('a call that is still open stays, whatever the days, and one that nobody answered goes after its time', async () => {
  await store.ring({ id: 'open', terminalId: CLIENT, regionCode: '331081', screen: 'home', askedAtMs: NOW_MS })
  const lastMs = NOW_MS + CALL_LASTS_MS
  expect(await store.callState('open', CLIENT, lastMs - 1)).toBe('waiting')
  expect(await remove('helpCalls', lastMs - 1)).toBe(0)
  expect(await remove('helpCalls', lastMs)).toBe(1)
})

it('what is renewed has its clock begin anew', async () => {
  await store.keepSelfTest('desk', '{}', NOW_MS)
  await store.keepSelfTest('desk', '{}', NOW_MS + 9)
  expect(await remove('selfTests', NOW_MS + 8)).toBe(0)
  expect(await store.latestSelfTests(['desk'])).toEqual(new Map([['desk', '{}']]))
})

it('an event of which nobody is to hear goes after its days, and its case stays', async () => {
  await handIn()
  expect(await remove('outbox', NOW_MS - 1)).toBe(0)
  expect(await remove('outbox', NOW_MS)).toBe(1)
  expect(await remove('outbox', NOW_MS)).toBe(0)
  expect(await store.casesOfClient(CLIENT, 10)).toHaveLength(1)
})

it('an event that was not told yet, waits, or was given up never goes; once delivered it does', async () => {
  await store.addClient(
    {
      ...{ id: CLIENT, name: '热线', regions: ['33'], channels: ['hotline'], acts: ['submit'] },
      ...{ requestsPerMinute: 1, createdBy: 'admin', createdAtMs: NOW_MS },
    },
    'secret',
  )
  const webhook = { clientId: CLIENT, url: 'https://hooks.example.cn/', covers: 'own' } as const
  await store.setWebhook(webhook, new Uint8Array(32), { actor: 'admin', atMs: NOW_MS })
  await handIn()
  expect(await remove('outbox', LATER_MS)).toBe(0)
  expect(await store.relayEvents(10, NOW_MS)).toBe(1)
  expect(await remove('outbox', LATER_MS)).toBe(0)
  const claim = async () => {
    const [held] = await store.claimDeliveries(1, NOW_MS, NOW_MS + 1)
    if (held === undefined) throw new Error('nothing waits')
    return held
  }
  const first = await claim()
  await store.settleDelivery(first, { failure: 'not-reached', nextAtMs: null })
  expect(await remove('outbox', LATER_MS)).toBe(0)
  expect(await store.reviveDelivery(first.eventId, CLIENT, NOW_MS)).toBe(true)
  await store.settleDelivery(await claim(), 'delivered')
  expect(await remove('outbox', NOW_MS - 1)).toBe(0)
  expect(await remove('outbox', NOW_MS)).toBe(1)
})
