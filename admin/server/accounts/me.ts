import { z } from 'zod'
import { type Account, ROLES } from '../../store/account-store.ts'

/** What is to be seen to before anything else is open. */
const MUST = ['new-password', 'second-factor'] as const

export const Me = z.strictObject({
  name: z.string(),
  role: z.enum(ROLES),
  scope: z.string(),
  must: z.enum(MUST).nullable(),
})
export type Me = z.infer<typeof Me>

export const meOf = ({ name, role, scope }: Account, must: Me['must']): Me => ({ name, role, scope, must })
