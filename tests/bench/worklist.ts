/**
 * A hundred thousand cases, and the pages of the worklist that staff ask for most: each with its count, by the store that
 * the console's server asks, on both engines. A page is told in the tenth part of a second.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUIDv7 } from 'node:crypto'
import { applicantOf } from '../../admin/server/intake/applicant.ts'
import { openKeyRing } from '../../admin/server/secrets/key-ring.ts'
import { buildApplication, formsFor } from '../../admin/server/testing/applications.ts'
import { type CaseFilter, type CaseSort, cursorOf } from '../../admin/store/case-list.ts'
import type { CentreStore } from '../../admin/store/centre-store.ts'
import { openPostgresStore } from '../../admin/store/postgres/open.ts'
import { openSqliteStore } from '../../admin/store/sqlite/open.ts'
import { startPostgres } from '../../admin/store/testing/postgres-cluster.ts'
import { Application } from '../../core/contracts/intake.ts'
import { ApplicationId, type CaseNumber, ItemCode, RegionCode, Sha256Hex, Sm3Hex, TerminalId } from '../../core/ids.ts'
import { benchResult, type BenchOptions, type BenchResult, median } from './bench.ts'

const CASES = 100_000
const AT_ONCE = 500
const LIMIT_MS = 100
const ROUNDS = 7
const PAGE = 26
const NOW_MS = Date.UTC(2026, 10, 24, 4)
const HOUR_MS = 3_600_000
const TERMINAL = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
const REGIONS = ['331081', '331003', '330106', '110105']
const ITEMS = ['GF02003', 'GF05001', 'GF07002', 'GF02001']
/** One in so many goes on to the next stage. */
const MOVED_EVERY = 20
const HASH = '0'.repeat(64)

/** Written and read once: it is the list that is measured, not the intake. */
const sampleOf = (itemCode: string) => {
  const enrolment = { regionCode: RegionCode.parse(REGIONS[0]) }
  const terminal = { id: TERMINAL, enrolment }
  const application = Application.parse(
    buildApplication(terminal, { itemCode, forms: formsFor(itemCode), signature: null }),
  )
  return { application, ...applicantOf(application) }
}

const seed = async (store: CentreStore, say: BenchOptions['say']): Promise<void> => {
  const samples = ITEMS.map(sampleOf)
  const take = async (n: number) => {
    const sample = samples[(n >> 2) % samples.length]
    if (sample === undefined) throw new Error('there are samples')
    const { mask, name, personNumber } = sample
    const application = {
      ...sample.application,
      id: ApplicationId.parse(randomUUIDv7()),
      regionCode: RegionCode.parse(REGIONS[n % REGIONS.length]),
    }
    const atMs = NOW_MS - (CASES - n) * 60_000
    const input = {
      ...{ application, canonical: Buffer.from('{}'), digest: Sha256Hex.parse(HASH), digestSm3: Sm3Hex.parse(HASH) },
      ...{ day: new Date(atMs).toISOString().slice(0, 10).replaceAll('-', ''), receivedAtMs: atMs },
      ...{ personNumber, applicantName: name, applicantMask: mask, files: [], heldAt: 'county' as const, keptFrom: [] },
      placeCode: application.regionCode,
      due: n % 3 === 0 ? null : { atMs: atMs + 24 * HOUR_MS * (n % 90), what: 'decide' as const },
    } as const
    const issue = (caseNumber: CaseNumber) =>
      Promise.resolve({
        body: {
          applicationId: application.id,
          caseNumber,
          digest: input.digest,
          receivedAtMs: atMs,
          slipCode: '00000000',
        },
        ...{ alg: 'Ed25519' as const, kid: 'bench', signature: '' },
      })
    await store.acceptApplication(input, issue)
  }
  for (let from = 0; from < CASES; from += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => take(from + index)))
    if (from % 20_000 === 0) say(`${from} of ${CASES} cases`)
  }
  const reader = { scope: '', accountId: 'bench' }
  let after: ReturnType<typeof cursorOf> | undefined
  for (let page = 0; page < CASES / MOVED_EVERY / 100; page += 1) {
    const cases = await store.pageOfCases({ reader }, 'newest', 100 * MOVED_EVERY, after)
    for (const { caseNumber } of cases.filter((_one, index) => index % MOVED_EVERY === 0))
      await store.moveCase({
        ...{ caseNumber, reader, from: 'applied', to: 'accepted', outcome: null, reason: null, actor: 'bench' },
        ...{ atMs: NOW_MS, dueRule: () => () => null },
      })
    const last = cases.at(-1)
    after = last && cursorOf('newest', last)
  }
}

const ASKED: readonly (readonly [name: string, filter: Omit<CaseFilter, 'reader'>, sort: CaseSort, scope: string])[] = [
  ['newest', {}, 'newest', ''],
  ['first due first', {}, 'due', ''],
  ['of one county', {}, 'newest', '331081'],
  ['of one stage', { stage: 'accepted' }, 'newest', ''],
  ['of a stage nobody is at', { stage: 'decided' }, 'oldest', '3310'],
  ['of one item', { itemCode: ItemCode.parse('GF07002') }, 'newest', '33'],
  ['overdue', { due: { beforeMs: NOW_MS } }, 'due', ''],
  ['due soon, of one county', { due: { fromMs: NOW_MS, beforeMs: NOW_MS + 48 * HOUR_MS } }, 'due', '331081'],
  ['of nobody', { assignedTo: null }, 'newest', ''],
  ['by part of a number', { text: '000777' }, 'newest', ''],
  ['by a number nobody has', { text: '999999' }, 'newest', ''],
]

const slowest = async (store: CentreStore) => {
  const found: { name: string; ms: number }[] = []
  for (const [name, filter, sort, scope] of ASKED) {
    const asked = { ...filter, reader: { scope, accountId: 'bench' } }
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedMs = performance.now()
      const { cases } = await store.listCases(asked, sort, PAGE)
      const last = cases.at(-1)
      times.push(performance.now() - startedMs)
      if (last === undefined) continue
      const againMs = performance.now()
      await store.listCases(asked, sort, PAGE, cursorOf(sort, last))
      times.push(performance.now() - againMs)
    }
    found.push({ name, ms: median(times) })
  }
  return found.toSorted((a, b) => b.ms - a.ms)
}

const measured = async (engine: string, store: CentreStore, say: BenchOptions['say']): Promise<BenchResult> => {
  await seed(store, say)
  const found = await slowest(store)
  for (const { ms, name } of found) say(`${engine}: ${name} ${ms.toFixed(1)} ms`)
  const [worst] = found
  return benchResult({
    ...{ name: `slowest page of ${CASES} cases, ${engine} (${worst?.name ?? ''})`, value: worst?.ms ?? Number.NaN },
    ...{ unit: 'ms', against: 'limit', reference: LIMIT_MS, goal: { atMost: 1 } },
  })
}

export const worklist = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-worklist-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const cluster = startPostgres()
  try {
    const results: BenchResult[] = []
    for (const [engine, open] of [
      ['SQLite', () => openSqliteStore(folder, vault)],
      ['PostgreSQL', () => openPostgresStore(cluster.url('postgres'), vault)],
    ] as const) {
      const store = await open()
      try {
        results.push(await measured(engine, store, say))
      } finally {
        await store.close()
      }
    }
    return results
  } finally {
    cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
