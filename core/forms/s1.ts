/** S1 服务意见登记表: a complaint, a suggestion or a word of praise about the service itself (信访工作条例 17, 22, 34). */
import { z } from 'zod'
import { PersonName, PhoneNumber } from './person.ts'

const OPINION_KINDS = ['complaint', 'suggestion', 'praise'] as const
const OPINION_SUBJECTS = ['window', 'terminal', 'hotline', 'website', 'staff', 'other'] as const

export const S1Data = z.strictObject({
  kind: z.enum(OPINION_KINDS),
  about: z.enum(OPINION_SUBJECTS),
  content: z.string().trim().min(10).max(2000),
  /** Without a name or telephone nobody can answer: the form says so. */
  name: PersonName.optional(),
  phone: PhoneNumber.optional(),
})
export type S1Data = z.infer<typeof S1Data>
