/**
 * Paper, exactly once: the act is written before it happens, its outcome after. What nobody knows is told as unknown
 * and never repeated; only what surely did not print may be tried again.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { PrintView, ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { type Result, unreachable } from '@lutong/core/result.ts'
import type { DeviceFault } from '@lutong/device-drivers/contract/device.ts'
import type { DocumentPrinter, ReceiptPrinter } from '@lutong/device-drivers/contract/printers.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import type { PaperJournal } from './paper-journal.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { newUuidV7 } from '../secrets/uuid.ts'

const SLIP_DEADLINE_MS = 20_000
const FORM_DEADLINE_MS = 90_000

/** Something to print: made only when it is wanted, so that no page lies about in memory. */
export interface PrintOrder {
  readonly document: PrintView['document']
  /** What the copy is counted by: the application or case it belongs to. */
  readonly subject: string
  /** Tells a provisional slip from the final one: they are different papers. */
  readonly variant: string
  /** Item code, for the account of paper. */
  readonly service: string
  /** `copy` counts what may lie in somebody's hand already: from the second on it is marked as a reprint. */
  make(copy: number): Promise<{ readonly bytes: Uint8Array; readonly pages: number }>
  /** Overwrites what the order holds of the citizen; called once nothing is made of it any more. */
  release(): void
}

export interface PrintJobs {
  /** What staff see and settle in the attendant's menu. */
  readonly journal: PaperJournal
  /**
   * Prints the papers of one kind in order and tells how they stand together; never throws. What was confirmed or is
   * unknown from an earlier try is not printed again, unless a fresh copy is wanted.
   */
  print(
    orders: readonly PrintOrder[],
    tell: (view: PrintView) => void,
    options: { readonly freshCopy: boolean },
  ): Promise<void>
}

const problemOf = (fault: DeviceFault): ProblemCode =>
  fault.code === 'UNKNOWN_OUTCOME'
    ? 'print-unknown'
    : fault.code === 'NO_DEVICE' || fault.code === 'DISCONNECTED'
      ? 'printer-absent'
      : 'printer-fault'

export const createPrintJobs = (parts: {
  readonly store: OutboxStore
  readonly receiptPrinter: SupervisedDevice<ReceiptPrinter>
  readonly documentPrinter: SupervisedDevice<DocumentPrinter>
  readonly clock: Clock
  readonly log: Log
}): PrintJobs => {
  const { clock, log, store } = parts

  const send = async (
    order: PrintOrder,
    bytes: Uint8Array,
    onSent: () => void,
  ): Promise<Result<unknown, DeviceFault> | undefined> => {
    if (isSheet(order)) {
      const job = { pdf: bytes, title: 'form', copies: 1, onSent }
      return parts.documentPrinter.current?.print(job, { deadlineMs: FORM_DEADLINE_MS })
    }
    return parts.receiptPrinter.current?.print({ bytes, onSent }, { deadlineMs: SLIP_DEADLINE_MS })
  }
  const hasPrinter = (order: PrintOrder) =>
    (isSheet(order) ? parts.documentPrinter : parts.receiptPrinter).current !== undefined

  /**
   * The printer's own counter can prove that a paper came, if that paper alone is unknown: it has moved by its pages. It
   * proves nothing else: what has not come may still lie in the printer. True where something was settled.
   */
  const settleByCounter = async (): Promise<boolean> => {
    const counted = store.unknownPrints().filter(({ document }) => /^(form|document)-/.test(document))
    const [only] = counted
    if (only === undefined || counted.length > 1 || only.counterBefore === null || only.pages === 0) return false
    const now = await parts.documentPrinter.current?.paperCounter?.()
    if (now === undefined || now - only.counterBefore !== only.pages) return false
    log('print.settled-by-counter')
    return store.settleUnknown(only.id, 'confirmed', clock.nowMs())
  }
  // After a restart the printer may be able to say at once what nobody else knows.
  const stopAsking = parts.documentPrinter.subscribe(({ state }) => {
    if (state !== 'ready') return
    stopAsking()
    void settleByCounter()
  })

  const print = async (order: PrintOrder): Promise<PrintView> => {
    const { document } = order
    if (!hasPrinter(order)) return { document, state: 'no-printer', problem: 'printer-absent' }
    const kind = kindOf(order)
    const copies = store.copiesOf(order.subject, kind)
    const copy = copies.begun + 1
    const id = newUuidV7(clock.nowMs())
    const { service, subject } = order
    if (!store.beginPrint({ id, subject, document: kind, copy, service }, clock.nowMs()))
      return { document, state: 'unknown', problem: 'print-unknown' }
    const record = (state: 'sending' | 'sent' | 'unknown' | 'failed', facts = {}) =>
      store.recordPrint(id, state, clock.nowMs(), facts)
    const made = await order.make(copies.onPaper + 1).catch((bug: unknown) => {
      record('failed')
      throw bug
    })
    const counterBefore = isSheet(order) ? await parts.documentPrinter.current?.paperCounter?.() : undefined
    record('sending', { pages: made.pages, ...(counterBefore === undefined ? {} : { counterBefore }) })
    const result = await send(order, made.bytes, () => record('sent'))
    made.bytes.fill(0)
    if (result === undefined || (!result.ok && problemOf(result.error) !== 'print-unknown')) {
      record('failed')
      const problem = result === undefined || result.ok ? 'printer-absent' : problemOf(result.error)
      log('print.settled', { document, state: 'failed', copy })
      return { document, state: problem === 'printer-absent' ? 'no-printer' : 'failed', problem }
    }
    if (!result.ok) {
      record('unknown')
      if (await settleByCounter()) return { document, state: 'printed', problem: null }
      log('print.unknown', { document, copy })
      return { document, state: 'unknown', problem: 'print-unknown' }
    }
    store.recordPrint(id, 'confirmed', clock.nowMs())
    log('print.settled', { document, state: 'confirmed', copy })
    return { document, state: 'printed', problem: null }
  }

  const settledBefore = (order: PrintOrder): PrintView | undefined => {
    const { document } = order
    const state = store.lastPrintState(order.subject, kindOf(order))
    switch (state) {
      case 'confirmed':
        return { document, state: 'printed', problem: null }
      case 'unknown':
      case 'prepared':
      case 'sending':
      case 'sent':
        return { document, state: 'unknown', problem: 'print-unknown' }
      case 'failed':
      case undefined:
        return undefined
      default:
        return unreachable(state)
    }
  }

  const PAPERS = [
    'slip',
    'form',
    'progress',
    'guidance',
    'document',
    'saved',
    'ticket',
    'lookup',
    'test-slip',
    'test-page',
  ] as const
  const journal: PaperJournal = {
    unknown: () =>
      store.unknownPrints().map(({ atMs, copy, document, id }) => ({
        id,
        copy,
        atMs,
        paper: PAPERS.find((paper) => document.startsWith(`${paper}-`)) ?? 'slip',
      })),
    settle: (id, cameOut) => {
      const state = cameOut ? 'confirmed' : 'failed'
      if (store.settleUnknown(id, state, clock.nowMs())) log('print.settled-by-staff', { state })
    },
    account: () => [...store.paperByService()],
  }

  return {
    journal,
    print: async (orders, tell, { freshCopy }) => {
      let together: PrintView | undefined
      for (const order of orders) {
        const { document } = order
        const before = freshCopy ? undefined : settledBefore(order)
        if (before === undefined) tell({ document, state: 'printing', problem: null })
        // A document that cannot be made is a bug; the visit goes on without that paper, and the screen says so.
        const view =
          before ??
          (await print(order).catch((): PrintView => {
            log('print.settled', { document, state: 'failed', copy: 0 })
            return { document, state: 'failed', problem: 'printer-fault' }
          }))
        order.release()
        // The first paper that did not surely come out is what the citizen must hear of.
        if (together === undefined || together.state === 'printed') together = view
      }
      if (together !== undefined) tell(together)
    },
  }
}

/** Comes out of the A4 printer; everything else is a slip. */
const isSheet = ({ document }: PrintOrder): boolean =>
  document === 'form' || document === 'document' || document === 'test-page'
const kindOf = (order: PrintOrder): string => `${order.document}-${order.variant}`
