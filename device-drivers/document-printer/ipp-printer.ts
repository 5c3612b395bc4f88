/** The A4 printer by IPP Everywhere: a job is done when the printer says `completed`; an aborted one is unknown. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { createOperationQueue, type OperationScope, pause } from '../contract/operation-queue.ts'
import type { DocumentPrinter } from '../contract/printers.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import { type IppAttribute, OPERATIONS } from '../transport/ipp-encoding.ts'
import { createConversation } from './conversation.ts'
import { createJobDesk, JOB, LONGEST_FAREWELL_MS } from './print-job.ts'
import {
  capabilitiesFrom,
  CONDITION_ATTRIBUTES,
  conditionFrom,
  FACT_ATTRIBUTES,
  identityFrom,
  isCupsQueue,
  type PrinterCondition,
  tellsTheEnd,
} from './printer-facts.ts'

/** Heartbeat, or job poll, and two answers' time stay under 2 s: so soon a printer that is gone is known. */
const IPP_TIMINGS = { heartbeatEveryMs: 700, answerMs: 600, jobPollMs: 400 } as const

/** PWG 5100.22, 6.3: sides made since the printer was built. */
const PAPER_COUNTER = 'printer-impressions-completed'

const requested = (values: readonly string[]): readonly IppAttribute[] => [
  { tag: 'keyword', name: 'requested-attributes', values },
]

export const openIppPrinter = async (parts: {
  readonly uri: string
  readonly clock: Clock
  readonly counters: CounterSet
}): Promise<Result<DocumentPrinter, DeviceFault>> => {
  const { clock, counters } = parts
  const talk = createConversation(parts.uri)
  const facts = await talk.askTwice(
    { operation: OPERATIONS.getPrinterAttributes, about: requested(FACT_ATTRIBUTES) },
    IPP_TIMINGS.answerMs,
  )
  if (!facts.ok) {
    const { code, raw } = facts.error.fault
    return err(code === 'PROTOCOL' ? fault('PROTOCOL', raw) : fault('NO_DEVICE', raw ?? code))
  }
  const capabilities = capabilitiesFrom(facts.value)
  if (!capabilities.takesPdf) return err(fault('PROTOCOL', 'no-pdf'))
  const isQueue = isCupsQueue(capabilities)
  const desk = createJobDesk(talk, capabilities, clock)
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  const closing = new AbortController()
  let gone = false
  let stopHeartbeat = () => {}

  const lose = () => {
    gone = true
    stopHeartbeat()
    status.tell({ type: 'lost' })
  }
  const tell = ({ fault: cause, paperLow }: PrinterCondition) =>
    status.tell({ type: 'told', condition: { fault: cause, ...(paperLow ? { warning: 'PAPER_LOW' as const } : {}) } })
  /** Asks how the printer is. Busy is an answer too: it lives, and nothing new is known of it. */
  const look = async (): Promise<Result<PrinterCondition, DeviceFault>> => {
    if (gone) return err(fault('DISCONNECTED'))
    const answer = await talk.askTwice(
      { operation: OPERATIONS.getPrinterAttributes, about: requested(CONDITION_ATTRIBUTES) },
      IPP_TIMINGS.answerMs,
    )
    if (answer.ok) return ok(conditionFrom(answer.value, isQueue))
    const cause = answer.error.fault
    if (cause.code === 'BUSY') return err(cause)
    lose()
    return err(fault('DISCONNECTED', cause.raw ?? cause.code))
  }
  const lookAndTell = async () => {
    const seen = await look()
    if (seen.ok) tell(seen.value)
    return seen
  }
  /** In the middle of a job only what stops it is news. */
  const tellOfJob = (seen: PrinterCondition) => (seen.fault === null ? status.tell({ type: 'began' }) : tell(seen))

  /** While a document crosses the line its printer is asked after: a dead line is known before the deadline. */
  const watched = async <T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const lost = new AbortController()
    const over = new AbortController()
    const watch = async () => {
      while (!over.signal.aborted) {
        await pause(clock, IPP_TIMINGS.heartbeatEveryMs, over.signal)
        if (over.signal.aborted) return
        const seen = await look()
        if (seen.ok) tellOfJob(seen.value)
        else if (seen.error.code === 'DISCONNECTED') return lost.abort()
      }
    }
    const watching = watch()
    try {
      return await work(AbortSignal.any([signal, lost.signal]))
    } finally {
      over.abort()
      await watching
    }
  }

  const unknown = (raw: string) => err(fault('UNKNOWN_OUTCOME', raw))
  const completed = (impressions: number) => {
    counters.add('pages', Math.max(1, impressions))
    return ok(null)
  }

  /** Follows the job to its end. Time over while paper may be moving: unknown, and the rest is cancelled. */
  const follow = async (jobId: number, scope: OperationScope): Promise<Result<null, DeviceFault>> => {
    let cause: string | undefined
    while (!scope.signal.aborted) {
      const job = await desk.stateOf(jobId)
      if (!job.ok && job.error.code === 'PROTOCOL') return unknown(`job ${job.error.raw ?? 'gone'}`)
      if (!job.ok && job.error.code !== 'BUSY') {
        lose()
        return unknown('line')
      }
      if (job.ok) {
        const { state, reasons, impressions } = job.value
        if (state === JOB.completed) return completed(impressions)
        if (state >= JOB.canceled) return unknown(`job-state-${state} ${reasons.join(' ')}`.trim())
      }
      // Paper that ends is told now; put in, the job goes on.
      const seen = await look()
      if (gone) return unknown('line')
      if (seen.ok) {
        cause = seen.value.fault?.code
        tellOfJob(seen.value)
      }
      await pause(clock, IPP_TIMINGS.jobPollMs, scope.signal)
    }
    const end = await desk.cancel(jobId)
    if (end.ok && end.value.state === JOB.completed) return completed(end.value.impressions)
    return unknown(cause ?? scope.reason().code)
  }

  const print: DocumentPrinter['print'] = async (job, options) => {
    let sent = false
    const signals = options.signal === undefined ? [closing.signal] : [options.signal, closing.signal]
    const result = await queue.run(
      { deadlineMs: options.deadlineMs, signal: AbortSignal.any(signals) },
      async (scope): Promise<Result<null, DeviceFault>> => {
        if (job.copies > (capabilities.maxCopies ?? job.copies)) return err(fault('PROTOCOL', 'copies'))
        const before = await lookAndTell()
        if (!before.ok) return before
        if (before.value.fault !== null) return err(before.value.fault)
        if (scope.signal.aborted) return err(scope.reason())
        status.tell({ type: 'began' })
        sent = true
        const jobId = await watched(scope.signal, (signal) => desk.submit(job, { timeoutMs: scope.leftMs(), signal }))
        if (jobId.ok) job.onSent?.()
        const end = jobId.ok ? await follow(jobId.value, scope) : jobId
        if (jobId.ok && !gone) await desk.wipe(jobId.value)
        if (!gone) await lookAndTell()
        return end
      },
      // Paper may have moved: what is not known is not called off.
      (reason) => (sent ? fault('UNKNOWN_OUTCOME', reason.code) : reason),
      LONGEST_FAREWELL_MS,
    )
    if (!result.ok && result.error.code !== 'CANCELLED') counters.add('operationsFailed')
    return result
  }

  const beat = async () => {
    await queue.housekeep(async () => {
      if (!gone) await lookAndTell()
    })
    if (!gone) planBeat()
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(IPP_TIMINGS.heartbeatEveryMs, () => void beat())
  }
  tell(conditionFrom(facts.value, isQueue))
  planBeat()
  return ok({
    kind: 'ipp',
    capabilities,
    get status() {
      return status.get()
    },
    identity: identityFrom(facts.value),
    counters: counters.counts,
    subscribe: status.subscribe,
    print,
    paperCounter: async () => {
      if (gone) return undefined
      const answer = await talk.askTwice(
        { operation: OPERATIONS.getPrinterAttributes, about: requested([PAPER_COUNTER]) },
        IPP_TIMINGS.answerMs,
      )
      const count = answer.ok ? answer.value.attributes.get(PAPER_COUNTER)?.[0] : undefined
      return typeof count === 'number' && count >= 0 ? count : undefined
    },
    checkHealth: (_level, options) =>
      queue.run(options, async () => {
        const seen = await lookAndTell()
        if (!seen.ok) return seen
        const problem = seen.value.fault?.code ?? (seen.value.paperLow ? 'PAPER_LOW' : null)
        return ok({
          checks: [
            { name: 'printer-state', passed: seen.value.fault === null, detail: problem },
            { name: 'a4', passed: capabilities.hasA4, detail: null },
            { name: 'tells-the-end', passed: tellsTheEnd(facts.value), detail: null },
          ],
        })
      }),
    close: async () => {
      status.tell({ type: 'closed' })
      stopHeartbeat()
      // A job that still runs is called off and wiped before the line is left.
      closing.abort()
      await queue.housekeep(async () => {
        gone = true
      })
    },
  })
}
