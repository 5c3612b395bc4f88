/**
 * A terminal that does nothing but print: slip after slip, each once, as its journal says. It is killed from outside;
 * started again on the same folder it goes on where the journal left it. One JSON line a fact on stdout.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock } from '../../../core/clock.ts'
import { ok } from '../../../core/result.ts'
import type { DocumentPrinter, ReceiptPrinter } from '../../../device-drivers/contract/printers.ts'
import { createFolderPrinter } from '../../../device-drivers/document-printer/folder-printer.ts'
import { receiptPrinterAt } from '../../../device-drivers/places.ts'
import { openReceiptPrinter } from '../../../device-drivers/receipt-printer/driver.ts'
import { superviseDevice } from '../../../device-drivers/supervisor.ts'
import { openOutboxStore } from '../../../kiosk-app/host/outbox/outbox-store.ts'
import { createPrintJobs, type PrintOrder } from '../../../kiosk-app/host/print-jobs/print-jobs.ts'
import { loadTerminalKeys, STORE_FILE } from '../../../kiosk-app/host/secrets/terminal-keys.ts'
import { RECEIPT_80MM } from '../../../print/receipt/profile.ts'
import { renderReceipt } from '../../../print/receipt/render-receipt.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string' }, slips: { type: 'string' } },
})
const options = z
  .object({ data: z.string(), port: z.coerce.number().int(), slips: z.coerce.number().int() })
  .parse(values)
const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`)

const keys = loadTerminalKeys(options.data, Date.now())
if (!keys.ok) throw new Error(keys.error)
const opened = openOutboxStore(join(options.data, STORE_FILE), keys.value.sealer, Date.now())
if (!opened.ok) throw new Error(opened.error)
const store = opened.value
const receiptPrinter = superviseDevice<ReceiptPrinter>(
  (counters) => openReceiptPrinter({ ...receiptPrinterAt(`127.0.0.1:${options.port}`), clock: systemClock, counters }),
  systemClock,
)
const documentPrinter = superviseDevice<DocumentPrinter>(
  async (counters) => ok(createFolderPrinter(join(options.data, 'forms'), counters)),
  systemClock,
)
const jobs = createPrintJobs({ store, receiptPrinter, documentPrinter, clock: systemClock, log: () => {} })

/** First and last line name the slip: what came out whole shows both. */
const order = (n: number): PrintOrder => ({
  document: 'slip',
  subject: `slip-${n}`,
  variant: 'received',
  service: 'GF01001',
  release: () => {},
  make: async () => {
    const lines = Array.from({ length: 10 }, (_, line) => ({ kind: 'text', text: `第 ${line + 1} 行` }) as const)
    const model = {
      kind: 'slip',
      title: '回执',
      language: 'zh-CN',
      blocks: [{ kind: 'text', text: `BEGIN-${n};` }, ...lines, { kind: 'text', text: `END-${n};` }],
    } as const
    return { bytes: (await renderReceipt(model, RECEIPT_80MM)).bytes, pages: 0 }
  },
})
const settled = (n: number) => {
  const state = store.lastPrintState(`slip-${n}`, 'slip-received')
  return state === 'confirmed' || state === 'unknown'
}
const ready = () =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (receiptPrinter.status.state !== 'ready') return
      stop()
      resolve()
    }
    const stop = receiptPrinter.subscribe(look)
    look()
  })

say({ started: true })
for (let n = 1; n <= options.slips; n += 1)
  while (!settled(n)) {
    await ready()
    say({ printing: n })
    await jobs.print([order(n)], () => {}, { freshCopy: false })
  }
const states = Array.from({ length: options.slips }, (_, index) =>
  store.lastPrintState(`slip-${index + 1}`, 'slip-received'),
)
say({ states })
await receiptPrinter.close()
await documentPrinter.close()
store.close()
