/** A centre that was put back from a backup gets again what it had signed for, as far as this terminal still has it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { Application } from '@lutong/core/contracts/intake.ts'
import { MAX_RECONCILED } from '@lutong/core/contracts/reconciliation.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import type { ApplicationId, Sha256Hex } from '@lutong/core/ids.ts'
import type { LogEvent } from '@lutong/core/log-events.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealer, sha256Hex } from '../secrets/terminal-keys.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { createFakeCentre, type FakeCentre, TERMINAL_ID } from '../testing/fake-centre.ts'
import { NOON_MS } from '../testing/host-rig.ts'
import { openOutboxStore, type OutboxStore } from './outbox-store.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createReconciler, RECONCILE_EVERY_MS, type Reconciler } from './reconciler.ts'

const DAY_MS = 24 * 3_600_000
const FIRST = 'epoch-one'
const SECOND = 'epoch-two'
const sealer = createSealer(Buffer.alloc(32, 5))
const paper = Buffer.from('%PDF-1.7 a paper')
const PAPER = sha256Hex(paper)
const files = () => new Map<Sha256Hex, Uint8Array>([[PAPER, Buffer.from(paper)]])

let folder: string
let clock: TestClock
let centre: FakeCentre
let store: OutboxStore
let outbox: Outbox
let reconciler: Reconciler
let logged: LogEvent[]
/** As at a start of the host: what is known is in the file. */
const start = () => {
  const opened = openOutboxStore(join(folder, 'outbox.db'), sealer, clock.nowMs())
  if (!opened.ok) throw new Error(opened.error)
  store = opened.value
  const parts = { store, centre: centre.link, clock, log: (event: LogEvent) => void logged.push(event) }
  outbox = createOutbox({ ...parts, random: () => 0.5 })
  reconciler = createReconciler({ ...parts, outbox })
}
const stop = () => {
  outbox.close()
  store.close()
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-reconciler-'))
  clock = createTestClock(NOON_MS)
  centre = createFakeCentre()
  logged = []
  start()
})
afterEach(() => {
  stop()
  rmSync(folder, { recursive: true, force: true })
})
const settle = async () => {
  for (let turn = 0; turn < 80; turn += 1) await Promise.resolve()
}
const hear = async (epoch: string) => {
  await reconciler.hear(epoch)
  await settle()
}
const submit = async (): Promise<ApplicationId> => {
  const application = Application.parse({
    schemaVersion: 1,
    id: newUuidV7(clock.nowMs()),
    terminalId: TERMINAL_ID,
    regionCode: '331081',
    channel: 'terminal',
    itemCode: 'GF05001',
    catalogueVersion: 'test',
    language: 'zh-CN',
    identification: { method: 'typed', enteredAtMs: NOON_MS },
    forms: [{ formCode: 'F2', data: sampleF2 }],
    materials: [{ materialCode: 'evidence', sha256: PAPER, mediaType: 'application/pdf', sizeBytes: paper.length }],
    signature: null,
    createdAtTerminalMs: NOON_MS,
  })
  outbox.submit(application, files())
  await settle()
  return application.id
}
const receiptOf = (id: ApplicationId) => store.intent(id)?.receipt

describe('a terminal whose centre was put back', () => {
  it('hands in again what is lacking, with the receipt it has and the files it holds', async () => {
    const ids = [await submit(), await submit()]
    await hear(FIRST)
    const receipts = ids.map(receiptOf)
    centre.lose()
    const later = await submit()
    await hear(SECOND)
    for (const [index, id] of ids.entries()) {
      expect(centre.cases.get(id)?.answer.receipt).toEqual(receipts[index])
      expect(receiptOf(id)).toEqual(receipts[index])
      expect(outbox.settlement(id)).toMatchObject({ state: 'received', awaitingMaterials: false })
    }
    expect(centre.blobs.has(PAPER)).toBe(true)
    expect(centre.cases.size).toBe(3)
    expect(receiptOf(later)?.body.caseNumber).not.toBe(receipts[0]?.body.caseNumber)
    expect(outbox.openCount()).toBe(0)
  })

  it('asks at once when the epoch is another, else once a day, and remembers over a restart', async () => {
    await submit()
    await hear(FIRST)
    await hear(FIRST)
    expect(centre.asked).toHaveLength(1)
    stop()
    start()
    clock.advance(RECONCILE_EVERY_MS - 1)
    await hear(FIRST)
    expect(centre.asked).toHaveLength(1)
    clock.advance(1)
    await hear(FIRST)
    expect(centre.asked).toHaveLength(2)
    await hear(SECOND)
    expect(centre.asked).toHaveLength(3)
  })

  it('asks again at the next beat where the centre did not answer', async () => {
    const id = await submit()
    await hear(FIRST)
    centre.lose()
    centre.setWeather('answer-lost')
    await hear(SECOND)
    centre.setWeather('fine')
    await hear(SECOND)
    expect(centre.cases.has(id)).toBe(true)
  })

  it('goes on after a power cut between opening again and sending', async () => {
    const id = await submit()
    const receipt = receiptOf(id)
    await hear(FIRST)
    centre.lose()
    centre.setWeather('request-lost')
    store.reopen(id)
    stop()
    centre.setWeather('fine')
    start()
    await settle()
    expect(centre.cases.get(id)?.answer.receipt).toEqual(receipt)
  })

  it('sends a file that the centre has lost while it has the application', async () => {
    await submit()
    await hear(FIRST)
    centre.blobs.clear()
    clock.advance(RECONCILE_EVERY_MS)
    await hear(FIRST)
    expect(centre.blobs.has(PAPER)).toBe(true)
  })

  it('does not offer a file the centre will not have every day', async () => {
    let requests = 0
    centre.setWeather(() => (requests++ === 0 ? 'fine' : 'refuses'))
    const id = await submit()
    centre.setWeather('fine')
    await hear(FIRST)
    expect(store.intent(id)?.state).toBe('incomplete')
    expect(centre.blobs.size).toBe(0)
  })

  it('takes back again what its citizen took back, whether or not the backup had it', async () => {
    const id = await submit()
    outbox.undo(id)
    await settle()
    await hear(FIRST)
    const before = centre.acts.length
    centre.lose()
    await hear(SECOND)
    expect(centre.cases.get(id)?.answer.receipt).toEqual(receiptOf(id))
    const again = centre.acts.slice(before)
    expect(new Set(again.map(({ actId }) => actId)).size).toBe(1)
    expect(again.at(-1)?.act.kind).toBe('undo')
    expect(outbox.settlement(id)).toMatchObject({ state: 'withdrawn' })
    // The same day's comparison leaves it alone.
    clock.advance(RECONCILE_EVERY_MS)
    await hear(SECOND)
    expect(centre.acts).toHaveLength(before + again.length)
  })

  it('takes a new number where its own was given again, and says so', async () => {
    const id = await submit()
    const before = receiptOf(id)
    await hear(FIRST)
    centre.lose('unrecorded')
    await hear(SECOND)
    expect(centre.cases.has(id)).toBe(true)
    expect(receiptOf(id)?.body.caseNumber).not.toBe(before?.body.caseNumber)
    expect(logged).toContain('outbox.number-taken')
  })

  it('asks for no more than the centre takes at once', async () => {
    for (let count = 0; count < MAX_RECONCILED + 1; count += 1) {
      clock.advance(1)
      await submit()
    }
    await hear(FIRST)
    expect(centre.asked.map(({ length }) => length)).toEqual([MAX_RECONCILED, 1])
  })

  it('keeps all of it thirty days from the first receipt, however often it is sent again', async () => {
    const id = await submit()
    await hear(FIRST)
    clock.advance(20 * DAY_MS)
    centre.lose()
    await hear(SECOND)
    expect(centre.cases.has(id)).toBe(true)
    clock.advance(10 * DAY_MS)
    store.purge(clock.nowMs())
    expect(store.intent(id)).toBeDefined()
    clock.advance(1)
    store.purge(clock.nowMs())
    expect(store.intent(id)).toBeUndefined()
    centre.lose()
    await hear('epoch-three')
    expect(centre.cases.size).toBe(0)
  })
})
