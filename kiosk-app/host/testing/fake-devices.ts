/** Devices a test moves by hand, under the drivers' own contract. The people on the cards are invented. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import {
  type Device,
  type DeviceFault,
  type DeviceStatus,
  fault,
  type FaultCode,
} from '@lutong/device-drivers/contract/device.ts'
import type { CardRecord, IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { DocumentPrinter, ReceiptPrinter } from '@lutong/device-drivers/contract/printers.ts'
import { createStatusCell } from '@lutong/device-drivers/contract/status-cell.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'

export const cardOf = (changes: Partial<Extract<CardRecord, { kind: 'resident' }>> = {}): CardRecord => ({
  kind: 'resident',
  name: '李试样',
  sex: '2',
  ethnicity: '01',
  birthDate: '1949-12-31',
  idNumber: '11010519491231002X',
  address: '青石县示范街道样例路一号',
  issuer: '青石县公安局',
  validFrom: '2019-01-01',
  validTo: 'long-term',
  photoWlt: new Uint8Array(1024).fill(7),
  ...changes,
})
export const OTHER_CARD = cardOf({ name: '王示例', idNumber: '11010119880808001X', birthDate: '1988-08-08', sex: '1' })

export const supervisedBase = {
  counters: {},
  identity: null,
  subscribe: () => () => {},
  onHealth: () => () => {},
  close: async () => {},
}
const supervise = <D extends Device>(device: D) => {
  const status = createStatusCell({ state: 'ready' })
  let present = true
  const supervised: SupervisedDevice<D> = {
    ...supervisedBase,
    get current() {
      return present ? device : undefined
    },
    get status() {
      return status.get()
    },
    subscribe: status.subscribe,
  }
  return {
    supervised,
    unplug: () => {
      present = false
      status.set({ state: 'absent' })
    },
    plugIn: () => {
      present = true
      status.set({ state: 'ready' })
    },
  }
}
const READY: DeviceStatus = { state: 'ready' }
export const deviceBase = {
  status: READY,
  identity: { attachment: 'in-memory', profile: 'fake', model: null, firmware: null, serialNumber: null } as const,
  counters: {},
  subscribe: () => () => {},
  checkHealth: async () => ok({ checks: [] }),
  close: async () => {},
}

const ANSWERS = { name: 'sam-status', passed: true, detail: null }

/** Outside of every closure, so that it keeps no card alive. */
const nothing = () => {}

export const createFakeReader = (clock: Clock) => {
  let lying: CardRecord | null = null
  const faults: FaultCode[] = []
  let reads = 0
  let wake: () => void = nothing
  const look = (): Result<CardRecord, DeviceFault> => {
    const next = lying === null ? undefined : faults.shift()
    if (next !== undefined) return err(fault(next))
    if (lying === null) return err(fault('CARD_ABSENT'))
    reads += 1
    return ok({ ...lying, photoWlt: Uint8Array.from(lying.photoWlt) })
  }
  const reader: IdCardReader = {
    ...deviceBase,
    checkHealth: () => Promise.resolve(wake === nothing ? ok({ checks: [ANSWERS] }) : err(fault('BUSY'))),
    lookForCard: () => Promise.resolve(look()),
    readNewestAddress: () => Promise.resolve(ok(null)),
    readCard: ({ deadlineMs, signal }) => {
      const first = look()
      if (first.ok || first.error.code !== 'CARD_ABSENT') return Promise.resolve(first)
      return new Promise((resolve) => {
        const settle = (result: Result<CardRecord, DeviceFault>) => {
          cancel()
          wake = nothing
          resolve(result)
        }
        const cancel = clock.setTimer(deadlineMs, () => settle(err(fault('CARD_ABSENT'))))
        signal?.addEventListener('abort', () => settle(err(fault('CANCELLED'))), { once: true })
        wake = () => settle(look())
      })
    },
  }
  const { supervised, plugIn, unplug } = supervise(reader)
  return {
    supervised,
    plugIn,
    unplug: () => {
      unplug()
      wake()
    },
    /** How often a card was read whole. */
    readCount: () => reads,
    place: (card: CardRecord = cardOf(), ...before: readonly FaultCode[]) => {
      lying = card
      faults.push(...before)
      wake()
    },
    takeAway: () => {
      lying = null
      faults.length = 0
    },
  }
}

export const createFakePrinters = () => {
  const slips: Uint8Array[] = []
  const forms: Uint8Array[] = []
  const next: { slip: FaultCode | null; form: FaultCode | null } = { slip: null, form: null }
  /** The A4 printer's own count of sides; it has none until a test gives it one. */
  let counter: number | undefined
  let moves = 0
  /** While set, an A4 page is on its way and does not come out. */
  let jam: Promise<void> | undefined
  const receipt: ReceiptPrinter = {
    ...deviceBase,
    print: async ({ bytes }) => {
      if (next.slip !== null) return err(fault(next.slip))
      slips.push(Uint8Array.from(bytes))
      return ok({ confirmation: 'process-id' })
    },
  }
  const document: DocumentPrinter = {
    ...deviceBase,
    kind: 'ipp',
    capabilities: { takesPdf: true, printsBothSides: false, hasA4: true, operations: [] },
    paperCounter: async () => counter,
    print: async ({ pdf }) => {
      const page = Uint8Array.from(pdf)
      await jam
      if (counter !== undefined) counter += moves
      if (next.form !== null) return err(fault(next.form))
      forms.push(page)
      return ok(null)
    },
  }
  return {
    receipt: supervise(receipt),
    document: supervise(document),
    slips,
    forms,
    next,
    /** From now on the printer counts, and each job moves the count by so many sides. */
    count: (sides: number) => {
      counter = 100
      moves = sides
    },
    /** Holds A4 pages back until the returned function is called. */
    hold: (): (() => void) => {
      let letGo = () => {}
      jam = new Promise((resolve) => (letGo = resolve))
      return () => letGo()
    },
  }
}
