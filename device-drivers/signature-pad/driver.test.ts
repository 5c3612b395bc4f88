/** The pad by its reports, as its table has them. */
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { err, ok } from '@lutong/core/result.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import { fault } from '../contract/device.ts'
import type { SignaturePad } from '../contract/signature-pad.ts'
import { createLineEvents, plainLine } from '../transport/byte-transport.ts'
import { openSignaturePad } from './driver.ts'
import { hidPad } from './profiles.ts'
import { createStrokes } from './strokes.ts'

const pen = (x: number, y: number, pressure: number, touches = true) => {
  const report = Buffer.alloc(8)
  report.writeUInt8(1, 0)
  report.writeUInt8(touches ? 1 : 0, 1)
  report.writeUInt16LE(x, 2)
  report.writeUInt16LE(y, 4)
  report.writeUInt16LE(pressure, 6)
  return report
}
const key = (mask: number) => Uint8Array.of(2, mask, 0, 0, 0, 0, 0, 0)
const DONE = key(0x01)
const CLEAR = key(0x02)

let clock: TestClock
let events: ReturnType<typeof createLineEvents>
let pad: SignaturePad
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
const say = (...reports: readonly Uint8Array[]) => {
  for (const report of reports) {
    events.bytes(report)
    clock.advance(10)
  }
}
const begin = async (deadlineMs = 60_000, signal?: AbortSignal) => {
  const capturing = pad.capture({ deadlineMs, ...(signal === undefined ? {} : { signal }) })
  await settled()
  return { capturing }
}
beforeEach(async () => {
  clock = createTestClock(1_000)
  events = createLineEvents()
  const opened = await openSignaturePad({
    open: async () =>
      ok({
        info: plainLine('hid'),
        write: async () => ok(null),
        onBytes: events.onBytes,
        onClosed: events.onClosed,
        close: async () => {},
      }),
    profile: hidPad,
    clock,
    counters: createCounters(),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  pad = opened.value
})
afterEach(() => pad.close())

describe('the signature pad', () => {
  it('gives strokes with pressure and time', async () => {
    const { capturing } = await begin()
    say(pen(960, 600, 512), pen(1_920, 1_200, 1_023), pen(0, 0, 0, false), pen(9_600, 6_000, 100), DONE)
    expect(await capturing).toEqual(
      ok([
        [
          { x: 0.1, y: 0.1, p: 512 / 1_023, t: 0 },
          { x: 0.2, y: 0.2, p: 1, t: 10 },
        ],
        [{ x: 1, y: 1, p: 100 / 1_023, t: 30 }],
      ]),
    )
    expect(pad.counters).toEqual({ signatures: 1 })
    expect(pad.status).toEqual({ state: 'ready' })
  })

  it('begins anew after "clear", and takes no empty signature', async () => {
    const { capturing } = await begin()
    say(pen(1, 1, 1), CLEAR, DONE, pen(4_800, 3_000, 1_023), DONE)
    expect(await capturing).toEqual(ok([[{ x: 0.5, y: 0.5, p: 1, t: 0 }]]))
  })

  it('keeps nothing that is written while nobody is asked to sign', async () => {
    say(pen(1, 1, 1), pen(2, 2, 2))
    const { capturing } = await begin()
    say(pen(4_800, 3_000, 1_023), DONE)
    expect(await capturing).toEqual(ok([[{ x: 0.5, y: 0.5, p: 1, t: 0 }]]))
  })

  it('signs nothing when nobody finishes, when it is called off, and when it is unplugged', async () => {
    const late = await begin(5_000)
    say(pen(1, 1, 1))
    clock.advance(5_000)
    expect(await late.capturing).toEqual(err(fault('TIMEOUT')))
    const stop = new AbortController()
    const off = await begin(5_000, stop.signal)
    stop.abort()
    expect(await off.capturing).toEqual(err(fault('CANCELLED')))
    const pulled = await begin()
    events.ended()
    expect(await pulled.capturing).toEqual(err(fault('DISCONNECTED')))
    expect(pad.status).toEqual({ state: 'absent' })
  })

  it('takes half reports as they come', async () => {
    const { capturing } = await begin()
    const bytes = Buffer.concat([pen(4_800, 3_000, 1_023), DONE])
    for (let at = 0; at < bytes.length; at += 3) events.bytes(bytes.subarray(at, at + 3))
    expect(await capturing).toMatchObject({ ok: true })
  })
})

describe('reports of any kind', () => {
  it('never throw, never grow beyond a signature, and give only points on the glass', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 0, maxLength: 12 }), { maxLength: 300 }), (reports) => {
        const strokes = createStrokes(hidPad)
        for (const [at, report] of reports.entries()) strokes.take(report, at)
        const points = strokes.copy().flat()
        expect(points.every(({ p, x, y }) => [p, x, y].every((part) => part >= 0 && part <= 1))).toBe(true)
      }),
    )
  })

  it('that flood it are cut off', () => {
    const strokes = createStrokes(hidPad)
    for (let at = 0; at < 5_000; at += 1) strokes.take(pen(at, at, 1), at)
    expect(strokes.copy().map(({ length }) => length)).toEqual([2_000])
  })
})
