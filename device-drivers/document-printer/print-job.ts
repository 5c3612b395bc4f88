/** One job at the printer: handed over, asked after, cancelled, its document wiped (RFC 8011 §4.2, §4.3). */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { pause } from '../contract/operation-queue.ts'
import type { DocumentPrinter, PrinterCapabilities } from '../contract/printers.ts'
import { type IppAnswer, type IppAttribute, OPERATIONS } from '../transport/ipp-encoding.ts'
import type { Answer, Conversation } from './conversation.ts'
import { A4, isCupsQueue } from './printer-facts.ts'

/** Job states (RFC 8011 §5.3.7). */
export const JOB = { canceled: 7, aborted: 8, completed: 9 } as const

const JOB_TIMINGS = { answerMs: 600, createMs: 5_000, pollMs: 400, cancelMs: 3_000 } as const
/** The longest time that calling off a job and wiping it may take. */
export const LONGEST_FAREWELL_MS = JOB_TIMINGS.cancelMs + 6 * JOB_TIMINGS.answerMs

type Job = Parameters<DocumentPrinter['print']>[0]

interface JobState {
  readonly state: number
  readonly reasons: readonly string[]
  readonly impressions: number
}

export interface JobDesk {
  /**
   * Hands the document over and gives the job's number. The error is UNKNOWN_OUTCOME where paper may come all the same;
   * with any other no paper can come.
   */
  submit(
    job: Job,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Result<number, DeviceFault>>
  stateOf(jobId: number): Promise<Result<JobState, DeviceFault>>
  /** Asks to cancel and waits for the job's end, no longer than a moment; gives the last that was heard of it. */
  cancel(jobId: number): Promise<Result<JobState, DeviceFault>>
  /** Lets nothing of the document stay at the printer. Only after the job's end. */
  wipe(jobId: number): Promise<void>
}

const JOB_ATTRIBUTES: IppAttribute = {
  tag: 'keyword',
  name: 'requested-attributes',
  values: ['job-state', 'job-state-reasons', 'job-impressions-completed'],
}

/** Sides and paper are asked for only where the printer knows the word: an unknown one may be printed in any way. */
const ticket = (job: Job, can: PrinterCapabilities): readonly IppAttribute[] => [
  { tag: 'integer', name: 'copies', values: [job.copies] },
  ...(can.printsBothSides
    ? [
        {
          tag: 'keyword',
          name: 'sides',
          values: [job.bothSides === true ? 'two-sided-long-edge' : 'one-sided'],
        } as const,
      ]
    : []),
  ...(can.hasA4 ? [{ tag: 'keyword', name: 'media', values: [A4] } as const] : []),
]
const FORMAT: IppAttribute = { tag: 'mediaType', name: 'document-format', values: ['application/pdf'] }

const jobIdOf = (answer: IppAnswer): Result<number, DeviceFault> => {
  const jobId = answer.attributes.get('job-id')?.[0]
  return typeof jobId === 'number' ? ok(jobId) : err(fault('UNKNOWN_OUTCOME', 'no-job-id'))
}
const outcome = (answer: Answer & { readonly ok: false }): DeviceFault =>
  answer.error.nothingDone ? answer.error.fault : fault('UNKNOWN_OUTCOME', answer.error.fault.code)

export const createJobDesk = (talk: Conversation, can: PrinterCapabilities, clock: Clock): JobDesk => {
  const inTwoSteps = [OPERATIONS.createJob, OPERATIONS.sendDocument].every((one) => can.operations.includes(one))

  const stateOf: JobDesk['stateOf'] = async (jobId) => {
    const answer = await talk.askTwice(
      { operation: OPERATIONS.getJobAttributes, jobId, about: [JOB_ATTRIBUTES] },
      JOB_TIMINGS.answerMs,
    )
    if (!answer.ok) return err(answer.error.fault)
    const { attributes } = answer.value
    return ok({
      state: Number(attributes.get('job-state')?.[0] ?? 0),
      reasons: (attributes.get('job-state-reasons') ?? []).map(String),
      impressions: Number(attributes.get('job-impressions-completed')?.[0] ?? 0),
    })
  }

  const cancel: JobDesk['cancel'] = async (jobId) => {
    const asked = await talk.ask({ operation: OPERATIONS.cancelJob, jobId }, { timeoutMs: JOB_TIMINGS.answerMs })
    // "Not possible" is said of a job that has just ended: how, its state tells.
    if (!asked.ok && !asked.error.nothingDone) return err(asked.error.fault)
    const endMs = clock.nowMs() + JOB_TIMINGS.cancelMs
    let last = await stateOf(jobId)
    while (last.ok && last.value.state < JOB.canceled && clock.nowMs() < endMs) {
      await pause(clock, JOB_TIMINGS.pollMs)
      last = await stateOf(jobId)
    }
    return last
  }

  const wipe: JobDesk['wipe'] = async (jobId) => {
    // A printer drops the document with the job's end. CUPS keeps it for a day unless told not to (PreserveJobFiles);
    // its Cancel-Job takes `purge-job`, for a job that has ended too. Purge-Jobs of RFC 8011 would wipe others' jobs.
    if (!isCupsQueue(can)) return
    const purge: IppAttribute = { tag: 'boolean', name: 'purge-job', values: [true] }
    await talk.askTwice({ operation: OPERATIONS.cancelJob, jobId, about: [purge] }, JOB_TIMINGS.answerMs)
  }

  return {
    stateOf,
    cancel,
    wipe,
    submit: async (job, { timeoutMs, signal }) => {
      const title: IppAttribute = { tag: 'name', name: 'job-name', values: [job.title] }
      const jobAttributes = ticket(job, can)
      if (!inTwoSteps) {
        const question = { operation: OPERATIONS.printJob, about: [title, FORMAT], jobAttributes }
        const answer = await talk.ask(question, { timeoutMs, signal, document: job.pdf })
        return answer.ok ? jobIdOf(answer.value) : err(outcome(answer))
      }
      // The job has a number before a byte of the document is out: whatever comes then, it can be called off.
      const created = await talk.ask(
        { operation: OPERATIONS.createJob, about: [title], jobAttributes },
        { timeoutMs: Math.min(timeoutMs, JOB_TIMINGS.createMs), signal },
      )
      if (!created.ok) return err(created.error.fault)
      const jobId = jobIdOf(created.value)
      if (!jobId.ok) return err(fault('PROTOCOL', 'no-job-id'))
      const last: IppAttribute = { tag: 'boolean', name: 'last-document', values: [true] }
      const sent = await talk.ask(
        { operation: OPERATIONS.sendDocument, jobId: jobId.value, about: [FORMAT, last] },
        { timeoutMs, signal, document: job.pdf },
      )
      if (sent.ok) return jobId
      const end = await cancel(jobId.value)
      await wipe(jobId.value)
      return err(end.ok && end.value.state === JOB.completed ? fault('UNKNOWN_OUTCOME', 'late') : outcome(sent))
    },
  }
}
