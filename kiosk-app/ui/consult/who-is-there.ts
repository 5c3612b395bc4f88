/** Names and roles of the others in the call, as tiles and written words show them. */
import { isGuestName } from '@lutong/core/consultation/call-guest.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import type { Messages } from '../messages/zh-CN.ts'

export interface Person {
  readonly name: string
  readonly role: string
}

export const whoIs = (
  party: string,
  { guests, lawyer }: Pick<ScreenOf<'consult-call'>, 'guests' | 'lawyer'>,
  { guests: text }: Pick<Messages['consult'], 'guests'>,
): Person => {
  if (!isGuestName(party)) return { name: lawyer?.name ?? '', role: text.lawyer }
  const guest = guests.find((one) => one.party === party)
  return { name: guest?.face.name ?? '', role: guest === undefined ? '' : text.roles[guest.role] }
}
