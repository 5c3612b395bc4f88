/** F5 劳动人事争议仲裁申请书 (劳动争议调解仲裁法 27, 28). */
import { z } from 'zod'
import { IsoDate, OpposingParty, Person, PersonName } from './person.ts'

const CLAIM_KINDS = [
  'wages',
  'overtime',
  'double-wage',
  'severance',
  'unlawful-dismissal',
  'work-injury',
  'social-insurance',
  'annual-leave',
  'relationship',
  'other',
] as const
const Money = z.number().nonnegative().max(1e9).multipleOf(0.01)

export const F5Data = z
  .strictObject({
    applicant: Person,
    /** The employer; with 劳务派遣 both units are respondents. */
    respondents: z.array(OpposingParty).min(1).max(2),
    entryDate: IsoDate,
    leaveDate: IsoDate.optional(),
    post: z.string().trim().min(1).max(40),
    contractSigned: z.boolean(),
    monthlyWageYuan: Money,
    owedFrom: IsoDate.optional(),
    owedTo: IsoDate.optional(),
    claims: z
      .array(
        z.strictObject({
          kind: z.enum(CLAIM_KINDS),
          amountYuan: Money.optional(),
          /** How the sum comes about: a claim without it is sent back. */
          formula: z.string().trim().min(1).max(200),
        }),
      )
      .min(1)
      .max(12),
    facts: z.string().trim().min(20).max(4_000),
    evidence: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(60), source: z.string().trim().min(1).max(60) }))
      .min(1)
      .max(30),
    witnesses: z.array(z.strictObject({ name: PersonName, address: z.string().trim().max(100).optional() })).max(6),
    committee: z.string().trim().min(2).max(60),
  })
  .refine(({ entryDate, leaveDate }) => leaveDate === undefined || leaveDate >= entryDate, {
    path: ['leaveDate'],
    params: { code: 'dates-order' },
  })
export type F5Data = z.infer<typeof F5Data>
