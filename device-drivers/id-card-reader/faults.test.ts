/** Every fault a reader can have, made by the bytes that make it. */
import { awakeMs } from '@lutong/core/awake-time.ts'
import { systemClock } from '@lutong/core/clock.ts'
import { err } from '@lutong/core/result.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import { fault } from '../contract/device.ts'
import { openIdCardReader } from './driver.ts'
import { hidSdt } from './profiles.ts'
import { type ReaderRig, reportLine, startReportRig } from './testing.ts'

/** The same driver with short pauses: what is asked here is which fault, not how long it takes. */
const QUICK = { ...hidSdt, findEveryMs: 10, findTimeoutMs: 100, statusTimeoutMs: 100, readTimeoutMs: 150, drainMs: 20 }
let rig: ReaderRig
beforeEach(async () => {
  rig = await startReportRig(QUICK)
})
afterEach(() => rig.stop())
const read = (deadlineMs = 2_000) => rig.reader.readCard({ deadlineMs })

describe('a status word of the module', () => {
  it.each([
    [0x10, 'CHECKSUM'],
    [0x11, 'PROTOCOL'],
    [0x21, 'PROTOCOL'],
    [0x23, 'PROTOCOL'],
    [0x24, 'PROTOCOL'],
    [0x31, 'AUTH_FAILED'],
    [0x32, 'AUTH_FAILED'],
    [0x33, 'AUTH_FAILED'],
    [0x37, 'AUTH_FAILED'],
    [0x3f, 'CARD_READ'],
    [0x40, 'CARD_UNSUPPORTED'],
    [0x41, 'CARD_READ'],
    [0x47, 'CARD_READ'],
    [0x60, 'SAM_UNAUTHORISED'],
    [0x66, 'SAM_UNAUTHORISED'],
    [0x77, 'PROTOCOL'],
  ])('%i ends the read as %s', async (status, code) => {
    await rig.order('status', 1_000, status)
    await rig.place('elder')
    expect(await read()).toEqual(err(fault(code as 'PROTOCOL', status.toString(16).padStart(2, '0'))))
    expect(rig.counters.counts.cardsRead).toBeUndefined()
  })
})

describe('a card', () => {
  it('that is taken away while it is read is told at once, not at the deadline', async () => {
    await rig.order('pulled-mid-read', 1)
    await rig.place('elder')
    const reading = read(60_000)
    expect(await awakeMs(reading)).toBeLessThan(2_000)
    expect(await reading).toMatchObject({ error: { code: 'CARD_READ' } })
  })

  it('that lies there with another one is not guessed at', async () => {
    await rig.place('elder')
    await rig.place('worker')
    expect(await read()).toMatchObject({ error: { code: 'CARD_NOT_SELECTED', raw: '81' } })
    expect(rig.reader.status.state).toBe('ready')
  })

  it('whose parts contradict each other is no card', async () => {
    await rig.place({
      kind: 'resident',
      name: '李试样',
      sex: '2',
      nation: '01',
      birth: '19491230',
      address: '青石县样例路',
      number: '11010519491231002X',
      issuer: '青石县公安局',
      from: '20200101',
      to: '长期',
    })
    expect(await read()).toMatchObject({ error: { code: 'CARD_INCONSISTENT', raw: 'birth' } })
  })

  it('is read after a bad check byte, a half answer and a silence, and never from them', async () => {
    for (const kind of ['bad-checksum', 'half-frame', 'silence'] as const) {
      await rig.order(kind, 1)
      await rig.place('elder')
      expect(await read()).toMatchObject({ ok: true, value: { name: '李试样' } })
      await rig.takeAway()
    }
  })
})

describe('a line', () => {
  it('that always spoils the check byte ends as CHECKSUM', async () => {
    await rig.order('bad-checksum', 1_000)
    await rig.place('elder')
    expect(await read()).toMatchObject({ error: { code: 'CHECKSUM' } })
  })

  it('on which the read is never answered ends as TIMEOUT, and the reader stays', async () => {
    await rig.order('silent-read', 1_000)
    await rig.place('elder')
    expect(await read()).toMatchObject({ error: { code: 'TIMEOUT' } })
    expect(rig.reader.status.state).toBe('ready')
  })

  it('that falls silent is a reader that is gone', async () => {
    await rig.order('silence', 1_000)
    await rig.place('elder')
    expect(await read()).toMatchObject({ error: { code: 'DISCONNECTED' } })
    expect(rig.reader.status.state).toBe('absent')
    expect(await read()).toMatchObject({ error: { code: 'DISCONNECTED' } })
  })

  it('whose late answer comes after the next question does not answer that', async () => {
    await rig.order('late-reply', 1)
    await rig.place('elder')
    expect(await read(8_000)).toMatchObject({ ok: true })
  })

  it('on which nobody answers is no reader', async () => {
    const { module, openLine } = reportLine()
    module.order('silence', 1_000)
    const opened = await openIdCardReader({
      open: openLine,
      profile: QUICK,
      clock: systemClock,
      counters: createCounters(),
    })
    expect(opened).toEqual(err(fault('NO_DEVICE')))
  })
})

describe('an operation', () => {
  it('that is called off ends at once, also while another one has the reader', async () => {
    const stop = new AbortController()
    const first = read(60_000)
    const waiting = rig.reader.readCard({ deadlineMs: 60_000, signal: stop.signal })
    stop.abort()
    expect(await waiting).toEqual(err(fault('CANCELLED')))
    await rig.place('elder')
    expect(await first).toMatchObject({ ok: true })
  })

  it('whose turn does not come in time is BUSY', async () => {
    const stop = new AbortController()
    const first = rig.reader.readCard({ deadlineMs: 60_000, signal: stop.signal })
    expect(await read(150)).toEqual(err(fault('BUSY')))
    stop.abort()
    expect(await first).toEqual(err(fault('CANCELLED')))
  })
})

describe('a module that is not authorised', () => {
  it('makes the reader faulted, and ready again when it is', async () => {
    await rig.order('every-status', 1_000, 0x66)
    expect(await rig.reader.lookForCard({ deadlineMs: 2_000 })).toMatchObject({ error: { code: 'SAM_UNAUTHORISED' } })
    expect(rig.reader.status).toMatchObject({ state: 'faulted', fault: { code: 'SAM_UNAUTHORISED', service: true } })
    await rig.order('every-status', 0)
    expect(await rig.reader.lookForCard({ deadlineMs: 2_000 })).toMatchObject({ error: { code: 'CARD_ABSENT' } })
    expect(rig.reader.status).toEqual({ state: 'ready' })
  })
})
