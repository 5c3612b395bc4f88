/** Asks that reach the store at the same moment share a transaction, and each still sees what came before it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_RECORDING } from '@lutong/core/consultation/recording.ts'
import { type ConsultationId, RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requested } from '../../server/dispatch/consultation-steps.ts'
import { openKeyRing } from '../../server/secrets/key-ring.ts'
import { consultationRequest, newConsultationId } from '../../server/testing/live-ends.ts'
import type { CentreStore } from '../centre-store.ts'
import { openPostgresStore } from '../postgres/open.ts'
import { openSqliteStore } from '../sqlite/open.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { firstBroken } from './trace-chain.ts'

const NOW_MS = 1_795_000_000_000
const TERMINAL = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
let folder: string
let store: CentreStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-together-'))
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

const request = (id: ConsultationId) => {
  const wanted = { id, terminalId: TERMINAL, regionCode: RegionCode.parse('331081'), atMs: NOW_MS }
  const rest = { request: consultationRequest(), personToken: null, opponentToken: null, recordingOffer: NO_RECORDING }
  return store.changeConsultation({
    id,
    askId: null,
    atMs: NOW_MS,
    decide: () => ok(requested({ ...wanted, ...rest })),
  })
}

/** Adds one to the precedence: what it gives tells how many went before. */
const raise = (id: ConsultationId, askId: string) =>
  store.changeConsultation({
    id,
    askId,
    atMs: NOW_MS,
    decide: (now) =>
      now === undefined
        ? err('not-found')
        : ok({
            next: { ...now, precedence: now.precedence + 1 },
            trace: [
              { kind: 'raised', actor: 'centre', body: { to: now.precedence + 1 } },
              { kind: 'seen', actor: 'centre', body: {} },
            ],
          }),
  })

it('many asks of one consultation at once each see what the one before did, and the chain is whole', async () => {
  const ids = Array.from({ length: 3 }, newConsultationId)
  const [first] = await Promise.all(ids.map(request))
  const start = first?.ok === true ? first.value.precedence : Number.NaN
  const asks = Array.from({ length: 20 }, (_, index) => index)
  const outcomes = await Promise.all(ids.flatMap((id) => asks.map((ask) => raise(id, `ask-${ask}`))))
  const reached = outcomes.map((one) => (one.ok ? one.value.precedence - start : one.error))
  for (const [index] of ids.entries())
    expect(reached.slice(index * asks.length, (index + 1) * asks.length)).toEqual(asks.map((ask) => ask + 1))
  for (const id of ids) {
    const trace = await store.traceOf(id)
    expect(trace.filter(({ kind }) => kind === 'raised').map(({ body }) => body)).toEqual(
      asks.map((ask) => ({ to: start + ask + 1 })),
    )
    expect(firstBroken(id, trace)).toBeNull()
    expect((await store.findConsultation(id))?.precedence).toBe(start + asks.length)
  }
})

it('the second press of a button, come together with the first, changes nothing and gets the same answer', async () => {
  const id = newConsultationId()
  await request(id)
  const outcomes = await Promise.all([raise(id, 'press'), raise(id, 'press'), raise(id, 'other'), raise(id, 'press')])
  const given = outcomes.map((one) => (one.ok ? one.value.precedence : one.error))
  expect(new Set([given[0], given[1]]).size).toBe(1)
  expect((await store.traceOf(id)).filter(({ kind }) => kind === 'raised')).toHaveLength(2)
})

it('one that is refused, and one whose deciding throws, leave the others of their moment as they are', async () => {
  const [one, other] = [newConsultationId(), newConsultationId()]
  await Promise.all([request(one), request(other)])
  const before = (await store.findConsultation(one))?.precedence ?? 0
  const thrown = store.changeConsultation({
    id: other,
    askId: 'broken',
    atMs: NOW_MS,
    decide: () => {
      throw new TypeError('a bug')
    },
  })
  const [raised, refused, broken] = await Promise.allSettled([raise(one, 'a'), raise(newConsultationId(), 'b'), thrown])
  expect(raised).toMatchObject({ status: 'fulfilled', value: { ok: true } })
  expect(refused).toEqual({ status: 'fulfilled', value: { ok: false, error: 'not-found' } })
  expect(broken).toMatchObject({ status: 'rejected' })
  expect((await store.findConsultation(one))?.precedence).toBe(before + 1)
  expect((await store.traceOf(one)).filter(({ kind }) => kind === 'raised')).toHaveLength(1)
})
