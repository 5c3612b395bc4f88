/**
 * `npm run devices [-- --reader PLACE --receipt PLACE --printer URI --scanner PLACE --pad PLACE --relay PATH --json]`:
 * what is plugged in, and the self-test of each named device and of each that its USB numbers give away. Exit 1 when a named one fails. A device that a running terminal holds is not shared:
 * stop the terminal, or look at the attendant's menu, which shows the same.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '../core/clock.ts'
import { err, ok, type Result } from '../core/result.ts'
import { createCounters } from '../device-drivers/contract/counters.ts'
import { openCodeScanner } from '../device-drivers/code-scanner/driver.ts'
import { type Device, type DeviceFault, fault } from '../device-drivers/contract/device.ts'
import { NEXT_STEPS } from '../device-drivers/contract/next-step.ts'
import { openIppPrinter } from '../device-drivers/document-printer/ipp-printer.ts'
import { openIdCardReader } from '../device-drivers/id-card-reader/driver.ts'
import { openReceiptPrinter } from '../device-drivers/receipt-printer/driver.ts'
import { openSignaturePad } from '../device-drivers/signature-pad/driver.ts'
import { openIndicator } from '../device-drivers/indicator/driver.ts'
import { codeScannerAt, readerAt, receiptPrinterAt, relayBoardAt, signaturePadAt } from '../device-drivers/places.ts'
import { pluggedIn } from '../device-drivers/self-test/plugged-in.ts'

const SELF_TEST_MS = 8_000
const { values } = parseArgs({
  options: {
    reader: { type: 'string' },
    receipt: { type: 'string' },
    printer: { type: 'string' },
    scanner: { type: 'string' },
    pad: { type: 'string' },
    relay: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
type Kind = 'id-card-reader' | 'receipt-printer' | 'document-printer' | 'code-scanner' | 'signature-pad' | 'relay-board'
const HID_READER = '2b8b:2721'
const parts = () => ({ clock: systemClock, counters: createCounters() })

type Opened = Promise<Result<Device, DeviceFault>>
/** How each kind is opened at a place. A pad that is not HID is told as a device that is not there. */
const OPEN: Readonly<Record<Kind, (place: string) => Opened>> = {
  'id-card-reader': async (place) => openIdCardReader({ ...parts(), ...readerAt(place) }),
  'receipt-printer': async (place) => openReceiptPrinter({ ...parts(), ...receiptPrinterAt(place) }),
  'document-printer': async (place) => openIppPrinter({ ...parts(), uri: place }),
  'code-scanner': async (place) => openCodeScanner({ ...parts(), ...codeScannerAt(place) }),
  'signature-pad': async (place) => {
    const at = signaturePadAt(place)
    return at === undefined ? err(fault('NO_DEVICE', 'place')) : openSignaturePad({ ...parts(), ...at })
  },
  'relay-board': async (place) => openIndicator({ ...parts(), ...relayBoardAt(place) }),
}
const given: readonly (readonly [Kind, string | undefined])[] = [
  ['id-card-reader', values.reader],
  ['receipt-printer', values.receipt],
  ['document-printer', values.printer],
  ['code-scanner', values.scanner],
  ['signature-pad', values.pad],
  ['relay-board', values.relay],
]
const usb = pluggedIn('/sys')
/** What its numbers say it is, where nobody named another: it is asked, and only its answer makes it that. */
const guessed = usb.flatMap((one): (readonly [Kind, string])[] => [
  ...(one.usbId === HID_READER && values.reader === undefined
    ? [['id-card-reader', `hid:${HID_READER}`] as const]
    : []),
  ...(values.receipt === undefined
    ? one.nodes.filter((node) => node.includes('/lp')).map((node) => ['receipt-printer', node] as const)
    : []),
])
const named = [...given.flatMap(([kind, place]) => (place === undefined ? [] : [[kind, place] as const])), ...guessed]

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
for (const [kind, place] of named) rows.push(await testDevice(kind, () => OPEN[kind](place)))
if (!values.json) console.log('')
print(rows.map((row) => ({ ...row })))
if (named.length === 0 && !values.json)
  console.log(
    'Name devices to test them: --reader /dev/ttyUSB0 --receipt 192.168.1.9:9100 --printer ipp://printer/ipp/print',
  )
if (rows.some((row) => row.nextStep !== 'none')) process.exitCode = 1
