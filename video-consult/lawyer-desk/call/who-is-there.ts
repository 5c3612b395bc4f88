/** Names and roles of the others in a call. The citizen is never named here: the card says what may be known. */
import type { GuestView } from '@lutong/core/consultation/call-guest.ts'
import type { LawyerFace } from '@lutong/core/consultation/lawyer-face.ts'
import { words } from '../language/language.ts'

export interface Others {
  readonly guests: readonly GuestView[]
  /** Whose call it is, for a guest; the lawyer of the call is nobody's other. */
  readonly lawyer: LawyerFace | null
}

export const whoIs = (party: string, { guests, lawyer }: Others): { readonly name: string; readonly role: string } => {
  const text = words().guests
  if (party === 'citizen') return { name: text.citizen, role: text.atTerminal }
  const guest = guests.find((one) => one.party === party)
  if (guest !== undefined) return { name: guest.face.name, role: text.roles[guest.role] }
  return { name: lawyer?.name ?? '', role: text.lawyer }
}
