/** Whoever joins a call beside citizen and lawyer: asked for by the lawyer, let in by the citizen, then by themselves. */
import { z } from 'zod'
import { LawyerFace } from './lawyer-face.ts'

export const GUEST_ROLES = ['interpreter', 'mediator', 'specialist', 'other-side'] as const
export const GuestRole = z.enum(GUEST_ROLES)
export type GuestRole = z.infer<typeof GuestRole>

/** Numbered within the consultation and never given twice: a token of one who left opens nothing for the next. */
export const GuestName = z
  .string()
  .regex(/^guest-[1-9]\d?$/)
  .brand('GuestName')
export type GuestName = z.infer<typeof GuestName>
export const isGuestName = (name: string): boolean => GuestName.safeParse(name).success

/**
 * `asked`: the citizen has not answered yet; `ringing`: the guest has not. Then `joined`, and from there an end: nothing
 * of the call reaches anybody before `joined` or after it.
 */
export const GuestState = z.enum(['asked', 'ringing', 'joined', 'left', 'refused', 'declined', 'missed', 'asked-out'])
export type GuestState = z.infer<typeof GuestState>

/** Whether there is still something to come of it: such a guest takes one of the call's places. */
export const isExpected = (state: GuestState): boolean => state === 'asked' || state === 'ringing' || state === 'joined'

/** Citizen and lawyer, and as many as the picture of each may be sent to by a line of a small town. */
export const MOST_IN_MESH = 4
/** Where the centre has a room server that each sends its picture to once: as many faces as a screen shows readably. */
export const MOST_IN_ROOM = 8

/** As a page of the call shows it. The account behind it is nobody's business there. */
export const GuestView = z.strictObject({
  party: GuestName,
  role: GuestRole,
  state: GuestState,
  face: LawyerFace,
})
export type GuestView = z.infer<typeof GuestView>
