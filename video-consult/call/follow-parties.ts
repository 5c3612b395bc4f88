/** The call's lines follow who is in it, as the centre says it with every ticket. */
import type { CallSession } from './contract.ts'

export const followParties = (
  session: Pick<CallSession, 'view' | 'invite' | 'dismiss'>,
  parties: readonly string[],
) => {
  const known = session.view.parties.map(({ party }) => party)
  for (const party of known) if (!parties.includes(party)) session.dismiss(party)
  for (const party of parties) if (!known.includes(party)) session.invite(party)
}
