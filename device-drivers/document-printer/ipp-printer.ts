/** The A4 printer by IPP Everywhere: a job is done when the printer says `completed`; an aborted one has failed. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { createOperationQueue, type OperationScope, pause } from '../contract/operation-queue.ts'
import type { DocumentPrinter } from '../contract/printers.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import { askIpp, type IppAnswer, type IppRequest, OPERATIONS } from '../transport/ipp.ts'
import { capabilitiesFrom, conditionFrom, identityFrom } from './printer-facts.ts'

/** All timings of the driver. Heartbeat and two answers' time stay under 2 s: so soon a printer that is gone is known. */
const IPP_TIMINGS = { heartbeatEveryMs: 700, answerMs: 600, jobPollMs: 400, cancelMs: 5_000 } as const

/** Job states (RFC 8011 §5.3.7). */
const JOB = { canceled: 7, aborted: 8, completed: 9 } as const
const SERVER_BUSY = 0x0507
const FIRST_ERROR = 0x0400

export const openIppPrinter = async (parts: {
  readonly uri: string
  readonly clock: Clock
  readonly counters: CounterSet
}): Promise<Result<DocumentPrinter, DeviceFault>> => {
  const { clock, counters, uri } = parts
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  let requestId = 0
  let gone = false
  let stopHeartbeat = () => {}

  const ask = (request: Pick<IppRequest, 'operation' | 'jobId'>) => {
    requestId += 1
    return askIpp({ ...request, requestId, printerUri: uri }, { timeoutMs: IPP_TIMINGS.answerMs })
  }
  const lose = () => {
    gone = true
    stopHeartbeat()
    status.tell({ type: 'lost' })
  }
  /** Asked twice: one lost packet is not an unplugged printer. Nobody there is told at once. */
  const askTwice = async (request: Parameters<typeof ask>[0]): Promise<Result<IppAnswer, DeviceFault>> => {
    const first = await ask(request)
    if (first.ok || first.error.code === 'NO_DEVICE') return first
    return ask(request)
  }
  const look = async (): Promise<Result<ReturnType<typeof conditionFrom>, DeviceFault>> => {
    const answer = await askTwice({ operation: OPERATIONS.getPrinterAttributes })
    if (!answer.ok) {
      lose()
      return err(fault('DISCONNECTED', answer.error.code))
    }
    const condition = conditionFrom(answer.value)
    status.tell({
      type: 'told',
      condition: { fault: condition.fault, ...(condition.paperLow ? { warning: 'PAPER_LOW' as const } : {}) },
    })
    return ok(condition)
  }
  const jobOf = async (jobId: number) => {
    const answer = await askTwice({ operation: OPERATIONS.getJobAttributes, jobId })
    if (!answer.ok) return undefined
    const { attributes } = answer.value
    return {
      state: Number(attributes.get('job-state')?.[0] ?? 0),
      reasons: (attributes.get('job-state-reasons') ?? []).map(String),
      impressions: Number(attributes.get('job-impressions-completed')?.[0] ?? 0),
    }
  }

  /** Cancel is asynchronous: what the job became is asked until it has ended. The printer drops the document with it. */
  const cancel = async (jobId: number): Promise<number | undefined> => {
    await ask({ operation: OPERATIONS.cancelJob, jobId })
    const endMs = clock.nowMs() + IPP_TIMINGS.cancelMs
    let state: number | undefined
    do {
      state = (await jobOf(jobId))?.state
      if (state === undefined || state >= JOB.canceled) return state
      await pause(clock, IPP_TIMINGS.jobPollMs)
    } while (clock.nowMs() < endMs)
    return state
  }

  /** Follows the job to its end. Time over while paper may be moving: unknown, and the rest is cancelled. */
  const follow = async (jobId: number, scope: OperationScope): Promise<Result<null, DeviceFault>> => {
    const unknown = (raw: string) => err(fault('UNKNOWN_OUTCOME', raw))
    let cause: string | undefined
    while (scope.leftMs() > 0 && !scope.signal.aborted) {
      const job = await jobOf(jobId)
      if (job === undefined) {
        lose()
        return unknown('line')
      }
      if (job.state === JOB.completed) {
        counters.add('pages', Math.max(1, job.impressions))
        return ok(null)
      }
      if (job.state >= JOB.canceled) return unknown(`job-state-${job.state} ${job.reasons.join(' ')}`.trim())
      // Paper that ends is told now; put in, the job goes on.
      const seen = await look()
      if (!seen.ok) return unknown('line')
      cause = seen.value.fault?.code
      if (cause === undefined) status.tell({ type: 'began' })
      await pause(clock, IPP_TIMINGS.jobPollMs, scope.signal)
    }
    const end = await cancel(jobId)
    return end === JOB.completed ? ok(null) : unknown(cause ?? scope.reason().code)
  }

  const first = await askTwice({ operation: OPERATIONS.getPrinterAttributes })
  if (!first.ok) return err(fault('NO_DEVICE', first.error.code))
  const capabilities = capabilitiesFrom(first.value)
  if (!capabilities.takesPdf) return err(fault('PROTOCOL', 'no-pdf'))
  const identity = identityFrom(first.value)

  const print: DocumentPrinter['print'] = (job, options) => {
    let sent = false
    return queue.run(
      options,
      async (scope) => {
        if (gone) return err(fault('DISCONNECTED'))
        const before = await look()
        if (!before.ok) return before
        if (before.value.fault !== null) return err(before.value.fault)
        status.tell({ type: 'began' })
        if (scope.signal.aborted) return err(scope.reason())
        sent = true
        requestId += 1
        const answer = await askIpp(
          {
            operation: OPERATIONS.printJob,
            requestId,
            printerUri: uri,
            strings: [
              ['requesting-user-name', 'name', 'kiosk'],
              ['job-name', 'name', job.title],
              ['document-format', 'mediaType', 'application/pdf'],
            ],
            copies: job.copies,
            ...(job.bothSides === true && capabilities.printsBothSides
              ? { sides: 'two-sided-long-edge' as const }
              : {}),
          },
          { timeoutMs: scope.leftMs(), document: job.pdf, signal: scope.signal },
        )
        const result = await settle(answer, scope)
        if (!result.ok) counters.add('operationsFailed')
        if (!gone) await look()
        return result
      },
      // Paper may have moved: what is not known is not called off.
      (reason) => (sent ? fault('UNKNOWN_OUTCOME', reason.code) : reason),
      IPP_TIMINGS.cancelMs + IPP_TIMINGS.answerMs * 4,
    )
  }
  const settle = async (
    answer: Result<IppAnswer, DeviceFault>,
    scope: OperationScope,
  ): Promise<Result<null, DeviceFault>> => {
    // Refused before a byte was sent is certain; anything later is not.
    if (!answer.ok) return answer.error.code === 'NO_DEVICE' ? answer : err(fault('UNKNOWN_OUTCOME', answer.error.code))
    if (answer.value.status === SERVER_BUSY) return err(fault('BUSY'))
    if (answer.value.status >= FIRST_ERROR) return err(fault('PROTOCOL', `ipp-${answer.value.status.toString(16)}`))
    const jobId = answer.value.attributes.get('job-id')?.[0]
    return typeof jobId === 'number' ? follow(jobId, scope) : err(fault('UNKNOWN_OUTCOME', 'no-job-id'))
  }

  const beat = async () => {
    await queue.housekeep(async () => {
      if (!gone) await look()
    })
    if (!gone) planBeat()
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(IPP_TIMINGS.heartbeatEveryMs, () => void beat())
  }
  await look()
  planBeat()
  return ok({
    kind: 'ipp',
    capabilities,
    get status() {
      return status.get()
    },
    identity,
    counters: counters.counts,
    subscribe: status.subscribe,
    print,
    checkHealth: (_level, options) =>
      queue.run(options, async () => {
        const seen = await look()
        if (!seen.ok) return seen
        const problem = seen.value.fault?.code ?? (seen.value.paperLow ? 'PAPER_LOW' : null)
        return ok({
          checks: [
            { name: 'printer-state', passed: seen.value.fault === null, detail: problem },
            { name: 'a4', passed: capabilities.hasA4, detail: null },
          ],
        })
      }),
    close: async () => {
      gone = true
      stopHeartbeat()
      status.tell({ type: 'closed' })
    },
  })
}
