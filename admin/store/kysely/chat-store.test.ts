/** What was written in a call goes with the step that ends what it was for, from the table itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { MOST_CHAT_LINES } from '@lutong/core/consultation/chat.ts'
import type { ConsultationState } from '@lutong/core/consultation/consultation.ts'
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

const NOW_MS = 1_795_000_000_000
const TERMINAL = TerminalId.parse('01997c5e-7d00-7000-8000-000000000001')
let folder: string
let store: CentreStore
let id: ConsultationId

const step = (state: ConsultationState) =>
  store.changeConsultation({
    id,
    askId: null,
    atMs: NOW_MS,
    decide: (now) => (now === undefined ? err('not-found') : ok({ next: { ...now, state }, trace: [] })),
  })
const keep = (text: string, lineId: string = randomUUID()) =>
  store.keepChatLine({
    consultationId: id,
    line: { id: lineId, text },
    atMs: NOW_MS,
    placeIn: () => ({ from: 'citizen', readers: ['citizen', 'lawyer'] }),
  })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-chat-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const database = await freshDatabase()
  const { vault } = ring.value
  store = database === undefined ? await openSqliteStore(folder, vault) : await openPostgresStore(database.url, vault)
  id = newConsultationId()
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
  await store.changeConsultation({ id, askId: null, atMs: NOW_MS, decide })
  await step('connected')
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

it.each(['signed', 'transferred', 'abandoned', 'queued'] as const)(
  'outlives a cut line and the end of the call, and goes with %s',
  async (end) => {
    await keep('写下的话')
    for (const state of ['reconnecting', 'connected', 'summarising'] as const) {
      await step(state)
      expect(await store.chatOf(id)).toMatchObject([{ seq: 1, text: '写下的话' }])
    }
    await step(end)
    expect(await store.chatOf(id)).toEqual([])
    expect(await keep('太晚')).toBe('refused')
  },
)

it('takes the same line once, also where both ends of a line ask at one time, and no more than a page can show', async () => {
  const lineId = randomUUID()
  await Promise.all([keep('同一句', lineId), keep('同一句', lineId), keep('另一句')])
  const kept = await store.chatOf(id)
  expect(kept.map(({ seq }) => seq)).toEqual([1, 2])
  expect(new Set(kept.map(({ text }) => text))).toEqual(new Set(['同一句', '另一句']))
  for (let line = kept.length; line < MOST_CHAT_LINES; line += 1) await keep('x')
  expect(await keep('一句太多')).toBe('refused')
  expect(await keep('同一句', lineId)).toBe('kept')
})

it('a talk that is over goes whole when its days are, its trace too; one that goes on never does', async () => {
  const erase = (untouchedSinceMs: number) => store.eraseTalks(untouchedSinceMs, 10, NOW_MS)
  expect(await erase(NOW_MS)).toBe(0)
  await step('abandoned')
  expect(await erase(NOW_MS - 1)).toBe(0)
  expect((await store.traceOf(id)).length).toBeGreaterThan(0)
  expect(await erase(NOW_MS)).toBe(1)
  expect([await store.findConsultation(id), await store.traceOf(id)]).toEqual([undefined, []])
  expect(await erase(NOW_MS)).toBe(0)
})
