/**
 * The receipt printer as a device. A slip is printed when the printer says so (GS ( H process id after the last line,
 * or a clean status after the buffer), else its outcome is unknown, and nothing here prints it again.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, type DeviceStatus, fault, type OperationOptions } from '../contract/device.ts'
import type { Confirmation, ReceiptPrinter } from '../contract/printers.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import type { OpenTransport } from '../transport/byte-transport.ts'
import type { ReceiptPrinterProfile } from './profiles/escpos-tcp.ts'
import {
  conditionOf,
  isStatusByte,
  type PrinterCondition,
  STATUS_KINDS,
  type StatusKind,
  statusRequest,
} from './status.ts'

/** `37 22 d1 d2 d3 d4 00`: the printer has worked off everything before this process id. */
const PROCESS_ANSWER = [0x37, 0x22] as const
const PROCESS_ANSWER_BYTES = 7
const SPACE = 0x20
const PRINTABLE = 95

export interface ReceiptPrinterParts {
  readonly open: OpenTransport
  readonly profile: ReceiptPrinterProfile
  readonly clock: Clock
  readonly counters: CounterSet
}

export const openReceiptPrinter = async (parts: ReceiptPrinterParts): Promise<Result<ReceiptPrinter, DeviceFault>> => {
  const { clock, counters, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line = opened.value
  const status = createStatusCell({ state: 'connecting' })
  let gone = false
  let serial = 0
  let queue: Promise<unknown> = Promise.resolve()
  let received: number[] = []
  let wake: () => void = () => {}

  const stopBytes = line.onBytes((bytes) => {
    received.push(...bytes)
    wake()
  })
  line.onClosed(() => {
    gone = true
    if (status.get().state !== 'closed') status.set({ state: 'absent' })
    wake()
  })

  /** Waits until `take` finds what it wants among the received bytes, the time is up, or the line is gone. */
  const awaitBytes = <T>(take: () => T | undefined, timeoutMs: number, signal?: AbortSignal): Promise<T | undefined> =>
    new Promise((resolve) => {
      const settle = (value: T | undefined) => {
        cancel()
        signal?.removeEventListener('abort', abort)
        wake = () => {}
        resolve(value)
      }
      const abort = () => settle(undefined)
      const cancel = clock.setTimer(timeoutMs, abort)
      signal?.addEventListener('abort', abort, { once: true })
      wake = () => {
        const found = take()
        if (found !== undefined) settle(found)
        else if (gone) settle(undefined)
      }
      wake()
    })

  const takeStatusByte = (): number | undefined => {
    const at = received.findIndex(isStatusByte)
    return at === -1 ? undefined : received.splice(at, 1)[0]
  }

  /** `undefined` where the printer does not answer at all. */
  const ask = async (): Promise<PrinterCondition | undefined> => {
    const answers = new Map<StatusKind, number>()
    for (const kind of STATUS_KINDS) {
      const written = await line.write(statusRequest(kind))
      const byte = written.ok ? await awaitBytes(takeStatusByte, profile.statusTimeoutMs) : undefined
      if (byte === undefined) return undefined
      answers.set(kind, byte)
    }
    return conditionOf(answers)
  }

  const settled = (condition: PrinterCondition | undefined): DeviceStatus => {
    if (gone || condition === undefined) return { state: 'absent' }
    if (condition.fault) return { state: 'faulted', fault: condition.fault }
    return condition.paperLow ? { state: 'ready', warning: 'PAPER_LOW' } : { state: 'ready' }
  }

  const nextProcessId = (): readonly number[] => {
    serial += 1
    // The id is four printable characters, so that no clone takes it for a command.
    return [3, 2, 1, 0].map((place) => SPACE + (Math.floor(serial / PRINTABLE ** place) % PRINTABLE))
  }

  const awaitProcess = (id: readonly number[], timeoutMs: number, signal?: AbortSignal) =>
    awaitBytes(
      () => {
        const at = received.findIndex(
          (_, start) =>
            PROCESS_ANSWER.every((byte, index) => received[start + index] === byte) &&
            id.every((byte, index) => received[start + PROCESS_ANSWER.length + index] === byte),
        )
        if (at === -1 || received.length < at + PROCESS_ANSWER_BYTES) return undefined
        received.splice(at, PROCESS_ANSWER_BYTES)
        return true
      },
      timeoutMs,
      signal,
    )

  /** After the bytes are out nothing may end as "not printed": only printed, or unknown. */
  const confirm = async (options: OperationOptions): Promise<Result<{ confirmation: Confirmation }, DeviceFault>> => {
    const unknown = (raw: string) => err(fault('UNKNOWN_OUTCOME', raw))
    if (profile.confirmation === 'none') return unknown('no-confirmation')
    if (profile.confirmation === 'process-id') {
      const id = nextProcessId()
      const written = await line.write(Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...id))
      if (!written.ok) return unknown('line')
      const worked = await awaitProcess(id, options.deadlineMs, options.signal)
      if (worked === true) return ok({ confirmation: 'process-id' })
      const condition = gone ? undefined : await ask()
      return unknown(condition?.fault?.code ?? (gone ? 'line' : 'no-answer'))
    }
    const written = await line.write(Uint8Array.of(0x1d, 0x72, 0x01))
    const answer = written.ok
      ? await awaitBytes(() => received.splice(0, 1)[0], options.deadlineMs, options.signal)
      : undefined
    const condition = answer === undefined || gone ? undefined : await ask()
    return condition?.fault === null
      ? ok({ confirmation: 'status-after' })
      : unknown(condition?.fault?.code ?? 'no-answer')
  }

  const print = async (bytes: Uint8Array, options: OperationOptions) => {
    if (gone) return err(fault('DISCONNECTED'))
    received = []
    const before = await ask()
    if (before === undefined) return err(fault(gone ? 'DISCONNECTED' : 'TIMEOUT'))
    if (before.fault) return err(before.fault)
    if (options.signal?.aborted === true) return err(fault('CANCELLED'))
    const written = await line.write(bytes)
    if (!written.ok) return err(fault('UNKNOWN_OUTCOME', 'line'))
    return confirm(options)
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => undefined)
    return turn
  }
  let stopHeartbeat: () => void = () => {}
  const look = async () => {
    received = []
    const condition = gone ? undefined : await ask()
    status.set(settled(condition))
    if (condition !== undefined || gone) return
    gone = true
    await line.close()
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(profile.heartbeatEveryMs, () => void beat())
  }
  const beat = async () => {
    await inTurn(look)
    if (!gone) planBeat()
  }

  const first = await ask()
  if (first === undefined) {
    await line.close()
    return err(fault('NO_DEVICE'))
  }
  status.set(settled(first))
  planBeat()

  return ok({
    get status() {
      return status.get()
    },
    identity: { ...line.info, profile: profile.name },
    counters: counters.counts,
    subscribe: status.subscribe,
    checkHealth: () =>
      inTurn(async () => {
        const condition = gone ? undefined : await ask()
        if (condition === undefined) return err(fault(gone ? 'DISCONNECTED' : 'TIMEOUT'))
        const { fault: problem } = condition
        return ok({ checks: [{ name: 'status', passed: problem === null, detail: problem?.code ?? null }] })
      }),
    print: (job, options) =>
      inTurn(async () => {
        if (!gone) status.set({ state: 'busy' })
        const result = await print(job.bytes, options)
        counters.add(result.ok ? 'slips' : 'operationsFailed')
        await look()
        return result
      }),
    close: async () => {
      stopHeartbeat()
      status.set({ state: 'closed' })
      gone = true
      stopBytes()
      await line.close()
    },
  })
}
