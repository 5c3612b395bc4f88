/** Paper is changed in steps, and ends with a test print that somebody has looked at. */
import type { Clock } from '@lutong/core/clock.ts'
import type { AttendantPage } from '@lutong/core/contracts/attendant.ts'
import { testPage, testSlip } from '@lutong/print/documents/test-page.ts'
import { renderPdf } from '@lutong/print/pdf/render-pdf.ts'
import { RECEIPT_80MM } from '@lutong/print/receipt/profile.ts'
import { renderReceipt } from '@lutong/print/receipt/render-receipt.ts'
import type { PrintJobs, PrintOrder } from '../print-jobs/print-jobs.ts'
import { newUuidV7 } from '../secrets/uuid.ts'

type PaperPage = Extract<AttendantPage, { page: 'paper' }>
export type PrinterName = PaperPage['printers'][number]

export interface PaperChange {
  readonly view: Pick<PaperPage, 'printer' | 'step' | 'fault'>
  choose(printer: PrinterName): void
  loaded(): Promise<void>
  looked(good: boolean): void
  reset(): void
}

export const createPaperChange = (parts: {
  readonly prints: PrintJobs | undefined
  readonly names: () => { readonly centreName: string; readonly terminalName: string }
  readonly faultOf: (printer: PrinterName) => string | null
  readonly clock: Clock
  readonly onChange: () => void
}): PaperChange => {
  const { clock, onChange, prints } = parts
  let printer: PrinterName | null = null
  let step: PaperPage['step'] = 'choose'
  /** The printer's own word on the last test; a paper nobody knows of is settled by whoever looked. */
  let unknown: string | undefined

  const testOf = (name: PrinterName): PrintOrder => {
    const input = { ...parts.names(), printedAtMs: clock.nowMs() }
    const common = { subject: newUuidV7(clock.nowMs()), variant: 'test', service: 'test', release: () => {} }
    return name === 'receipt-printer'
      ? {
          ...common,
          document: 'test-slip',
          make: async () => ({ bytes: (await renderReceipt(testSlip(input), RECEIPT_80MM)).bytes, pages: 0 }),
        }
      : {
          ...common,
          document: 'test-page',
          make: async () => {
            const { bytes, pageCount } = await renderPdf(testPage(input), { createdAtMs: input.printedAtMs })
            return { bytes, pages: pageCount }
          },
        }
  }

  return {
    get view() {
      return { printer, step, fault: printer === null ? null : parts.faultOf(printer) }
    },
    choose: (name) => {
      if (step === 'printing') return
      printer = name
      step = 'load'
      onChange()
    },
    loaded: async () => {
      if (printer === null || step === 'printing' || prints === undefined) return
      step = 'printing'
      unknown = undefined
      onChange()
      let state = 'failed'
      const known = new Set(prints.journal.unknown().map(({ id }) => id))
      await prints.print([testOf(printer)], (view) => (state = view.state), { freshCopy: true })
      unknown = prints.journal.unknown().find(({ id }) => !known.has(id))?.id
      step = state === 'printed' || state === 'unknown' ? 'look' : 'failed'
      onChange()
    },
    looked: (good) => {
      if (step !== 'look') return
      if (unknown !== undefined) prints?.journal.settle(unknown, good)
      step = good ? 'done' : 'failed'
      onChange()
    },
    reset: () => {
      // A test print on its way is waited for: a second one would lie under it.
      if (step === 'printing') return
      printer = null
      step = 'choose'
    },
  }
}
