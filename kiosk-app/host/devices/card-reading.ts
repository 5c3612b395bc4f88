/** From the reader's words to the visit's: a person, or a problem the citizen can do something about. */
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { DeviceFault, FaultCode } from '@lutong/device-drivers/contract/device.ts'
import type { CardRecord } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { ReadCard } from '../session/visit.ts'

const ID_TYPES = {
  resident: 'resident-id-card',
  'hk-macao-taiwan': 'hk-macao-taiwan-residence-permit',
  foreigner: 'foreigner-permanent-residence-card',
} as const

export const readCardOf = (record: CardRecord): ReadCard => ({
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
  CARD_NOT_SELECTED: 'card-hold-still',
  CHECKSUM: 'card-unreadable',
  PROTOCOL: 'card-unreadable',
  TIMEOUT: 'card-unreadable',
  CARD_UNSUPPORTED: 'card-unsupported',
  CARD_INCONSISTENT: 'card-inconsistent',
  AUTH_FAILED: 'card-not-genuine',
}

export const cardProblem = (fault: DeviceFault): ProblemCode | 'none' =>
  fault.code === 'CARD_ABSENT' || fault.code === 'CANCELLED' ? 'none' : (PROBLEM_OF[fault.code] ?? 'reader-absent')
