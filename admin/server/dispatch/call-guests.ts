/** Who of those asked into a call is in it, or may still come. */
import { isExpected } from '@lutong/core/consultation/call-guest.ts'
import type { CallGuest, Consultation, ConsultationFacts, LawyerRow } from '../../store/consultation-store.ts'

export const guestIn = (one: Pick<Consultation, 'guests'>, party: string): CallGuest | undefined =>
  one.guests.find((guest) => guest.party === party && guest.state === 'joined')

export const expectedGuests = (one: Pick<Consultation, 'guests'>): readonly CallGuest[] =>
  one.guests.filter(({ state }) => isExpected(state))

/** More than the pages can send to, once: a call that has moved does not move back when somebody leaves. */
export const isInRoom = (one: Pick<Consultation, 'guests'>): boolean => one.guests.some(({ byRoom }) => byRoom)

/** Whom each account is busy with as somebody's guest: rung for, or in the call. */
export const guestLoads = (open: readonly Pick<ConsultationFacts, 'guests'>[]): ReadonlyMap<string, number> => {
  const loads = new Map<string, number>()
  for (const { accountId, state } of open.flatMap(({ guests }) => guests))
    if (state === 'ringing' || state === 'joined') loads.set(accountId, (loads.get(accountId) ?? 0) + 1)
  return loads
}

/** Whoever acts for or against one of the two may come as nothing but the other side. */
export const standsAgainst = (
  one: Pick<Consultation, 'personToken' | 'opponentToken'>,
  lawyer: Pick<LawyerRow, 'clientTokens' | 'adversaryTokens'>,
): boolean =>
  (one.opponentToken !== null && lawyer.clientTokens.includes(one.opponentToken)) ||
  (one.personToken !== null && lawyer.adversaryTokens.includes(one.personToken))

/** The call is over, or begins anew with another lawyer: nobody stays in it by an agreement for this one. */
export const withoutGuests = (guests: readonly CallGuest[]): readonly CallGuest[] =>
  guests.map((guest) => ({
    ...guest,
    ...(isExpected(guest.state) ? ({ state: 'left', endsAtMs: null } as const) : {}),
    byRoom: false,
  }))
