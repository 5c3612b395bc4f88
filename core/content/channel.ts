/** A way to complain, report or ask: what it is for, and its number. */
import { z } from 'zod'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'

export const Channel = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  name: Text,
  /** `null`: the centre's own number, which the terminal knows. */
  phone: z
    .string()
    .regex(/^\d{3,12}$/)
    .nullable(),
  hours: Text,
  /** What it is for, one thing a line. */
  uses: z.array(Text).min(1),
  /** Services that do the same at this terminal. */
  items: z.array(ItemCode),
  /** In danger now: shown first, and told apart. */
  urgent: z.boolean(),
})
export type Channel = z.infer<typeof Channel>
