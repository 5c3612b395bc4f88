/** The scanner on a real pseudo terminal, and its reports as the HID point-of-sale page has them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awakeMs } from '@lutong/core/awake-time.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeScanner, Scan } from '../contract/code-scanner.ts'
import { createCounters } from '../contract/counters.ts'
import type { DeviceFault } from '../contract/device.ts'
import { type CodeScannerSimulator, startCodeScannerSimulator } from '../simulators/code-scanner/simulator.ts'
import { createLineEvents, plainLine } from '../transport/byte-transport.ts'
import { serialTransport } from '../transport/serial.ts'
import { createHidPosCodec, createLineCodec } from './codecs.ts'
import { hidPosScanner, openCodeScanner, serialScanner } from './driver.ts'

type Outcome = Result<Scan, DeviceFault>
const GBK_LAW = 'b7a8c2c9'

describe('the code scanner on a serial line', () => {
  let folder: string
  let simulator: CodeScannerSimulator
  let scanner: CodeScanner
  const counters = createCounters()
  const control = (path: string, body: unknown) =>
    fetch(`http://127.0.0.1:${simulator.controlPort}/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const next = () =>
    new Promise<Outcome>((resolve) => {
      const stop = scanner.listen((scan) => {
        stop()
        resolve(scan)
      })
    })

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-scanner-'))
    simulator = await startCodeScannerSimulator({ line: join(folder, 'line'), controlPort: 0 })
    const opened = await openCodeScanner({
      open: serialTransport(simulator.line, serialScanner.baudRate),
      profile: serialScanner,
      counters,
    })
    if (!opened.ok) throw new Error(opened.error.code)
    scanner = opened.value
  })
  afterEach(async () => {
    await scanner.close()
    await simulator.stop()
    rmSync(folder, { recursive: true })
  })

  it('gives what was scanned, in UTF-8 or in GB18030', async () => {
    const first = next()
    await control('scan', { text: '331081-20261124-000001 法律' })
    expect(await first).toEqual(ok({ text: '331081-20261124-000001 法律', symbology: null }))
    const second = next()
    await control('scan', { hex: GBK_LAW })
    expect(await second).toEqual(ok({ text: '法律', symbology: null }))
  })

  it.each([
    ['a control character', { hex: '411b42' }, 'control'],
    ['bytes of no encoding', { hex: '81ff' }, 'encoding'],
    ['more than any code can hold', { text: 'x'.repeat(4_000) }, 'length'],
  ])('refuses %s whole', async (_name, body, raw) => {
    const scan = next()
    await control('scan', body)
    expect(await scan).toMatchObject({ ok: false, error: { code: 'UNREADABLE_CODE', raw } })
  })

  it('that is unplugged is known within two seconds', async () => {
    const gone = new Promise<void>((resolve) => {
      scanner.subscribe(({ state }) => {
        if (state === 'absent') resolve()
      })
    })
    await control('fault', { kind: 'unplug' })
    expect(await awakeMs(gone)).toBeLessThan(2_000)
    expect(await scanner.checkHealth('internal', { deadlineMs: 100 })).toMatchObject({
      error: { code: 'DISCONNECTED' },
    })
  })
})

/** Report 2 of HID POS, written from its table. */
const reports = (data: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(data.length / 56)) }, (_, index) => {
    const part = data.subarray(index * 56, index * 56 + 56)
    const report = new Uint8Array(64)
    report.set([2, part.length, 0x5d, 0x51, 0x31, ...part])
    report[63] = (index + 1) * 56 < data.length ? 1 : 0
    return report
  })

describe('HID point-of-sale reports', () => {
  it('give the code and its symbology, over as many reports as it takes', async () => {
    const events = createLineEvents()
    const opened = await openCodeScanner({
      open: async () =>
        ok({
          info: plainLine('hid'),
          write: async () => ok(null),
          onBytes: events.onBytes,
          onClosed: events.onClosed,
          close: async () => {},
        }),
      profile: hidPosScanner,
      counters: createCounters(),
    })
    if (!opened.ok) throw new Error(opened.error.code)
    const seen: Outcome[] = []
    const stop = opened.value.listen((scan) => seen.push(scan))
    const text = '律通'.repeat(60)
    for (const report of reports(Buffer.from(text))) events.bytes(report)
    stop()
    for (const report of reports(Buffer.from('nobody listens'))) events.bytes(report)
    expect(seen).toEqual([ok({ text, symbology: ']Q1' })])
    expect(opened.value.counters).toEqual({ scans: 1 })
  })

  it('and lines come out the same however they are cut, and never grow, whatever comes', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 300, unit: 'binary' })
      .filter((one) => !/[\p{Cc}\p{Cs}]/u.test(one))
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 6 }), (one, cuts) => {
        const bytes = Buffer.from(one)
        const streams = [
          [createHidPosCodec(), Buffer.concat(reports(bytes))],
          [createLineCodec(), Buffer.concat([bytes, Buffer.from('\r\n')])],
        ] as const
        for (const [codec, stream] of streams) {
          const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)).toSorted((a, b) => a - b), stream.length]
          const scans = edges.slice(1).flatMap((edge, at) => codec.push(stream.subarray(edges[at], edge)))
          expect(scans.map((scan) => (scan.ok ? scan.value.text : scan.error))).toEqual([one])
        }
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 12 }), (pieces) => {
        for (const codec of [createHidPosCodec(), createLineCodec()]) {
          for (const piece of pieces) codec.push(piece)
          expect(codec.pendingBytes()).toBeLessThanOrEqual(2_954 + 64)
        }
      }),
    )
  })
})
