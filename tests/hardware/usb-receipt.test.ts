/** The receipt printer as a USB device of the printer class: /dev/usb/lp0 by the kernel's usblp. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import type { ReceiptPrinter } from '../../device-drivers/contract/printers.ts'
import { openReceiptPrinter } from '../../device-drivers/receipt-printer/driver.ts'
import { escposUsb } from '../../device-drivers/receipt-printer/profiles.ts'
import { slip } from '../../device-drivers/receipt-printer/testing.ts'
import { gadgetWire } from '../../device-drivers/simulators/gadget-end.ts'
import {
  type ReceiptPrinterSimulator,
  startReceiptPrinterSimulator,
} from '../../device-drivers/simulators/receipt-printer/simulator.ts'
import { superviseDevice } from '../../device-drivers/supervisor.ts'
import { usbPrinterTransport } from '../../device-drivers/transport/usb-printer.ts'
import { type Gadget, plugIn, until } from './gadget.ts'

const PATH = '/dev/usb/lp0'
let folder: string
let gadget: Gadget
let machine: ReceiptPrinterSimulator
const supervise = () =>
  superviseDevice<ReceiptPrinter>(
    (counters) =>
      openReceiptPrinter({ open: usbPrinterTransport(PATH), profile: escposUsb, clock: systemClock, counters }),
    systemClock,
  )
let printer: ReturnType<typeof supervise>
const startMachine = async () => {
  machine = await startReceiptPrinterSimulator({
    port: 0,
    controlPort: 0,
    outFolder: folder,
    wire: gadgetWire(gadget.node),
  })
}
const order = (method: string, body?: unknown) =>
  fetch(`http://127.0.0.1:${machine.controlPort}/fault`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const ready = () => until(() => (printer.status.state === 'ready' ? printer.current : undefined))
const pull = async () => {
  const startedMs = performance.now()
  gadget.unplug()
  await until(() => (printer.status.state === 'absent' ? true : undefined))
  const tookMs = performance.now() - startedMs
  await machine.stop()
  return tookMs
}
const replug = async () => {
  gadget.plug()
  // The device's end opens only when the kernel has enumerated the other.
  await until(() => (existsSync(PATH) ? true : undefined))
  await startMachine()
  return ready()
}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-slips-'))
  gadget = plugIn('receipt', 0x0483, 0x5743, { function: 'printer' })
  await until(() => (existsSync(PATH) ? true : undefined))
  await startMachine()
  printer = supervise()
})
afterAll(async () => {
  await printer.close()
  await machine.stop()
  gadget.unplug()
  rmSync(folder, { recursive: true })
})

describe('the receipt printer on usblp', () => {
  it('prints a slip and says so when the printer did', async () => {
    const current = await ready()
    expect(current.identity).toMatchObject({ attachment: 'usb-printer' })
    expect(await current.print(slip(12), { deadlineMs: 20_000 })).toMatchObject({ ok: true })
    expect(readFileSync(join(folder, '0001.txt'), 'utf8')).toContain('法律')
  })

  it('tells that paper ran out in the middle, and prints on when it is put in', async () => {
    const current = await ready()
    await order('POST', { paperOutAtLine: 7 })
    const printing = current.print(slip(12), { deadlineMs: 50_000 })
    await until(() =>
      printer.status.state === 'faulted' && printer.status.fault.code === 'PAPER_OUT' ? true : undefined,
    )
    await order('DELETE')
    expect(await printing).toMatchObject({ ok: true })
  })

  it('is missed within two seconds when it is pulled while idle, and comes back', async () => {
    await ready()
    expect(await pull()).toBeLessThan(2_000)
    await replug()
  })

  it('pulled in the middle of a slip is unknown, not printed and not lost', async () => {
    const current = await ready()
    await order('POST', { paperOutAtLine: 3 })
    const printing = current.print(slip(12), { deadlineMs: 50_000 })
    await until(() => (printer.status.state === 'faulted' ? true : undefined))
    expect(await pull()).toBeLessThan(2_000)
    expect(await printing).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OUTCOME' } })
    await replug()
  })
})
