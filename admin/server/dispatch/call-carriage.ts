/** Signals between the pages of one call: carried unread, to whom they name, from whoever holds that party's token. */
import type { CallEnvelope } from '@lutong/core/contracts/live.ts'
import type { CentreParts } from '../capability.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import { asParty, holdsToken, type Party } from './call-access.ts'
import { guestIn } from './call-guests.ts'

export interface CallEnd {
  readonly role: 'terminal' | 'lawyer'
  readonly principal: string
}

const endOf = (one: Consultation, party: Party): CallEnd | undefined => {
  if (party === 'citizen') return { role: 'terminal', principal: one.terminalId }
  const accountId = party === 'lawyer' ? one.lawyerId : guestIn(one, party)?.accountId
  return accountId === undefined || accountId === null ? undefined : { role: 'lawyer', principal: accountId }
}

/** Where it goes; `undefined` where it may not be said by whoever says it. */
export const carriageOf = (
  blind: CentreParts['blind'],
  one: Consultation | undefined,
  from: CallEnd,
  envelope: CallEnvelope,
): readonly CallEnd[] | undefined => {
  const inCall = one?.state === 'connected' || one?.state === 'reconnecting' || one?.state === 'summarising'
  const party = asParty(envelope.from)
  if (one === undefined || !inCall || party === undefined) return undefined
  const own = endOf(one, party)
  if (own?.role !== from.role || own.principal !== from.principal) return undefined
  if (!holdsToken(blind, one, party, envelope.token)) return undefined
  const others: readonly Party[] = ['citizen', 'lawyer', ...one.guests.map((guest) => guest.party)]
  return others
    .filter((other) => other !== party && (envelope.to === '*' || envelope.to === other))
    .flatMap((other) => endOf(one, other) ?? [])
}
