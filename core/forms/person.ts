import { z } from 'zod'
import { isValidIdNumber } from '../person/id-number.ts'
import { ETHNIC_CODES } from '../person/ethnic-groups.ts'

/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
export const Sex = z.enum(['0', '1', '2', '9'])
export type Sex = z.infer<typeof Sex>

const EthnicCode = z.enum(ETHNIC_CODES)

/** Calendar date, ISO 8601 `YYYY-MM-DD`. */
export const IsoDate = z.iso.date()

const ID_DOCUMENT_TYPES = [
  'resident-id-card',
  'hk-macao-taiwan-residence-permit',
  'foreigner-permanent-residence-card',
  'passport',
  'other',
] as const
export const IdDocumentType = z.enum(ID_DOCUMENT_TYPES)
export type IdDocumentType = z.infer<typeof IdDocumentType>

/** The three card kinds carry GB 11643 numbers with a check digit; passports and others only a sane shape. */
const CHECKED_TYPES: readonly IdDocumentType[] = [
  'resident-id-card',
  'hk-macao-taiwan-residence-permit',
  'foreigner-permanent-residence-card',
]

/** Mainland mobile or a landline with area code. */
export const PhoneNumber = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/)

/** One character is enough: what a chip says must never be refused at the end. A pictograph is no part of a name. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^\P{Extended_Pictographic}+$/u)

const IdDocument = z.looseObject({ idType: IdDocumentType, idNumber: z.string() })

export const Person = z
  .strictObject({
    name: PersonName,
    sex: Sex,
    ethnicity: EthnicCode.optional(),
    birthDate: IsoDate,
    idType: IdDocumentType,
    idNumber: z.string().trim().min(5).max(30),
    domicileAddress: z.string().trim().min(1).max(70).optional(),
    residence: z.string().trim().min(4).max(100),
    postcode: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    phone: PhoneNumber,
    employer: z.string().trim().max(60).optional(),
    occupation: z.string().trim().max(30).optional(),
  })
  .refine((person) => !CHECKED_TYPES.includes(person.idType) || isValidIdNumber(person.idNumber), {
    path: ['idNumber'],
    params: { code: 'id-check-digit' },
    // A wrong digit is told on the step that asks it, though later steps are still empty.
    when: ({ value }) => IdDocument.safeParse(value).success,
  })
export type Person = z.infer<typeof Person>

/** The other side of a dispute: often only a name is known, and that must be enough. */
export const OpposingParty = z.strictObject({
  kind: z.enum(['person', 'organisation']),
  name: z.string().trim().min(2).max(60),
  sex: Sex.optional(),
  /** Years; only where the applicant knows it. */
  age: z.int().min(0).max(130).optional(),
  phone: z.string().trim().max(20).optional(),
  address: z.string().trim().max(100).optional(),
  legalRepresentative: z.string().trim().max(50).optional(),
  /** Of the legal representative: manager, director. */
  title: z.string().trim().max(30).optional(),
})
export type OpposingParty = z.infer<typeof OpposingParty>
