/** A change of keys beside a centre that goes on working. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDirectoryBlobStore } from '../../store/directory-blob-store.ts'
import { openPostgresStore } from '../../store/postgres/open.ts'
import { openSqliteStore } from '../../store/sqlite/open.ts'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs } from '../testing/staff-desk.ts'
import { KEY_CHANGE, listKeys, prepareKeys, retireKeys, rotateKeys } from './change-keys.ts'
import { KEY_FILE, readKeyRing } from './key-ring.ts'
import { countBehind, RESEALING, type ResealParts } from './resealing.ts'
import type { SealingAlg } from './sealing.ts'

let running: RunningCentre
let terminal: SigningTerminal
let parts: ResealParts & { close(): Promise<void> }
const ringOf = () => {
  const ring = readKeyRing(join(running.dataFolder, KEY_FILE))
  if (!ring.ok) throw new Error(ring.error)
  return ring.value
}
beforeEach(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  const { vault } = ringOf()
  const { databaseUrl, dataFolder } = running
  const store = await (databaseUrl === undefined
    ? openSqliteStore(dataFolder, vault)
    : openPostgresStore(databaseUrl, vault))
  const blobs = createDirectoryBlobStore(join(dataFolder, 'blobs'), vault)
  parts = { store, vault, blobs, close: () => store.close() }
})
afterEach(async () => {
  await parts.close()
  await running.end()
})

const nowMs = () => running.clock.nowMs()
const rotate = async (alg: SealingAlg = 'A256GCM') => {
  const known = vi.fn(() => Promise.resolve())
  expect(await rotateKeys({ dataFolder: running.dataFolder, alg, nowMs, wait: known })).toMatchObject({ ok: true })
  expect(known).toHaveBeenCalledWith(KEY_CHANGE.knownAfterMs)
}
const submit = async (application: ReturnType<typeof buildApplication>): Promise<SignedReceipt> =>
  IntakeAnswer.parse(await (await terminal.submit(application)).json()).receipt
const behind = async () => [...(await countBehind(parts)).values()].reduce((sum, count) => sum + count, 0)
const found = async (query: unknown): Promise<number> => {
  const answer = (await (await terminal.ask(query)).json()) as { cases: unknown[] }
  return answer.cases.length
}
const byCard = () => found({ by: 'id-card', idNumber: samplePerson.idNumber })
/** The running centre looks by its own clock, and goes on from batch to batch. */
const resealed = () =>
  vi.waitFor(
    async () => {
      running.clock.advance(RESEALING.lookMs)
      expect(running.logged.join('\n')).toContain('keys.resealed')
      expect(await behind()).toBe(0)
    },
    { timeout: 30_000, interval: 20 },
  )
const retire = () => retireKeys(running.dataFolder, parts, nowMs() + KEY_CHANGE.quietAfterMs)
const oldKeys = () => {
  const keys = listKeys(running.dataFolder)
  return keys.ok ? keys.value.filter(({ state }) => state === 'old').length : -1
}

describe.each(['A256GCM', 'SM4GCM'] as const)('a centre whose keys are changed to %s', (alg) => {
  it('finds and opens everything before, during and after, and lets the old keys go only then', async () => {
    const paper = pngBytes('a paper')
    const application = buildApplication(terminal, { signature: paper })
    const receipt = await submit(application)
    const { caseNumber, slipCode } = receipt.body
    expect((await terminal.handIn(paper)).status).toBe(201)
    const clerk = await signInAs(running, 'clerk')
    const supervisor = await signInAs(running, 'supervisor')
    const moves = [
      [clerk, { from: 'applied', to: 'accepted', outcome: null, reason: null }],
      [clerk, { from: 'accepted', to: 'under-review', outcome: null, reason: null }],
      [supervisor, { from: 'under-review', to: 'decided', outcome: 'refused', reason: '理由一' }],
    ] as const
    for (const [staff, move] of moves)
      expect((await staff.ask('POST', `/cases/${caseNumber}/moves`, move)).status).toBe(204)
    const before = readFileSync(join(running.dataFolder, KEY_FILE))

    await rotate(alg)
    // The case, the event with its reason, the file.
    expect(await behind()).toBe(3)
    expect(await byCard()).toBe(1)
    expect(await found({ by: 'slip', caseNumber, slipCode })).toBe(1)
    expect(await retire()).toMatchObject({ ok: false, error: { kind: 'still-used' } })
    expect(oldKeys()).toBe(2)
    const second = await submit(buildApplication(terminal))
    expect(await byCard()).toBe(2)

    await resealed()
    expect(await byCard()).toBe(2)
    expect(await retire()).toEqual({ ok: true, value: 1 })
    expect(oldKeys()).toBe(0)

    // As after a restart, with the new keys alone; and the old file would not open it any more.
    await running.restart()
    expect(await submit(application)).toEqual(receipt)
    expect(await byCard()).toBe(2)
    for (const { body } of [receipt, second])
      expect(await found({ by: 'slip', caseNumber: body.caseNumber, slipCode: body.slipCode })).toBe(1)
    const again = await signInAs(running, 'supervisor')
    expect(await (await again.ask('GET', `/cases/${caseNumber}`)).text()).toContain('理由一')
    const file = await again.ask('GET', `/cases/${caseNumber}/files/${sha256(paper)}`)
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(paper))).toBe(true)
    writeFileSync(join(running.dataFolder, KEY_FILE), before)
    const old = readKeyRing(join(running.dataFolder, KEY_FILE))
    const blob = createDirectoryBlobStore(join(running.dataFolder, 'blobs'), old.ok ? old.value.vault : parts.vault)
    await expect(blob.get(sha256(paper))).rejects.toThrow('lacks the key')
  })
})

describe('a change of keys that was cut off', () => {
  it('before the new ones were used: nobody uses them, and the same ones are used when it is asked again', async () => {
    expect(prepareKeys({ dataFolder: running.dataFolder, alg: 'A256GCM', nowMs })).toMatchObject({ ok: true })
    const waiting = listKeys(running.dataFolder)
    await submit(buildApplication(terminal))
    expect(await behind()).toBe(0)
    expect(await retire()).toEqual({ ok: true, value: 0 })
    await rotate()
    const after = listKeys(running.dataFolder)
    const kidsOf = (keys: typeof after, state: string) =>
      keys.ok ? keys.value.filter((key) => key.state === state).map(({ kid }) => kid) : []
    expect(kidsOf(after, 'active')).toEqual(kidsOf(waiting, 'next'))
    expect(kidsOf(after, 'old')).toEqual(kidsOf(waiting, 'active'))
  })

  it('while the file was written: the file of before is there', async () => {
    writeFileSync(join(running.dataFolder, `${KEY_FILE}.part`), '{"version":2,"sea')
    await rotate()
    expect(existsSync(join(running.dataFolder, `${KEY_FILE}.part`))).toBe(false)
    expect((await submit(buildApplication(terminal))).body.caseNumber).toMatch(/^\d/)
  })
})

it('is not ended while somebody may still write under the old key', async () => {
  await rotate()
  expect(await retireKeys(running.dataFolder, parts, nowMs())).toEqual({ ok: false, error: { kind: 'too-soon' } })
})

it('history is still refused to everybody else', async () => {
  await submit(buildApplication(terminal))
  await rotate()
  await resealed()
  if (running.databaseUrl === undefined) {
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(join(running.dataFolder, 'centre.sqlite'))
    for (const act of ['update case_events set actor = null', 'delete from case_events'])
      // The centre beside it may be writing just now.
      await vi.waitFor(() => expect(() => database.exec(act)).toThrow('append only'))
    database.close()
  } else {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: running.databaseUrl })
    await client.connect()
    for (const act of ['update case_events set actor = null', 'delete from case_events', 'truncate case_events'])
      await expect(client.query(act)).rejects.toThrow('append only')
    await client.end()
  }
})

it('a file of before keys could be changed is read, and its cases are found by it', async () => {
  await running.centre.close()
  const path = join(running.dataFolder, KEY_FILE)
  const { index, receipt, sealing } = JSON.parse(readFileSync(path, 'utf8'))
  const [{ alg, key, kid }] = sealing
  writeFileSync(path, JSON.stringify({ version: 1, sealing: [{ kid, alg, key }], index, receipt }))
  await running.restart()
  await submit(buildApplication(terminal))
  await rotate()
  expect(await byCard()).toBe(1)
  await vi.waitFor(async () => expect(ringOf().vault.current().alone).toBe(false))
})
