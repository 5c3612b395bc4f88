/** What was written in a call, for a page that comes back: kept from whoever is in it, read by who was there then. */
import { isGuestName } from '@lutong/core/consultation/call-guest.ts'
import type { ChatLine, KeptChatLine } from '@lutong/core/consultation/chat.ts'
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { partiesOf, type Party } from './call-access.ts'
import type { CallEnd } from './call-carriage.ts'

type ChatParts = Pick<CentreParts, 'store' | 'clock'>

/** As whom somebody is in this call; `undefined`: not in it. */
const partyAt = (one: Consultation, { principal, role }: CallEnd): Party | undefined => {
  if (!isInCall(one.state) && one.state !== 'summarising') return undefined
  if (role === 'terminal') return one.terminalId === principal ? 'citizen' : undefined
  if (one.lawyerId === principal) return 'lawyer'
  return one.guests.find(({ accountId, state }) => accountId === principal && state === 'joined')?.party
}

/** False where they may not write there, or the call is over. */
export const keepChat = async (
  { clock, store }: ChatParts,
  end: CallEnd,
  consultationId: ConsultationId,
  line: ChatLine,
): Promise<boolean> => {
  const outcome = await store.keepChatLine({
    consultationId,
    line,
    atMs: clock.nowMs(),
    placeIn: (now) => {
      const from = partyAt(now, end)
      return from === undefined ? undefined : { from, readers: partiesOf(now) }
    },
  })
  return outcome === 'kept'
}

export const readChat = async (
  { store }: ChatParts,
  end: CallEnd,
  id: ConsultationId,
): Promise<readonly KeptChatLine[] | undefined> => {
  const one = await store.findConsultation(id)
  const party = one && partyAt(one, end)
  if (party === undefined) return undefined
  return (await store.chatOf(id))
    .filter(({ readers }) => !isGuestName(party) || readers.includes(party))
    .map(({ readers: _readers, ...line }) => line)
}
