/** The simulated printer on a TCP port or on a real pty, with the driver on it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { createCounters } from '../contract/counters.ts'
import type { ReceiptPrinter } from '../contract/printers.ts'
import { startReceiptPrinterSimulator } from '../simulators/receipt-printer/simulator.ts'
import { serialTransport } from '../transport/serial.ts'
import { tcpTransport } from '../transport/tcp.ts'
import { openReceiptPrinter } from './driver.ts'
import { escposSerial, escposTcp, type ReceiptPrinterProfile } from './profiles.ts'

export interface PrinterRig {
  readonly printer: ReceiptPrinter
  readonly counters: ReturnType<typeof createCounters>
  readonly control: (method: 'POST' | 'DELETE', body?: unknown) => Promise<void>
  /** What came out as slip `n`, from 1; `undefined` where none did. */
  text(n: number): string | undefined
  stop(): Promise<void>
}

const CUT = [0x1d, 0x56, 0x42, 0x00]
/** 法律 in GB18030, in Chinese mode. */
const LINE = [0x1c, 0x26, 0xb7, 0xa8, 0xc2, 0xc9, 0x0a]
export const slip = (lines: number) => ({
  bytes: Uint8Array.from([0x1b, 0x40, ...Array.from({ length: lines }, () => LINE).flat(), ...CUT]),
})

export const startPrinterRig = async (
  line: 'tcp' | 'serial',
  changes: Partial<ReceiptPrinterProfile> = {},
): Promise<PrinterRig> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-slips-'))
  const path = join(folder, 'line')
  const simulator = await startReceiptPrinterSimulator({ port: 0, controlPort: 0, outFolder: folder, line: path })
  const counters = createCounters()
  const open = line === 'tcp' ? tcpTransport('127.0.0.1', simulator.port) : serialTransport(path, escposSerial.baudRate)
  const profile = { ...(line === 'tcp' ? escposTcp : escposSerial), ...changes }
  const opened = await openReceiptPrinter({ open, profile, clock: systemClock, counters })
  if (!opened.ok) throw new Error(opened.error.code)
  const printer = opened.value
  return {
    printer,
    counters,
    control: async (method, body) => {
      const answer = await fetch(`http://127.0.0.1:${simulator.controlPort}/fault`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`control: ${answer.status}`)
    },
    text: (n) => {
      try {
        return readFileSync(join(folder, `${String(n).padStart(4, '0')}.txt`), 'utf8')
      } catch {
        return undefined
      }
    },
    stop: async () => {
      await printer.close()
      await simulator.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Settles when the printer's status fits. */
export const untilStatus = (printer: ReceiptPrinter, fits: (status: ReceiptPrinter['status']) => boolean) =>
  new Promise<void>((resolve) => {
    if (fits(printer.status)) return resolve()
    const stop = printer.subscribe((status) => {
      if (!fits(status)) return
      stop()
      resolve()
    })
  })
