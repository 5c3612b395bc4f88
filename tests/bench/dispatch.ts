/**
 * Five hundred kiosks and fifty lawyers through the real dispatch and the real store, every commit on the disk. From the
 * moment a lawyer is free to the next offer, with hundreds waiting, against the same with nobody else in the queue.
 * Whoever is assigned twice or lost ends the bench with an error.
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requested } from '../../admin/server/dispatch/consultation-steps.ts'
import { createDispatcher } from '../../admin/server/dispatch/dispatcher.ts'
import { type ConsultationAsk, decideLawyerAsk } from '../../admin/server/dispatch/lawyer-asks.ts'
import { PRACTICE_LAWYERS } from '../../admin/server/dispatch/practice-lawyers.ts'
import { openKeyRing } from '../../admin/server/secrets/key-ring.ts'
import { consultationRequest, newConsultationId } from '../../admin/server/testing/live-ends.ts'
import { openSqliteStore } from '../../admin/store/sqlite/open.ts'
import { MOST_IN_MESH } from '../../core/consultation/call-guest.ts'
import { systemClock } from '../../core/clock.ts'
import { NO_RECORDING } from '../../core/consultation/recording.ts'
import { type ConsultationId, RegionCode, TerminalId } from '../../core/ids.ts'
import { ok } from '../../core/result.ts'
import { benchResult, type BenchOptions, type BenchResult, median } from './bench.ts'

const KIOSKS = 500
const LAWYERS = 50
const ALONE = 30
/** What a full queue may add. */
const MOST_ADDED_MS = 50
const RECORD = { facts: '', issue: '', advice: '已解答。', lawsCited: [], nextSteps: '', legalAidTold: true } as const

export const dispatch = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-dispatch-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const store = await openSqliteStore(folder, ring.value.vault)
  const clock = systemClock
  /** By lawyer: free since. By citizen: asked since. */
  const freeSince = new Map<string, number>()
  const askedAt = new Map<string, number>()
  const alone: number[] = []
  const crowded: number[] = []
  const served = new Set<string>()
  let whenServed = () => {}
  const profile = PRACTICE_LAWYERS['lawyer']
  if (profile === undefined) throw new Error('there is a practice lawyer')

  const act = async (accountId: string, ask: ConsultationAsk) => {
    const lawyer = { accountId, availability: 'available', profile, clientTokens: [], adversaryTokens: [] } as const
    const changed = await store.changeConsultation({
      id: ask.consultationId,
      askId: randomUUIDv7(),
      atMs: clock.nowMs(),
      decide: decideLawyerAsk({ ...lawyer, idleSinceMs: 0, load: 1 }, ask, clock.nowMs(), MOST_IN_MESH),
    })
    if (!changed.ok) throw new Error(`${ask.type}: ${changed.error}`)
  }
  const serve = async (consultationId: ConsultationId, accountId: string, fence: number) => {
    if (served.has(consultationId)) throw new Error('a citizen was assigned twice')
    served.add(consultationId)
    await act(accountId, { type: 'accept', consultationId, fence })
    await act(accountId, { type: 'summarise', consultationId })
    await act(accountId, { type: 'sign', consultationId, record: { ...RECORD, lawsCited: [] } })
    freeSince.set(accountId, performance.now())
    dispatcher.wake()
    whenServed()
  }
  const dispatcher = createDispatcher({
    store,
    clock,
    log: () => {},
    presence: { now: () => Promise.resolve({ isHere: () => true, absentMs: () => 0 }) },
    onMoved: async (moved, { waiting }) => {
      const nowMs = performance.now()
      for (const { facts } of moved) {
        const { fence, id, lawyerId, state } = facts
        if (state !== 'offered' || lawyerId === null) continue
        const since = Math.max(askedAt.get(id) ?? nowMs, freeSince.get(lawyerId) ?? 0)
        if (served.size < ALONE) alone.push(nowMs - since)
        else if (waiting.length > 0) crowded.push(nowMs - since)
        serve(id, lawyerId, fence).catch((error: unknown) => fail(error))
      }
    },
  })
  let fail: (error: unknown) => void = () => {}
  const allServed = (count: number) =>
    new Promise<void>((resolve, reject) => {
      fail = reject
      whenServed = () => {
        if (served.size >= count) resolve()
      }
      whenServed()
    })
  const request = async () => {
    const id = newConsultationId()
    askedAt.set(id, performance.now())
    const atMs = clock.nowMs()
    const wanted = {
      ...{
        id,
        atMs,
        request: consultationRequest(),
        personToken: null,
        opponentToken: null,
        recordingOffer: NO_RECORDING,
      },
      terminalId: TerminalId.parse(randomUUIDv7()),
      regionCode: RegionCode.parse('331081'),
    }
    await store.changeConsultation({ id, askId: null, atMs, decide: () => ok(requested(wanted)) })
    dispatcher.wake()
  }
  try {
    for (let index = 0; index < LAWYERS; index += 1) {
      const accountId = randomUUIDv7()
      await store.putLawyer(accountId, profile, 0)
      await store.setAvailability(accountId, 'available', 0)
    }
    for (let index = 0; index < ALONE; index += 1) {
      const done = allServed(index + 1)
      await request()
      await done
    }
    say(`alone: ${median(alone).toFixed(1)} ms`)
    const done = allServed(ALONE + KIOSKS)
    await Promise.all(Array.from({ length: KIOSKS }, request))
    await done
    const open = (await store.openConsultations()).filter((one) => one.state === 'queued' || one.state === 'offered')
    if (open.length > 0 || served.size !== ALONE + KIOSKS) throw new Error('a citizen was lost')
    say(`${KIOSKS} kiosks, ${LAWYERS} lawyers: nobody lost, nobody assigned twice; ${median(crowded).toFixed(1)} ms`)
    return [
      benchResult({
        name: 'dispatch',
        value: median(crowded),
        unit: `ms from free lawyer to offer, median of ${crowded.length} with others waiting`,
        against: `an empty queue's median and ${MOST_ADDED_MS} ms`,
        reference: median(alone) + MOST_ADDED_MS,
        goal: { atMost: 1 },
      }),
    ]
  } finally {
    await dispatcher.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
