/** What anybody in a call may know of a lawyer, interpreter or mediator: who answers for what is said. */
import { z } from 'zod'

/** `first-line` answers most and hands over with the file (R13). */
export const Tier = z.enum(['first-line', 'specialist'])
export type Tier = z.infer<typeof Tier>

export const LawyerFace = z.strictObject({
  name: z.string(),
  licence: z.string(),
  organisation: z.string(),
  tier: Tier,
})
export type LawyerFace = z.infer<typeof LawyerFace>
