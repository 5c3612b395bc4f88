/** Receipt printer, code scanner and signature pad as true HID devices on hidraw. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import { openCodeScanner } from '../../device-drivers/code-scanner/driver.ts'
import { createCounters } from '../../device-drivers/contract/counters.ts'
import type { Device, DeviceFault } from '../../device-drivers/contract/device.ts'
import type { Result } from '../../core/result.ts'
import { codeScannerAt, receiptPrinterAt, signaturePadAt } from '../../device-drivers/places.ts'
import { openReceiptPrinter } from '../../device-drivers/receipt-printer/driver.ts'
import { slip } from '../../device-drivers/receipt-printer/testing.ts'
import { openSignaturePad } from '../../device-drivers/signature-pad/driver.ts'
import { gadgetWire, lengthFirst } from '../../device-drivers/simulators/gadget-end.ts'
import { startReceiptPrinterSimulator } from '../../device-drivers/simulators/receipt-printer/simulator.ts'
import { startSignaturePadSimulator } from '../../device-drivers/simulators/signature-pad/simulator.ts'
import { plugIn, until } from './gadget.ts'

/** Vendor page, reports 1 and 2 of seven bytes each. */
const PAD_REPORTS = '0600ff0901a101150026ff00750885019507090181028502950709018102c0'
/** Usage page 0x8C (bar code scanner), report 2 of 63 bytes. */
const SCANNER_REPORTS = '058c0902a101150026ff0075088502953f09fe8102c0'

const parts = () => ({ clock: systemClock, counters: createCounters() })
/** The kernel needs a moment to enumerate what was plugged in. */
const opened = async <T extends Device>(open: () => Promise<Result<T, DeviceFault>>): Promise<T> => {
  for (;;) {
    const result = await open()
    if (result.ok) return result.value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const gone = async (device: Device, unplug: () => void): Promise<number> => {
  const startedMs = performance.now()
  unplug()
  await until(() => (device.status.state === 'absent' ? true : undefined))
  return performance.now() - startedMs
}
const post = (port: number, path: string, body: unknown) =>
  fetch(`http://127.0.0.1:${port}/${path}`, { method: 'POST', body: JSON.stringify(body) })

describe('a receipt printer on hidraw', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-slips-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('prints, settles, and is missed when pulled', async () => {
    const gadget = plugIn('hid-receipt', 0x0483, 0x5750, { function: 'hid' })
    const wire = gadgetWire(gadget.node, lengthFirst(64))
    const machine = await startReceiptPrinterSimulator({ port: 0, controlPort: 0, outFolder: folder, wire })
    const printer = await opened(() => openReceiptPrinter({ ...parts(), ...receiptPrinterAt('hid:0483:5750') }))
    expect(printer.identity).toMatchObject({ attachment: 'hid', model: expect.any(String) })
    expect(await printer.print(slip(9), { deadlineMs: 30_000 })).toMatchObject({ ok: true })
    expect(readFileSync(join(folder, '0001.txt'), 'utf8')).toContain('法律')
    expect(printer.counters).toMatchObject({ slips: 1, cuts: 1, lines: 9 })
    expect(await gone(printer, gadget.unplug)).toBeLessThan(2_000)
    await machine.stop()
  })
})

describe('a code scanner of the HID point-of-sale page', () => {
  it('gives what it scanned, and is missed when pulled', async () => {
    const gadget = plugIn('scanner', 0x05e0, 0x1300, { function: 'hid', reportDescriptor: SCANNER_REPORTS })
    const wire = await gadgetWire(gadget.node)(() => {})
    const scanner = await opened(() => openCodeScanner({ ...parts(), ...codeScannerAt('hid:05e0:1300') }))
    const scanned = new Promise((resolve) => scanner.listen(resolve))
    const report = new Uint8Array(64)
    report.set([2, 5, ...Buffer.from(']Q1'), ...Buffer.from('LT-42')])
    wire.write(report)
    expect(await scanned).toMatchObject({ ok: true, value: { text: 'LT-42', symbology: ']Q1' } })
    expect(await gone(scanner, gadget.unplug)).toBeLessThan(2_000)
    await wire.unplug()
  })
})

describe('a signature pad on hidraw', () => {
  it('gives strokes with pressure, and is missed while somebody signs', async () => {
    const gadget = plugIn('pad', 0x1209, 0x0001, { function: 'hid', reportDescriptor: PAD_REPORTS, reportBytes: 8 })
    const place = signaturePadAt('hid:1209:0001')
    if (place === undefined) throw new Error('a pad by vendor and product')
    const simulator = await startSignaturePadSimulator({ line: '', controlPort: 0, wire: gadgetWire(gadget.node) })
    const pad = await opened(() => openSignaturePad({ ...parts(), ...place }))
    const signing = pad.capture({ deadlineMs: 30_000 })
    await until(() => (pad.status.state === 'busy' ? true : undefined))
    const stroke = [1, 2, 3].map((n) => ({ x: n * 960, y: n * 600, pressure: 500 }))
    await post(simulator.controlPort, 'sign', { strokes: [stroke] })
    await post(simulator.controlPort, 'press', { key: 'done' })
    const signed = await signing
    expect(signed.ok && signed.value.map((one) => one.map(({ x, y }) => [x, y]))).toEqual([
      [
        [0.1, 0.1],
        [0.2, 0.2],
        [0.3, 0.3],
      ],
    ])
    const again = pad.capture({ deadlineMs: 30_000 })
    await until(() => (pad.status.state === 'busy' ? true : undefined))
    expect(await gone(pad, gadget.unplug)).toBeLessThan(2_000)
    expect(await again).toMatchObject({ error: { code: 'DISCONNECTED' } })
    await simulator.stop()
  })
})
