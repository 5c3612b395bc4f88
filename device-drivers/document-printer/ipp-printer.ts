/** The A4 printer by IPP Everywhere: a job is done when the printer says `completed`; an aborted one has failed. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import {
  type DeviceFault,
  type DeviceStatus,
  fault,
  type FaultCode,
  type OperationOptions,
} from '../contract/device.ts'
import type { DocumentPrinter } from '../contract/printers.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import { askIpp, type IppAnswer, OPERATIONS } from '../transport/ipp.ts'

const REQUEST_TIMEOUT_MS = 5_000
const HEARTBEAT_EVERY_MS = 6_000
const JOB_POLL_MS = 400
const HEARTBEAT_MISSES = 2

/** Job states (RFC 8011 §5.3.7). */
const JOB = { canceled: 7, aborted: 8, completed: 9 } as const
const PRINTER_STOPPED = 5
const SERVER_BUSY = 0x0507

/** Keyword prefix → fault: the suffix (-error, -warning, -report) follows the printer's state. */
const REASONS: readonly (readonly [prefix: string, code: FaultCode])[] = [
  ['media-empty', 'PAPER_OUT'],
  ['media-needed', 'NO_MEDIA'],
  ['media-jam', 'JAM'],
  ['cover-open', 'COVER_OPEN'],
  ['door-open', 'COVER_OPEN'],
  ['offline', 'OFFLINE'],
  ['shutdown', 'OFFLINE'],
]

const reasonsFault = (answer: IppAnswer): DeviceFault | null => {
  const reasons = (answer.attributes.get('printer-state-reasons') ?? []).map(String)
  const stopped = answer.attributes.get('printer-state')?.[0] === PRINTER_STOPPED
  for (const [prefix, code] of REASONS) {
    const reason = reasons.find((one) => one.startsWith(prefix) && !one.endsWith('-report'))
    if (reason !== undefined) return fault(code, reason)
  }
  return stopped ? fault('OFFLINE', reasons.join(' ')) : null
}

export const openIppPrinter = async (parts: {
  readonly uri: string
  readonly clock: Clock
  readonly counters: CounterSet
}): Promise<Result<DocumentPrinter, DeviceFault>> => {
  const { clock, counters, uri } = parts
  const status = createStatusCell({ state: 'connecting' })
  let requestId = 0
  let closed = false
  let misses = 0
  let queue: Promise<unknown> = Promise.resolve()
  const wait = (delayMs: number) => new Promise<void>((resolve) => clock.setTimer(delayMs, resolve))
  const nextId = () => (requestId += 1)

  const look = async (): Promise<Result<DeviceStatus, DeviceFault>> => {
    const answer = await askIpp(
      { operation: OPERATIONS.getPrinterAttributes, requestId: nextId(), printerUri: uri },
      { timeoutMs: REQUEST_TIMEOUT_MS },
    )
    if (!answer.ok) return answer
    const problem = reasonsFault(answer.value)
    return ok(problem ? { state: 'faulted', fault: problem } : { state: 'ready' })
  }

  const jobState = async (jobId: number) => {
    const answer = await askIpp(
      { operation: OPERATIONS.getJobAttributes, requestId: nextId(), printerUri: uri, jobId },
      { timeoutMs: REQUEST_TIMEOUT_MS },
    )
    return answer.ok ? Number(answer.value.attributes.get('job-state')?.[0] ?? 0) : undefined
  }

  const cancel = (jobId: number) =>
    askIpp(
      { operation: OPERATIONS.cancelJob, requestId: nextId(), printerUri: uri, jobId },
      { timeoutMs: REQUEST_TIMEOUT_MS },
    )

  /** Follows the job to its end. Time over while paper may be moving: unknown, and the rest is cancelled. */
  const follow = async (jobId: number, options: OperationOptions): Promise<Result<null, DeviceFault>> => {
    const endMs = clock.nowMs() + options.deadlineMs
    while (clock.nowMs() < endMs && options.signal?.aborted !== true) {
      const state = await jobState(jobId)
      if (state === JOB.completed) return ok(null)
      if (state === JOB.aborted || state === JOB.canceled) return err(fault('UNKNOWN_OUTCOME', `job-state-${state}`))
      await wait(JOB_POLL_MS)
    }
    const last = await look()
    await cancel(jobId)
    const end = await jobState(jobId)
    if (end === JOB.completed) return ok(null)
    const why = last.ok && last.value.state === 'faulted' ? last.value.fault.code : 'time-over'
    return err(fault('UNKNOWN_OUTCOME', why))
  }

  const print = async (
    job: { readonly pdf: Uint8Array; readonly title: string; readonly copies: number },
    options: OperationOptions,
  ): Promise<Result<null, DeviceFault>> => {
    const before = await look()
    if (!before.ok) return before
    if (before.value.state === 'faulted') return err(before.value.fault)
    const answer = await askIpp(
      {
        operation: OPERATIONS.printJob,
        requestId: nextId(),
        printerUri: uri,
        strings: [
          ['requesting-user-name', 'name', 'kiosk'],
          ['job-name', 'name', job.title],
          ['document-format', 'mediaType', 'application/pdf'],
        ],
        copies: job.copies,
      },
      { timeoutMs: options.deadlineMs, document: job.pdf, ...(options.signal ? { signal: options.signal } : {}) },
    )
    if (!answer.ok) {
      // Refused before a byte was sent is certain; anything later is not.
      return answer.error.code === 'NO_DEVICE' ? answer : err(fault('UNKNOWN_OUTCOME', answer.error.code))
    }
    if (answer.value.status === SERVER_BUSY) return err(fault('BUSY'))
    if (answer.value.status >= 0x0400) return err(fault('PROTOCOL', `ipp-${answer.value.status.toString(16)}`))
    const jobId = answer.value.attributes.get('job-id')?.[0]
    return typeof jobId === 'number' ? follow(jobId, options) : err(fault('UNKNOWN_OUTCOME', 'no-job-id'))
  }

  let stopHeartbeat: () => void = () => {}
  const settle = (seen: Result<DeviceStatus, DeviceFault>) => {
    misses = seen.ok ? 0 : misses + 1
    if (closed) return
    if (seen.ok) status.set(seen.value)
    else if (misses >= HEARTBEAT_MISSES || seen.error.code === 'NO_DEVICE') status.set({ state: 'absent' })
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(HEARTBEAT_EVERY_MS, () => void beat())
  }
  const beat = async () => {
    if (status.get().state !== 'busy') settle(await look())
    if (!closed && status.get().state !== 'absent') planBeat()
  }

  const first = await look()
  if (!first.ok) return first
  status.set(first.value)
  planBeat()
  return ok({
    kind: 'ipp',
    get status() {
      return status.get()
    },
    identity: { attachment: 'ipp', profile: 'ipp-everywhere', model: null, firmware: null, serialNumber: null },
    counters: counters.counts,
    subscribe: status.subscribe,
    checkHealth: async () => {
      const seen = await look()
      if (!seen.ok) return seen
      const problem = seen.value.state === 'faulted' ? seen.value.fault.code : null
      return ok({ checks: [{ name: 'printer-state', passed: problem === null, detail: problem }] })
    },
    print: (job, options) => {
      const turn = queue.then(async () => {
        if (closed) return err(fault('DISCONNECTED'))
        status.set({ state: 'busy' })
        const result = await print(job, options)
        settle(await look())
        return result
      })
      queue = turn.catch(() => undefined)
      return turn
    },
    close: async () => {
      closed = true
      stopHeartbeat()
      status.set({ state: 'closed' })
    },
  })
}
