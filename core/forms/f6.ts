/** F6 咨询登记表: a question left for a legal adviser; name and card are optional (法律援助法 22(1), 23). */
import { z } from 'zod'
import { PersonName, PhoneNumber } from './person.ts'

const CONSULTATION_CATEGORIES = [
  'wages',
  'family',
  'inheritance',
  'traffic',
  'injury',
  'housing',
  'land',
  'contract',
  'administrative',
  'criminal',
  'other',
] as const

export const F6Data = z.strictObject({
  /** Absent where the citizen asks without a name. */
  name: PersonName.optional(),
  phone: PhoneNumber,
  category: z.enum(CONSULTATION_CATEGORIES),
  content: z.string().trim().min(10).max(2000),
})
export type F6Data = z.infer<typeof F6Data>
