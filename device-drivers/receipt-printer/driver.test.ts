/** The driver against the simulator's bytes over TCP. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { createCounters } from '../contract/counters.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReceiptPrinter } from '../contract/printers.ts'
import { type ReceiptPrinterSimulator, startReceiptPrinterSimulator } from '../simulators/receipt-printer/simulator.ts'
import { tcpTransport } from '../transport/tcp.ts'
import { openReceiptPrinter } from './driver.ts'
import { escposTcp } from './profiles/escpos-tcp.ts'

let folder: string
let simulator: ReceiptPrinterSimulator
let printer: ReceiptPrinter
const control = async (method: string, body?: unknown) => {
  const answer = await fetch(`http://127.0.0.1:${simulator.controlPort}/fault`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.ok).toBe(true)
}
const CUT = [0x1d, 0x56, 0x42, 0x00]
/** 法律 in GB18030, in Chinese mode. */
const LINE = [0x1c, 0x26, 0xb7, 0xa8, 0xc2, 0xc9, 0x0a]
const slip = (lines: number) => ({
  bytes: Uint8Array.from([0x1b, 0x40, ...Array.from({ length: lines }, () => LINE).flat(), ...CUT]),
})
const text = (name: string) => readFileSync(join(folder, name), 'utf8')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-slips-'))
  simulator = await startReceiptPrinterSimulator({ port: 0, controlPort: 0, outFolder: folder })
  const opened = await openReceiptPrinter({
    open: tcpTransport('127.0.0.1', simulator.port),
    profile: { ...escposTcp, statusTimeoutMs: 300 },
    clock: systemClock,
    counters: createCounters(),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  printer = opened.value
})
afterEach(async () => {
  await printer.close()
  await simulator.stop()
  rmSync(folder, { recursive: true })
})

describe('the receipt printer', () => {
  it('says printed when the printer has said so', async () => {
    expect(await printer.print(slip(2), { deadlineMs: 3_000 })).toEqual({
      ok: true,
      value: { confirmation: 'process-id' },
    })
    expect(text('0001.txt')).toBe('法律\n法律')
    expect(printer.status).toEqual({ state: 'ready' })
  })

  it('sends nothing while the paper is out', async () => {
    await control('POST', { paperOut: true })
    expect(await printer.print(slip(1), { deadlineMs: 1_000 })).toMatchObject({
      ok: false,
      error: { code: 'PAPER_OUT' },
    })
    await control('DELETE')
    expect(await printer.print(slip(1), { deadlineMs: 1_000 })).toMatchObject({ ok: true })
    expect(() => text('0002.txt')).toThrow()
  })

  it('calls it unknown when the paper ends in the middle of a slip', async () => {
    await control('POST', { paperOutAtLine: 2 })
    expect(await printer.print(slip(7), { deadlineMs: 500 })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_OUTCOME', raw: 'PAPER_OUT' },
    })
    expect(printer.status).toMatchObject({ state: 'faulted', fault: { code: 'PAPER_OUT' } })
  })

  it.each([
    ['COVER_OPEN', { coverOpen: true }],
    ['CUTTER', { cutter: true }],
    ['OFFLINE', { offline: true }],
  ])('names %s before it sends a byte', async (code, wanted) => {
    await control('POST', wanted)
    expect(await printer.print(slip(1), { deadlineMs: 1_000 })).toMatchObject({ ok: false, error: { code } })
  })

  it('warns of the paper’s end while it still prints', async () => {
    await control('POST', { nearEnd: true })
    expect(await printer.print(slip(1), { deadlineMs: 1_000 })).toMatchObject({ ok: true })
    expect(printer.status).toEqual({ state: 'ready', warning: 'PAPER_LOW' })
  })

  it('is gone when the line is cut', async () => {
    const absent = new Promise<void>((resolve) => {
      const stop = printer.subscribe((status) => {
        if (status.state !== 'absent') return
        stop()
        resolve()
      })
    })
    await control('POST', { dropConnection: true })
    await absent
    expect(await printer.print(slip(1), { deadlineMs: 500 })).toMatchObject({
      ok: false,
      error: { code: 'DISCONNECTED' },
    })
  })

  it('never calls a slip of a printer without confirmation printed', async () => {
    await printer.close()
    const opened = await openReceiptPrinter({
      open: tcpTransport('127.0.0.1', simulator.port),
      profile: { ...escposTcp, confirmation: 'none' },
      clock: systemClock,
      counters: createCounters(),
    })
    if (!opened.ok) throw new Error(opened.error.code)
    printer = opened.value
    expect(await printer.print(slip(1), { deadlineMs: 500 })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_OUTCOME' },
    })
  })
})
