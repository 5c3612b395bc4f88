/**
 * `npm run devices [-- --reader PATH --receipt HOST:PORT|PATH --printer URI --json]`: what is plugged in, and the
 * self-test of each named device. Exit 1 when a named one fails. A device that a running terminal holds is not shared:
 * stop the terminal, or look at the attendant's menu, which shows the same.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '../core/clock.ts'
import { err, ok, type Result } from '../core/result.ts'
import { createCounters } from '../device-drivers/contract/counters.ts'
import type { Device, DeviceFault } from '../device-drivers/contract/device.ts'
import { NEXT_STEPS } from '../device-drivers/contract/next-step.ts'
import { openIppPrinter } from '../device-drivers/document-printer/ipp-printer.ts'
import { openIdCardReader } from '../device-drivers/id-card-reader/driver.ts'
import { serialSdt } from '../device-drivers/id-card-reader/profiles.ts'
import { openReceiptPrinter } from '../device-drivers/receipt-printer/driver.ts'
import { escposSerial, escposTcp } from '../device-drivers/receipt-printer/profiles.ts'
import { pluggedIn } from '../device-drivers/self-test/plugged-in.ts'
import { serialTransport } from '../device-drivers/transport/serial.ts'
import { tcpTransport } from '../device-drivers/transport/tcp.ts'

const SELF_TEST_MS = 8_000
const { values } = parseArgs({
  options: {
    reader: { type: 'string' },
    receipt: { type: 'string' },
    printer: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const parts = () => ({ clock: systemClock, counters: createCounters() })

const openReceipt = (where: string) => {
  const [, host, port] = /^([\w.-]+):(\d+)$/.exec(where) ?? []
  return host !== undefined && port !== undefined
    ? openReceiptPrinter({ ...parts(), open: tcpTransport(host, Number(port)), profile: escposTcp })
    : openReceiptPrinter({ ...parts(), open: serialTransport(where, escposSerial.baudRate), profile: escposSerial })
}
const openReader = (path: string) =>
  openIdCardReader({ ...parts(), open: serialTransport(path, serialSdt.baudRate), profile: serialSdt })
const named: readonly (readonly [string, () => Promise<Result<Device, DeviceFault>>])[] = [
  ...(values.reader === undefined ? [] : [['id-card-reader', () => openReader(values.reader ?? '')] as const]),
  ...(values.receipt === undefined ? [] : [['receipt-printer', () => openReceipt(values.receipt ?? '')] as const]),
  ...(values.printer === undefined
    ? []
    : [['document-printer', () => openIppPrinter({ ...parts(), uri: values.printer ?? '' })] as const]),
]

interface Row {
  readonly device: string
  readonly attachment: string
  readonly model: string
  readonly firmware: string
  readonly serialNumber: string
  readonly state: string
  readonly checks: string
  readonly nextStep: string
}

const testDevice = async (device: string, open: () => Promise<Result<Device, DeviceFault>>): Promise<Row> => {
  const none = { device, attachment: '–', model: '–', firmware: '–', serialNumber: '–' }
  const opened = await open()
  if (!opened.ok)
    return { ...none, state: opened.error.code, checks: '0/0', nextStep: NEXT_STEPS[opened.error.code].staff }
  const { identity } = opened.value
  const report = await opened.value.checkHealth('internal', { deadlineMs: SELF_TEST_MS })
  const { status } = opened.value
  await opened.value.close()
  const problem = status.state === 'faulted' ? ok(status.fault.code) : report.ok ? err('none') : ok(report.error.code)
  const checks = report.ok ? report.value.checks : []
  return {
    device,
    attachment: identity.attachment,
    model: identity.model ?? '–',
    firmware: identity.firmware ?? '–',
    serialNumber: identity.serialNumber ?? '–',
    state: problem.ok ? problem.value : status.state,
    checks: `${checks.filter(({ passed }) => passed).length}/${checks.length}`,
    nextStep: problem.ok ? NEXT_STEPS[problem.value].staff : 'none',
  }
}

const print = (rows: readonly Readonly<Record<string, string>>[]) => {
  if (values.json) for (const row of rows) console.log(JSON.stringify(row))
  const [first] = rows
  if (values.json || first === undefined) return
  const columns = Object.keys(first)
  const table = [Object.fromEntries(columns.map((name) => [name, name])), ...rows]
  const widths = columns.map((name) => Math.max(...table.map((row) => (row[name] ?? '').length)))
  for (const row of table)
    console.log(
      columns
        .map((name, index) => (row[name] ?? '').padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

const usb = pluggedIn('/sys')
print(
  usb.map((one) => ({
    usb: one.usbId,
    guess: one.guess ?? '–',
    product: [one.maker, one.product].filter((part) => part !== null).join(' ') || '–',
    serialNumber: one.serialNumber ?? '–',
    interfaces: one.interfaces.join(', ') || '–',
    nodes: one.nodes.join(', ') || '–',
  })),
)
if (usb.length === 0 && !values.json) console.log('No USB device is plugged in.')
const rows: Row[] = []
for (const [device, open] of named) rows.push(await testDevice(device, open))
if (!values.json) console.log('')
print(rows.map((row) => ({ ...row })))
if (named.length === 0 && !values.json)
  console.log(
    'Name devices to test them: --reader /dev/ttyUSB0 --receipt 192.168.1.9:9100 --printer ipp://printer/ipp/print',
  )
if (rows.some((row) => row.nextStep !== 'none')) process.exitCode = 1
