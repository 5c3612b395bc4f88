/** Real processes: keys are changed under load, the one that brings everything over is killed in the middle. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDirectoryBlobStore } from '../../store/directory-blob-store.ts'
import { openPostgresStore } from '../../store/postgres/open.ts'
import { openSqliteStore } from '../../store/sqlite/open.ts'
import { freshDatabase } from '../../store/testing/fresh-database.ts'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { startCentreProcess } from '../testing/centre-process.ts'
import { enrolTerminal, sha256 } from '../testing/signing-terminal.ts'
import { KEY_CHANGE, retireKeys, rotateKeys } from './change-keys.ts'
import { readKeyRing } from './key-ring.ts'
import { countBehind } from './resealing.ts'

let dataFolder: string
let databaseUrl: string | undefined
const running = new Set<ChildProcess>()
beforeEach(async () => {
  databaseUrl = (await freshDatabase())?.url
  dataFolder = mkdtempSync(join(tmpdir(), 'lutong-reseal-'))
})
afterEach(() => {
  for (const process of running) process.kill('SIGKILL')
  rmSync(dataFolder, { recursive: true, force: true })
})

const start = async () => {
  const started = await startCentreProcess(dataFolder, { databaseUrl })
  running.add(started.process)
  return started
}
const kill = (process: ChildProcess) =>
  new Promise<void>((resolve) => {
    running.delete(process)
    process.once('exit', () => resolve())
    process.kill('SIGKILL')
  })

it('goes on where it was cut off, and every case is found and the same all the while', async () => {
  let centre = await start()
  // Where several processes share one database, both bring over at once.
  const beside = databaseUrl === undefined ? undefined : await start()
  const terminal = await enrolTerminal(() => centre.url, centre.enrolmentCode ?? '', Date.now)
  const receipts = new Map<ReturnType<typeof buildApplication>, SignedReceipt>()
  const submit = async (application: ReturnType<typeof buildApplication>): Promise<SignedReceipt> =>
    IntakeAnswer.parse(await (await terminal.submit(application)).json()).receipt
  const submitOne = async () => {
    const application = buildApplication(terminal)
    receipts.set(application, await submit(application))
  }
  for (let rounds = 0; rounds < 20; rounds += 1) await Promise.all(Array.from({ length: 8 }, submitOne))
  const papers = Array.from({ length: 30 }, (_, index) => pngBytes(`paper ${index}`))
  for (const paper of papers) expect((await terminal.handIn(paper)).status).toBe(201)

  const ring = readKeyRing(join(dataFolder, 'keys.json'))
  if (!ring.ok) throw new Error(ring.error)
  const { vault } = ring.value
  const store = await (databaseUrl === undefined
    ? openSqliteStore(dataFolder, vault)
    : openPostgresStore(databaseUrl, vault))
  const parts = { store, vault, blobs: createDirectoryBlobStore(join(dataFolder, 'blobs'), vault) }
  const behind = async () => [...(await countBehind(parts)).values()].reduce((sum, count) => sum + count, 0)
  const findable = async () => {
    const [receipt] = receipts.values()
    const answer = await terminal.ask({
      by: 'slip',
      caseNumber: receipt?.body.caseNumber,
      slipCode: receipt?.body.slipCode,
    })
    expect(((await answer.json()) as { cases: unknown[] }).cases).toHaveLength(1)
    const byCard = await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
    expect(((await byCard.json()) as { cases: unknown[] }).cases.length).toBeGreaterThan(1)
  }
  try {
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
    expect(await rotateKeys({ dataFolder, alg: 'A256GCM', nowMs: Date.now, wait })).toMatchObject({ ok: true })
    const all = await behind()
    expect(all).toBeGreaterThan(receipts.size)

    // The walk is under way, and not at its end.
    await vi.waitFor(async () => expect(await behind()).toBeLessThan(all), { timeout: 20_000, interval: 5 })
    const left = await behind()
    await kill(centre.process)
    expect(left).toBeGreaterThan(0)

    centre = await start()
    await Promise.all([submitOne(), findable()])
    await vi.waitFor(async () => expect(await behind()).toBe(0), { timeout: 60_000, interval: 100 })
    expect(await retireKeys(dataFolder, parts, Date.now() + KEY_CHANGE.quietAfterMs)).toEqual({ ok: true, value: 1 })

    await kill(centre.process)
    centre = await start()
    await findable()
    for (const [application, receipt] of receipts) expect(await submit(application)).toEqual(receipt)
    for (const paper of papers) expect((await parts.blobs.get(sha256(paper)))?.length).toBe(paper.length)
  } finally {
    await store.close()
    if (beside !== undefined) await kill(beside.process)
  }
}, 180_000)
