/** The call's lines follow who is in it, and its room, as the centre says it with every ticket. */
import type { CallTicket } from '@lutong/core/consultation/consultation.ts'
import type { CallSession } from './contract.ts'

export const followParties = (
  session: Pick<CallSession, 'view' | 'invite' | 'dismiss' | 'useRoom'>,
  { parties, room }: Pick<CallTicket, 'parties' | 'room'>,
) => {
  // Before those who come with it: there is no line of their own for one more.
  if (room !== null) session.useRoom(room)
  const known = session.view.parties.map(({ party }) => party)
  for (const party of known) if (!parties.includes(party)) session.dismiss(party)
  for (const party of parties) if (!known.includes(party)) session.invite(party)
}
