/** Every fault a printer can have, made by the bytes that make it; a slip is printed, or unknown, and never twice. */
import { systemClock } from '@lutong/core/clock.ts'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import { tcpTransport } from '../transport/tcp.ts'
import { openReceiptPrinter } from './driver.ts'
import { cloneRealTimeOnly, escposTcp } from './profiles.ts'
import { type PrinterRig, slip, startPrinterRig, untilStatus } from './testing.ts'

let rig: PrinterRig
beforeEach(async () => {
  rig = await startPrinterRig('tcp')
})
afterEach(() => rig.stop())
const print = (lines = 1, deadlineMs = 2_000, signal?: AbortSignal) =>
  rig.printer.print(slip(lines), { deadlineMs, ...(signal === undefined ? {} : { signal }) })

describe('before a byte is sent', () => {
  it.each([
    ['PAPER_OUT', { paperOut: true }],
    ['COVER_OPEN', { coverOpen: true }],
    ['CUTTER', { cutter: true, cutterStuck: true }],
    ['HARDWARE', { broken: true }],
    ['TEMPERATURE', { tooHot: true }],
    ['OFFLINE', { offline: true }],
  ])('%s is named, told by the printer itself, and gone when it is mended', async (code, wanted) => {
    await rig.control('POST', wanted)
    await untilStatus(rig.printer, (status) => status.state === 'faulted' && status.fault.code === code)
    expect(await print()).toMatchObject({ ok: false, error: { code } })
    await rig.control('DELETE')
    await untilStatus(rig.printer, (status) => status.state === 'ready')
    expect(await print()).toMatchObject({ ok: true })
    expect([rig.text(1), rig.text(2)]).toEqual(['法律', undefined])
  })

  it('a cutter that can recover is asked to, and the slip comes', async () => {
    await rig.control('POST', { cutter: true })
    expect(await print()).toMatchObject({ ok: true })
    expect(rig.text(1)).toBe('法律')
  })

  it('calling it off is CANCELLED, and nothing comes', async () => {
    expect(await print(1, 2_000, AbortSignal.abort())).toMatchObject({ error: { code: 'CANCELLED' } })
    expect(rig.text(1)).toBeUndefined()
  })
})

describe('in the middle of a slip', () => {
  it('paper that ends is told at once; not put in, the slip is unknown', async () => {
    await rig.control('POST', { paperOutAtLine: 7 })
    const printing = print(12, 1_500)
    await untilStatus(rig.printer, (status) => status.state === 'faulted' && status.fault.code === 'PAPER_OUT')
    expect(await printing).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME', raw: 'PAPER_OUT' } })
  })

  it('paper that ends and is put in lets the slip come out, once', async () => {
    await rig.control('POST', { paperOutAtLine: 2 })
    const printing = print(4, 10_000)
    await untilStatus(rig.printer, (status) => status.state === 'faulted')
    await rig.control('DELETE')
    expect(await printing).toMatchObject({ ok: true })
    expect(rig.text(1)).toBe('法律\n法律\n法律\n法律')
    expect(rig.text(2)).toBeUndefined()
  })

  it('calling it off makes it unknown: paper may have moved', async () => {
    await rig.control('POST', { silentProcess: true })
    const stop = new AbortController()
    const printing = print(1, 10_000, stop.signal)
    await untilStatus(rig.printer, ({ state }) => state === 'busy')
    setImmediate(() => stop.abort())
    const result = await printing
    expect(result).toMatchObject({ ok: false })
    expect(!result.ok && ['UNKNOWN_OUTCOME', 'CANCELLED'].includes(result.error.code)).toBe(true)
    // What was told as called off must not have come out.
    if (!result.ok && result.error.code === 'CANCELLED') expect(rig.text(1)).toBeUndefined()
  })

  it('a process id that never comes makes it unknown, though it is out', async () => {
    await rig.control('POST', { silentProcess: true })
    expect(await print(1, 900)).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME', raw: 'TIMEOUT' } })
    expect(rig.text(1)).toBe('法律')
    expect(rig.counters.counts).toEqual({ operationsFailed: 1 })
  })

  it('a line that is cut makes it unknown', async () => {
    await rig.control('POST', { silentProcess: true })
    const printing = print(1, 20_000)
    await untilStatus(rig.printer, ({ state }) => state === 'busy')
    await rig.control('POST', { dropConnection: true })
    const result = await printing
    expect(!result.ok && ['UNKNOWN_OUTCOME', 'DISCONNECTED'].includes(result.error.code)).toBe(true)
    expect(rig.printer.status.state).toBe('absent')
  })
})

describe('a printer', () => {
  it('without confirmation never has printed', async () => {
    const clone = await startPrinterRig('tcp', cloneRealTimeOnly)
    expect(await clone.printer.print(slip(1), { deadlineMs: 2_000 })).toMatchObject({
      error: { code: 'UNKNOWN_OUTCOME', raw: 'no-confirmation' },
    })
    await clone.stop()
  })

  it('that takes the line and never answers is no printer', async () => {
    const server = createServer((socket) => void socket.on('data', () => {}))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const opened = await openReceiptPrinter({
      open: tcpTransport('127.0.0.1', port),
      profile: escposTcp,
      clock: systemClock,
      counters: createCounters(),
    })
    expect(opened).toMatchObject({ error: { code: 'NO_DEVICE' } })
    server.close()
  })

  it('whose turn does not come in time is BUSY', async () => {
    await rig.control('POST', { paperOutAtLine: 1 })
    const first = print(3, 1_500)
    expect(await print(1, 200)).toMatchObject({ error: { code: 'BUSY' } })
    await first
  })
})
