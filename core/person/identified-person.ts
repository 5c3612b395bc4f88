import type { IdDocumentType, Sex } from '../forms/person.ts'

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
