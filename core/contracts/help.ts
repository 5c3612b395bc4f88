/** Border: somebody at a terminal asks for a person. Says which terminal and which screen, and nothing of who asks. */
import { z } from 'zod'

const HelpId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

export const HelpRequest = z.strictObject({
  /** Made by the terminal: the same again is the same call. */
  id: HelpId,
  screen: z.string().regex(/^[a-z-]{2,40}$/),
})
export const HelpLook = z.strictObject({ id: HelpId })

export const HelpAnswer = z.strictObject({
  /** `waiting`: it rings; `coming`: a member of staff has said so; `over`: helped, cancelled or too long ago. */
  state: z.enum(['waiting', 'coming', 'over']),
  /** Whether the centre is open now. */
  open: z.boolean(),
})
export type HelpAnswer = z.infer<typeof HelpAnswer>
