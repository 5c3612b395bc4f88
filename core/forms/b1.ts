/** B1 预约登记表: a half-day with somebody; the centre confirms it (公证法 12(5), 26; 司发〔2018〕5号). */
import { z } from 'zod'
import { IdDocumentType, IsoDate, PersonName, PhoneNumber } from './person.ts'

const BOOKING_TOPICS = [
  'notary',
  'forensic',
  'arbitration',
  'reconsideration',
  'legal-aid',
  'village-adviser',
  'will',
  'other',
] as const
const DAY_PARTS = ['morning', 'afternoon'] as const

export const B1Data = z.strictObject({
  applicant: z.strictObject({
    name: PersonName,
    idType: IdDocumentType,
    idNumber: z.string().trim().min(5).max(30),
    phone: PhoneNumber,
  }),
  topic: z.enum(BOOKING_TOPICS),
  /** Who is visited. */
  institution: z.string().trim().min(2).max(60),
  wantedDay: IsoDate,
  dayPart: z.enum(DAY_PARTS),
  /** Somebody who cannot come is visited. */
  homeVisit: z.boolean(),
  note: z.string().trim().max(300).optional(),
})
export type B1Data = z.infer<typeof B1Data>
