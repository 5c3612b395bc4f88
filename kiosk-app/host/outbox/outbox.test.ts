import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { Application } from '@lutong/core/contracts/intake.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealer, loadTerminalKeys, sha256Hex, STORE_FILE } from '../secrets/terminal-keys.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { createFakeCentre, type FakeCentre, TERMINAL_ID } from '../testing/fake-centre.ts'
import { NOON_MS } from '../testing/host-rig.ts'
import { openOutboxStore, type OutboxStore } from './outbox-store.ts'
import { createOutbox, type Outbox } from './outbox.ts'

const DAY_MS = 24 * 3_600_000
const sealer = createSealer(Buffer.alloc(32, 5))
const paper = Buffer.from('%PDF-1.7 a paper of 李试样')
const files = () => new Map<Sha256Hex, Uint8Array>([[sha256Hex(paper), Buffer.from(paper)]])

const applicationOf = (id: string): Application =>
  Application.parse({
    schemaVersion: 1,
    id,
    terminalId: TERMINAL_ID,
    regionCode: '331081',
    channel: 'terminal',
    itemCode: 'GF05001',
    catalogueVersion: 'test',
    language: 'zh-CN',
    identification: { method: 'typed', enteredAtMs: NOON_MS },
    forms: [{ formCode: 'F2', data: sampleF2 }],
    materials: [
      { materialCode: 'evidence', sha256: sha256Hex(paper), mediaType: 'application/pdf', sizeBytes: paper.length },
    ],
    signature: null,
    createdAtTerminalMs: NOON_MS,
  })

let folder: string
let clock: TestClock
let centre: FakeCentre
let store: OutboxStore
let outbox: Outbox
const path = () => join(folder, STORE_FILE)
const open = () => {
  const opened = openOutboxStore(path(), sealer, clock.nowMs())
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-outbox-'))
  clock = createTestClock(NOON_MS)
  centre = createFakeCentre()
  store = open()
  outbox = createOutbox({ store, centre: centre.link, clock, log: () => {}, random: () => 0.5 })
})
afterEach(() => {
  outbox.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
const settle = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve()
}
const submit = () => {
  const application = applicationOf(newUuidV7(clock.nowMs()))
  outbox.submit(application, files())
  return application.id
}

describe('the outbox', () => {
  it('obeys what the centre asks: no try before Retry-After', async () => {
    centre.setWeather('overloaded')
    submit()
    await settle()
    centre.setWeather('fine')
    clock.advance(59_000)
    outbox.wake()
    submit()
    await settle()
    expect(centre.cases.size).toBe(0)
    clock.advance(15_000)
    await settle()
    expect(centre.cases.size).toBe(2)
  })

  it('does not let one application the centre chokes on hold up the others', async () => {
    centre.setWeather('request-lost')
    const poison = submit()
    clock.advance(1)
    const other = submit()
    await settle()
    let asked = 0
    centre.setWeather(() => (asked++ === 0 ? 'chokes' : 'fine'))
    outbox.wake()
    await settle()
    expect([centre.cases.has(poison), centre.cases.has(other)]).toEqual([false, true])
    expect(outbox.openCount()).toBe(1)
  })

  it('sends at once when the line is back', async () => {
    centre.setWeather('request-lost')
    submit()
    await settle()
    centre.setWeather('fine')
    outbox.wake()
    await settle()
    expect(outbox.openCount()).toBe(0)
  })

  it('says "materials to follow" for ever where the centre will not have a file', async () => {
    let asked = 0
    centre.setWeather(() => (asked++ === 0 ? 'fine' : 'refuses'))
    const id = submit()
    await settle()
    expect(outbox.openCount()).toBe(0)
    expect(outbox.settlement(id)).toMatchObject({ state: 'received', awaitingMaterials: true })
  })

  it('lays a refused application down, and does not try again', async () => {
    centre.setWeather('refuses')
    const id = submit()
    await settle()
    centre.setWeather('fine')
    clock.advance(DAY_MS)
    await settle()
    expect(outbox.settlement(id)).toEqual({ state: 'refused' })
    expect(centre.cases.size).toBe(0)
  })
})

describe('the store', () => {
  it('keeps a settled application sealed for 30 days, then nothing of it', async () => {
    const id = submit()
    await settle()
    clock.advance(30 * DAY_MS)
    expect(store.purge(clock.nowMs()).ok).toBe(true)
    expect(store.intent(id)).toBeDefined()
    clock.advance(1)
    store.purge(clock.nowMs())
    expect(store.intent(id)).toBeUndefined()
    expect(store.blob(id, sha256Hex(paper))).toBeUndefined()
  })

  it('never purges what the centre has not received', async () => {
    centre.setWeather('request-lost')
    const id = submit()
    await settle()
    store.purge(clock.nowMs() + 365 * DAY_MS)
    expect(store.intent(id)).toBeDefined()
  })

  it('shows nothing of a person to whoever copies the disk', () => {
    submit()
    const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
    for (const word of ['李试样', '11010519491231002X', '13800000000', '屋檐水'])
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from(word, encoding)), word).toBe(false)
  })

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 3_000)],
    ['overwritten', (bytes: Buffer) => bytes.fill(0x55, 0, 4_096)],
    ['no database at all', () => Buffer.from('not a database')],
  ])('that is %s is an error, and stays as it is', (_how, damage) => {
    centre.setWeather('request-lost')
    submit()
    store.close()
    const damaged = damage(readFileSync(path()))
    writeFileSync(path(), damaged)
    for (const extra of ['-wal', '-shm']) rmSync(path() + extra, { force: true })
    expect(openOutboxStore(path(), sealer, NOON_MS)).toEqual({ ok: false, error: 'store-failed' })
    expect(readFileSync(path()).equals(damaged)).toBe(true)
    rmSync(path())
    store = open()
  })

  it('sealed with another key is an error, not an empty store', () => {
    centre.setWeather('request-lost')
    submit()
    store.close()
    const stranger = createSealer(Buffer.alloc(32, 6))
    expect(openOutboxStore(path(), stranger, NOON_MS)).toEqual({ ok: false, error: 'store-failed' })
    store = open()
    expect(store.openCount()).toBe(1)
  })

  it('moved to another application does not open: a text is bound to its place', () => {
    const sealed = sealer.seal(Buffer.from('text'), 'intent:a')
    expect(sealer.open(sealed, 'intent:b').ok).toBe(false)
    expect(sealer.open(sealed, 'intent:a').ok).toBe(true)
  })
})

describe('the keys of a terminal', () => {
  it('are made once, for their owner only', () => {
    const first = loadTerminalKeys(mkdtempSync(join(folder, 'keys-')), NOON_MS)
    expect(first.ok).toBe(true)
  })

  it('that are missing beside a store are an error: new ones would open nothing of it', () => {
    expect(loadTerminalKeys(folder, NOON_MS)).toEqual({ ok: false, error: 'keys-damaged' })
  })

  it('that are damaged are an error, never replaced', () => {
    const other = mkdtempSync(join(folder, 'keys-'))
    writeFileSync(join(other, 'terminal-keys.json'), '{"terminalId":')
    expect(loadTerminalKeys(other, NOON_MS)).toEqual({ ok: false, error: 'keys-damaged' })
    expect(readFileSync(join(other, 'terminal-keys.json'), 'utf8')).toBe('{"terminalId":')
  })
})
