import type { IdDocumentType, Sex } from '../forms/person.ts'
import { birthDateOfIdNumber, isValidIdNumber, sexOfIdNumber } from './id-number.ts'

/** What a card (or a typed identity) tells about the person, in the words of the forms: the same for every kind of card. */
export interface IdentifiedPerson {
  readonly name: string
  readonly sex?: Sex
  /** GB/T 3304 */
  readonly ethnicity?: string
  /** `YYYY-MM-DD` */
  readonly birthDate?: string
  readonly idType: IdDocumentType
  readonly idNumber: string
  readonly domicileAddress?: string
}

const BUILT_LIKE_GB_11643: readonly IdDocumentType[] = ['resident-id-card', 'hk-macao-taiwan-residence-permit']

/** Adds the birth date and sex that a valid number tells where the identity came without them (typed by hand). */
export const completedByNumber = (person: IdentifiedPerson): IdentifiedPerson => {
  if (!BUILT_LIKE_GB_11643.includes(person.idType) || !isValidIdNumber(person.idNumber)) return person
  const birthDate = person.birthDate ?? birthDateOfIdNumber(person.idNumber)
  const sex = person.sex ?? sexOfIdNumber(person.idNumber)
  return { ...person, ...(birthDate === undefined ? {} : { birthDate }), ...(sex === undefined ? {} : { sex }) }
}
