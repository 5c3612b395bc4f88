/** From the reader's words to the visit's: a person, or a problem the citizen can do something about. */
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { DeviceFault, FaultCode } from '@lutong/device-drivers/contract/device.ts'
import type { CardRecord, IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import type { CardLook, CardOutcome } from '../session/visit-setup.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import type { ReadCard } from '../session/visit.ts'

const ID_TYPES = {
  resident: 'resident-id-card',
  'hk-macao-taiwan': 'hk-macao-taiwan-residence-permit',
  foreigner: 'foreigner-permanent-residence-card',
} as const

const readCardOf = (record: CardRecord): ReadCard => ({
  validTo: record.validTo,
  person: {
    name: record.kind === 'foreigner' && record.name === '' ? record.englishName : record.name,
    sex: record.sex,
    birthDate: record.birthDate,
    idType: ID_TYPES[record.kind],
    idNumber: record.idNumber,
    ...(record.kind === 'resident' ? { ethnicity: record.ethnicity } : {}),
    ...(record.kind === 'foreigner' || record.address.length < 4 ? {} : { domicileAddress: record.address }),
  },
})

const PROBLEM_OF: Partial<Record<FaultCode, ProblemCode>> = {
  CARD_READ: 'card-hold-still',
  CHECKSUM: 'card-unreadable',
  PROTOCOL: 'card-unreadable',
  TIMEOUT: 'card-unreadable',
  CARD_UNSUPPORTED: 'card-unsupported',
  CARD_INCONSISTENT: 'card-inconsistent',
  AUTH_FAILED: 'card-not-genuine',
}

const cardProblem = (fault: DeviceFault): ProblemCode | 'none' =>
  fault.code === 'CARD_ABSENT' || fault.code === 'CANCELLED' ? 'none' : (PROBLEM_OF[fault.code] ?? 'reader-absent')

/** One wait for a card. An absent reader answers at once. */
export const waitForCard = async (
  reader: SupervisedDevice<IdCardReader>,
  signal: AbortSignal,
): Promise<CardOutcome> => {
  const open = reader.current
  if (open === undefined) return err('reader-absent')
  const result = await open.readCard({ deadlineMs: SESSION_TIMINGS.cardWaitMs, signal })
  if (!result.ok) return err(cardProblem(result.error))
  result.value.photoWlt.fill(0)
  return ok(readCardOf(result.value))
}

/** One look: whether anything lies on the reader. What it reads is overwritten at once. */
export const lookForCard = async (reader: SupervisedDevice<IdCardReader>, signal: AbortSignal): Promise<CardLook> => {
  const open = reader.current
  if (open === undefined) return 'gone'
  // The shortest deadline makes the driver look exactly once.
  const result = await open.readCard({ deadlineMs: 1, signal })
  if (result.ok) {
    result.value.photoWlt.fill(0)
    return 'there'
  }
  const problem = cardProblem(result.error)
  return problem === 'none' || problem === 'reader-absent' ? 'gone' : 'there'
}
