/** The questions the driver puts to one printer: numbered, signed, in time; an error status is a fault. */
import { userInfo } from 'node:os'
import { err, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault, type FaultCode } from '../contract/device.ts'
import { askIpp } from '../transport/ipp.ts'
import type { IppAnswer, IppAttribute } from '../transport/ipp-encoding.ts'

const FIRST_ERROR = 0x0400
/** Server errors that say more than "it did not work" (RFC 8011 appendix B.1.5). */
const STATUS_FAULTS: ReadonlyMap<number, FaultCode> = new Map([
  [0x0502, 'OFFLINE'],
  [0x0504, 'HARDWARE'],
  [0x0505, 'BUSY'],
  [0x0506, 'OFFLINE'],
  [0x0507, 'BUSY'],
])

/** As whom this process runs; a process of no account has no name. */
const accountName = (): string => {
  try {
    return userInfo().username
  } catch {
    return 'kiosk'
  }
}
/**
 * Owner of every job: CUPS lets only the owner cancel and purge. Never a citizen. An account that there is: since its
 * security update of November 2026 the scheduler of Debian 12 (2.4.2-3+deb12u10) looks its owner up among the machine's
 * accounts, and crashes where it finds none.
 */
const OWNER: IppAttribute = { tag: 'name', name: 'requesting-user-name', values: [accountName()] }

interface Question {
  readonly operation: number
  readonly jobId?: number
  readonly about?: readonly IppAttribute[]
  readonly jobAttributes?: readonly IppAttribute[]
}

interface Unanswered {
  readonly fault: DeviceFault
  /** The printer said no, or was never reached: it did nothing of what was asked. */
  readonly nothingDone: boolean
}

export type Answer = Result<IppAnswer, Unanswered>

export interface Conversation {
  ask(
    question: Question,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal; readonly document?: Uint8Array },
  ): Promise<Answer>
  /** For questions only: one lost packet is not an unplugged printer. Where nobody is, that is told at once. */
  askTwice(question: Question, timeoutMs: number): Promise<Answer>
}

export const createConversation = (printerUri: string): Conversation => {
  let requestId = 0
  const ask: Conversation['ask'] = async ({ operation, jobId, about, jobAttributes }, options) => {
    requestId += 1
    const answer = await askIpp(
      {
        operation,
        requestId,
        printerUri,
        operationAttributes: [
          ...(jobId === undefined ? [] : [{ tag: 'integer', name: 'job-id', values: [jobId] } as const]),
          OWNER,
          ...(about ?? []),
        ],
        ...(jobAttributes === undefined ? {} : { jobAttributes }),
      },
      options,
    )
    if (!answer.ok) return err({ fault: answer.error, nothingDone: answer.error.code === 'NO_DEVICE' })
    const { status } = answer.value
    if (status < FIRST_ERROR) return answer
    const raw = `ipp-${status.toString(16).padStart(4, '0')}`
    return err({ fault: fault(STATUS_FAULTS.get(status) ?? 'PROTOCOL', raw), nothingDone: true })
  }
  return {
    ask,
    askTwice: async (question, timeoutMs) => {
      const first = await ask(question, { timeoutMs })
      return first.ok || first.error.nothingDone ? first : ask(question, { timeoutMs })
    },
  }
}
