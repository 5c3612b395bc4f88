/** Paper exactly once: what is written before and after, and what a power cut makes of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import type { PrintView } from '@lutong/core/contracts/host-rpc.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOutboxStore, type OutboxStore } from '../outbox/outbox-store.ts'
import { createSealer } from '../secrets/terminal-keys.ts'
import { createFakePrinters } from '../testing/fake-devices.ts'
import { NOON_MS } from '../testing/host-rig.ts'
import { createPrintJobs, type PrintOrder } from './print-jobs.ts'

const sealer = createSealer(Buffer.alloc(32, 5))
let folder: string
let store: OutboxStore
let printers: ReturnType<typeof createFakePrinters>
const open = () => {
  const opened = openOutboxStore(join(folder, 'outbox.db'), sealer, NOON_MS)
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-prints-'))
  store = open()
  printers = createFakePrinters()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const jobs = () =>
  createPrintJobs({
    store,
    clock: createTestClock(NOON_MS),
    log: () => {},
    receiptPrinter: printers.receipt.supervised,
    documentPrinter: printers.document.supervised,
  })
const orderOf = (changes: Partial<PrintOrder> = {}): PrintOrder => ({
  document: 'slip',
  subject: 'application-1',
  variant: 'received',
  service: 'GF01001',
  make: async () => ({ bytes: Buffer.from('slip'), pages: 0 }),
  release: () => {},
  ...changes,
})
const printed = async (orders: readonly PrintOrder[], freshCopy = false) => {
  const told: PrintView[] = []
  await jobs().print(orders, (view) => told.push(view), { freshCopy })
  return told
}

const begin = () =>
  store.beginPrint(
    { id: 'print-1', subject: 'application-1', document: 'slip-received', copy: 1, service: 'GF01001' },
    NOON_MS,
  )
const reopen = () => {
  store.close()
  store = open()
}

describe('a slip', () => {
  it('that a power cut met before a byte was out is printed, and is no reprint', async () => {
    begin()
    reopen()
    const copies: number[] = []
    const order = orderOf({
      make: async (copy) => {
        copies.push(copy)
        return { bytes: Buffer.from('slip'), pages: 0 }
      },
    })
    expect((await printed([order])).at(-1)?.state).toBe('printed')
    expect(copies).toEqual([1])
  })

  it('whose bytes were out is unknown until staff looked; what did not come may then be printed', async () => {
    begin()
    store.recordPrint('print-1', 'sent', NOON_MS)
    reopen()
    expect(store.unknownPrints()).toMatchObject([{ id: 'print-1', document: 'slip-received', copy: 1 }])
    expect(store.settleUnknown('print-1', 'failed', NOON_MS)).toBe(true)
    expect(store.settleUnknown('print-1', 'confirmed', NOON_MS)).toBe(false)
    expect((await printed([orderOf()])).at(-1)?.state).toBe('printed')
    expect(store.unknownPrints()).toEqual([])
  })

  it('is counted for its service, forms by their pages', async () => {
    await printed([orderOf()])
    await printed([
      orderOf({ document: 'form', variant: 'F1', make: async () => ({ bytes: Buffer.from('f'), pages: 2 }) }),
    ])
    expect(store.paperByService()).toEqual([{ service: 'GF01001', slips: 1, pages: 2 }])
  })

  it('is told as printing, then as printed', async () => {
    expect((await printed([orderOf()])).map((view) => view.state)).toEqual(['printing', 'printed'])
    expect(printers.slips).toHaveLength(1)
  })

  it('that was printed is never printed again by itself', async () => {
    await printed([orderOf()])
    expect(await printed([orderOf()])).toEqual([{ document: 'slip', state: 'printed', problem: null }])
    expect(printers.slips).toHaveLength(1)
  })

  it('whose printing a power cut interrupted is unknown, and not printed again', async () => {
    begin()
    store.recordPrint('print-1', 'sending', NOON_MS)
    store.close()
    store = open()
    expect(await printed([orderOf()])).toEqual([{ document: 'slip', state: 'unknown', problem: 'print-unknown' }])
    expect(printers.slips).toHaveLength(0)
  })

  it('that replaces the provisional one is another paper', async () => {
    await printed([orderOf({ variant: 'provisional' })])
    await printed([orderOf({ variant: 'received' })])
    expect(printers.slips).toHaveLength(2)
  })

  it('that cannot be made is told as failed, and the next paper is made all the same', async () => {
    const broken = orderOf({ make: () => Promise.reject(new Error('a bug')) })
    expect((await printed([broken])).at(-1)).toEqual({ document: 'slip', state: 'failed', problem: 'printer-fault' })
    expect((await printed([orderOf({ subject: 'application-2' })])).at(-1)?.state).toBe('printed')
  })

  it('is overwritten in memory after it was sent, and its order let go', async () => {
    const bytes = Buffer.from('slip of a person')
    let released = 0
    await printed([orderOf({ make: async () => ({ bytes, pages: 0 }), release: () => void (released += 1) })])
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    expect(released).toBe(1)
  })
})

describe('a form nobody knows of', () => {
  const form = orderOf({ document: 'form', variant: 'F1', make: async () => ({ bytes: Buffer.from('f'), pages: 2 }) })

  it('is printed when the printer’s own counter moved by its pages', async () => {
    printers.count(2)
    printers.next.form = 'UNKNOWN_OUTCOME'
    expect((await printed([form])).at(-1)?.state).toBe('printed')
    expect(store.unknownPrints()).toEqual([])
  })

  it.each([0, 1, 3])('stays unknown when the counter moved by %i', async (sides) => {
    printers.count(sides)
    printers.next.form = 'UNKNOWN_OUTCOME'
    expect((await printed([form])).at(-1)?.state).toBe('unknown')
    expect(store.unknownPrints()).toHaveLength(1)
  })

  it('stays unknown where the printer keeps no counter', async () => {
    printers.next.form = 'UNKNOWN_OUTCOME'
    expect((await printed([form])).at(-1)?.state).toBe('unknown')
  })
})

describe('several papers of one kind', () => {
  it('are told by the first that did not surely come out', async () => {
    const forms = [orderOf({ document: 'form', variant: 'F1' }), orderOf({ document: 'form', variant: 'F1b' })]
    printers.next.form = 'JAM'
    expect((await printed(forms)).at(-1)).toMatchObject({ document: 'form', state: 'failed' })
    printers.next.form = null
    expect((await printed(forms)).at(-1)).toMatchObject({ document: 'form', state: 'printed' })
    expect(printers.forms).toHaveLength(2)
  })
})

describe('a progress slip', () => {
  it('is a fresh copy each time it is asked for', async () => {
    const order = orderOf({ document: 'progress', subject: '331081-20261124-000001', variant: 'progress' })
    await printed([order], true)
    await printed([order], true)
    expect(printers.slips).toHaveLength(2)
  })
})
