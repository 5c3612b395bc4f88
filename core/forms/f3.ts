/** F3 公证申请表 (公证法 11, 25–31; 公证程序规则). */
import { z } from 'zod'
import { IsoDate, Person, PersonName, PhoneNumber } from './person.ts'

const NOTARY_MATTERS = [
  'will',
  'survival',
  'adoption',
  'inheritance',
  'power-of-attorney',
  'declaration',
  'contract',
  'marriage-status',
  'kinship',
  'no-criminal-record',
  'education',
  'document-copy',
  'evidence',
  'other',
] as const
/** 公证法 26: who these concern must come in person. */
const IN_PERSON_ONLY: readonly string[] = ['will', 'survival', 'adoption']

const Heir = z.strictObject({
  name: PersonName,
  relation: z.string().trim().min(1).max(20),
  choice: z.enum(['inherits', 'renounces']),
})

export const F3Data = z
  .strictObject({
    applicant: Person,
    /** At most one: 公证法 26 and practice. */
    agents: z
      .array(z.strictObject({ name: PersonName, phone: PhoneNumber, relation: z.string().trim().max(20) }))
      .max(1),
    notaryMatter: z.enum(NOTARY_MATTERS),
    purpose: z.string().trim().min(2).max(200),
    useCountry: z.string().trim().max(40).optional(),
    translation: z.string().trim().max(40).optional(),
    copies: z.int().min(1).max(50),
    documentName: z.string().trim().min(2).max(100),
    /** 公证法 25: where one lives or has one's usual home, where the act or fact took place; for land where it lies. */
    venueBasis: z.enum(['domicile', 'residence', 'place-of-act', 'place-of-property']),
    notaryOffice: z.string().trim().min(2).max(60),
    submitted: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(60) }))
      .min(1)
      .max(20),
    witnesses: z.array(z.strictObject({ name: PersonName })).max(4),
    property: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(100), share: z.string().trim().max(40).optional() }))
      .max(20),
    inheritance: z
      .strictObject({
        deceased: PersonName,
        diedOn: IsoDate,
        heirs: z.array(Heir).min(1).max(20),
        hasWill: z.boolean(),
      })
      .optional(),
    /** 公证法 31(4): a matter in dispute is not notarised. */
    disputeFree: z.literal(true),
    feeReduction: z.boolean(),
    delivery: z.enum(['collect', 'post', 'electronic']),
  })
  .refine((data) => data.agents.length === 0 || !IN_PERSON_ONLY.includes(data.notaryMatter), {
    path: ['agents'],
    params: { code: 'in-person-only' },
  })
  .refine((data) => (data.notaryMatter === 'inheritance') === (data.inheritance !== undefined), {
    path: ['inheritance'],
    params: { code: 'inheritance-facts' },
  })
export type F3Data = z.infer<typeof F3Data>
