/** The driver against the simulator's bytes on a real pseudo terminal. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IdCardReader } from '../contract/id-card-reader.ts'
import { type IdCardReaderSimulator, startIdCardReaderSimulator } from '../simulators/id-card-reader/simulator.ts'
import { serialTransport } from '../transport/serial.ts'
import { openIdCardReader } from './driver.ts'
import { serialSdt } from './profiles/serial-sdt.ts'

let folder: string
let simulator: IdCardReaderSimulator
let reader: IdCardReader
const control = async (path: string, method: string, body?: unknown) => {
  const answer = await fetch(`http://127.0.0.1:${simulator.controlPort}/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.ok).toBe(true)
}
const place = (preset: string) => control('card', 'POST', { preset })
const order = (kind: string, times: number) => control('fault', 'POST', { kind, times })
const untilStatus = (state: string) =>
  new Promise<void>((resolve) => {
    if (reader.status.state === state) return resolve()
    const stop = reader.subscribe((status) => {
      if (status.state !== state) return
      stop()
      resolve()
    })
  })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-reader-'))
  simulator = await startIdCardReaderSimulator({ line: join(folder, 'line'), controlPort: 0, baudRate: 115_200 })
  const opened = await openIdCardReader({
    open: serialTransport(simulator.line, serialSdt.baudRate),
    profile: serialSdt,
    clock: systemClock,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  reader = opened.value
})
afterEach(async () => {
  await reader.close()
  await simulator.stop()
  rmSync(folder, { recursive: true })
})

describe('the ID-card reader', () => {
  it('reads a card that is put on while it waits', async () => {
    const reading = reader.readCard({ deadlineMs: 10_000 })
    await place('elder')
    const result = await reading
    expect(result).toMatchObject({
      ok: true,
      value: {
        kind: 'resident',
        name: '李试样',
        idNumber: '11010519491231002X',
        birthDate: '1949-12-31',
        validTo: 'long-term',
      },
    })
    expect(result.ok && result.value.photoWlt.length).toBe(1024)
  })

  it('keeps the characters of a rare name whole', async () => {
    await place('rare-name')
    expect(await reader.readCard({ deadlineMs: 5_000 })).toMatchObject({ ok: true, value: { name: '𠮷㛃样' } })
  })

  it('tells a residence permit from a resident card', async () => {
    await place('residence-permit')
    expect(await reader.readCard({ deadlineMs: 5_000 })).toMatchObject({
      ok: true,
      value: { kind: 'hk-macao-taiwan', name: '陳試樣' },
    })
  })

  it('says that no card came', async () => {
    expect(await reader.readCard({ deadlineMs: 800 })).toMatchObject({ ok: false, error: { code: 'CARD_ABSENT' } })
  })

  it('reads through noise and split pieces', async () => {
    await order('noise', 4)
    await place('elder')
    expect(await reader.readCard({ deadlineMs: 5_000 })).toMatchObject({ ok: true })
  })

  it('tries again after a bad check byte and never accepts the record', async () => {
    await order('bad-checksum', 2)
    await place('elder')
    expect(await reader.readCard({ deadlineMs: 8_000 })).toMatchObject({ ok: true, value: { name: '李试样' } })
  })

  it('gives up on a card that is never held still, and says so', async () => {
    await order('hold-still', 1_000)
    await place('elder')
    expect(await reader.readCard({ deadlineMs: 10_000 })).toMatchObject({
      ok: false,
      error: { code: 'CARD_READ', raw: '41' },
    })
  })

  it('never accepts a card that the module finds not genuine', async () => {
    await order('not-genuine', 1)
    await place('elder')
    expect(await reader.readCard({ deadlineMs: 10_000 })).toMatchObject({ ok: false, error: { code: 'AUTH_FAILED' } })
  })

  it('ends at once when it is told to', async () => {
    const stop = new AbortController()
    const reading = reader.readCard({ deadlineMs: 60_000, signal: stop.signal })
    stop.abort()
    expect(await reading).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
  })

  it('notices that it was unplugged while it waits for a card', async () => {
    const reading = reader.readCard({ deadlineMs: 20_000 })
    await control('fault', 'POST', { kind: 'unplug' })
    expect((await reading).ok).toBe(false)
    await untilStatus('absent')
  })

  it('notices that it was unplugged while nobody asks for a card', async () => {
    await control('fault', 'POST', { kind: 'unplug' })
    await untilStatus('absent')
  })
})
