/** Two processes that give the same people away at once; on PostgreSQL two pools, on the embedded engine one store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_RECORDING } from '@lutong/core/consultation/recording.ts'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { ok } from '@lutong/core/result.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requested } from '../../server/dispatch/consultation-steps.ts'
import { PRACTICE_LAWYERS } from '../../server/dispatch/practice-lawyers.ts'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import { consultationRequest, newConsultationId } from '../../server/testing/live-ends.ts'
import type { CentreStore } from '../centre-store.ts'
import { openPostgresStore } from '../postgres/open.ts'
import { openSqliteStore } from '../sqlite/open.ts'
import { freshDatabase } from '../testing/fresh-database.ts'

const NOW_MS = 1_795_000_000_000
const TERMINAL = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
let folder: string
let stores: readonly CentreStore[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-claims-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const database = await freshDatabase()
  if (database === undefined) stores = [await openSqliteStore(folder, vault)]
  else {
    // The first brings the schema along.
    const first = await openPostgresStore(database.url, vault)
    stores = [first, await openPostgresStore(database.url, vault)]
  }
})
afterEach(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('no citizen is given twice and no lawyer seated twice, however many processes give away at once', async () => {
  const [one] = stores
  const other = stores.at(-1)
  const profile = PRACTICE_LAWYERS['lawyer']
  if (one === undefined || other === undefined || profile === undefined) throw new Error('no store')
  const lawyers = Array.from({ length: 12 }, (_, index) => `lawyer-${String(index).padStart(2, '0')}`)
  for (const id of lawyers) await one.putLawyer(id, profile, NOW_MS)
  const ids = Array.from({ length: 24 }, newConsultationId)
  for (const id of ids) {
    const wanted = { id, terminalId: TERMINAL, regionCode: RegionCode.parse('331081'), atMs: NOW_MS }
    const decide = () =>
      ok(
        requested({
          ...wanted,
          request: consultationRequest(),
          personToken: null,
          opponentToken: null,
          recordingOffer: NO_RECORDING,
        }),
      )
    await one.changeConsultation({ id, askId: null, atMs: NOW_MS, decide })
  }
  const claims = (citizens: readonly (typeof ids)[number][], order: readonly string[]) =>
    order.flatMap((lawyerId, index) => {
      const id = citizens[index]
      return id === undefined ? [] : [{ id, lawyerId, mostAtOnce: 1 }]
    })
  const won = (
    await Promise.all(
      // The same citizens to other lawyers, the same lawyers to other citizens, and in the opposite order.
      [claims(ids, lawyers), claims(ids, lawyers.toReversed()), claims(ids.toReversed(), lawyers)].map(
        (wanted, index) => (index % 2 === 0 ? one : other).claimOffers(wanted, NOW_MS, NOW_MS + 1),
      ),
    )
  ).flat()
  expect(new Set(won.map(({ id }) => id)).size).toBe(won.length)
  expect(new Set(won.map(({ lawyerId }) => lawyerId)).size).toBe(won.length)
  // Whoever was left to the other process is there for the next round.
  const seated = new Set(won.map(({ lawyerId }) => lawyerId))
  const given = new Set<string>(won.map(({ id }) => id))
  const free = lawyers.filter((id) => !seated.has(id))
  const rest = ids.filter((id) => !given.has(id))
  const next = await other.claimOffers(claims(rest, free), NOW_MS, NOW_MS + 1)
  expect(won.length + next.length).toBe(lawyers.length)
  const open = await one.openConsultations()
  expect(open.filter(({ state }) => state === 'offered')).toHaveLength(lawyers.length)
  for (const id of ids) expect((await one.traceOf(id)).filter(({ kind }) => kind === 'offered').length).toBeLessThan(2)
})
