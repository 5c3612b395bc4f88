/** Who joins a call beside the two: asked for by its lawyer, let in by the citizen, then coming by themselves. Pure. */
import { GuestName, type GuestRole, MOST_IN_MESH } from '@lutong/core/consultation/call-guest.ts'
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { CallGuest, Consultation, LawyerRow } from '../../store/consultation-store.ts'
import { expectedGuests, standsAgainst } from './call-guests.ts'
import type { Stepped } from './consultation-steps.ts'

/** Two questions, each answered within this: a call must not stand still for somebody who does not come. */
export const GUEST_WAITS_MS = 60_000
/** Names have two digits at most; nobody asks so many people into one talk. */
const MOST_EVER = 40
const BESIDE = 2

/** What each end is called in the trace. */
type Ending = Extract<CallGuest['state'], 'left' | 'refused' | 'declined' | 'missed' | 'asked-out'>

const set = (
  now: Consultation,
  party: GuestName,
  state: CallGuest['state'],
  endsAtMs: number | null,
  atMs: number,
) => ({
  ...now,
  updatedAtMs: atMs,
  guests: now.guests.map((guest) => (guest.party === party ? { ...guest, state, endsAtMs } : guest)),
})
const awaited = (now: Consultation, party: GuestName, states: readonly CallGuest['state'][]) =>
  isInCall(now.state) && now.guests.some((guest) => guest.party === party && states.includes(guest.state))

export const invite = (
  now: Consultation,
  guest: { readonly row: LawyerRow; readonly role: GuestRole },
  /** In the call at most, its two among them. */
  most: number,
  actor: string,
  atMs: number,
): Stepped => {
  const { row, role } = guest
  const here = expectedGuests(now)
  const refused =
    !isInCall(now.state) ||
    row.accountId === now.lawyerId ||
    here.length >= most - BESIDE ||
    now.guests.length >= MOST_EVER ||
    here.some(({ accountId }) => accountId === row.accountId) ||
    (role !== 'other-side' && standsAgainst(now, row))
  if (refused) return err('conflict')
  const party = GuestName.parse(`guest-${now.guests.length + 1}`)
  const asked: CallGuest = {
    ...({ party, accountId: row.accountId, role, state: 'asked', byRoom: false } as const),
    endsAtMs: atMs + GUEST_WAITS_MS,
  }
  return ok({
    next: { ...now, updatedAtMs: atMs, guests: [...now.guests, asked] },
    trace: [
      {
        kind: 'guest-invited',
        actor,
        body: { party, role, accountId: row.accountId, licence: row.profile.face.licence },
      },
    ],
  })
}

/** The citizen's word: before it nobody's desk rings, and taken back later it ends the guest's part. */
export const letIn = (now: Consultation, party: GuestName, agreed: boolean, actor: string, atMs: number): Stepped => {
  if (agreed)
    return awaited(now, party, ['asked'])
      ? ok({
          next: set(now, party, 'ringing', atMs + GUEST_WAITS_MS, atMs),
          trace: [{ kind: 'guest-agreed', actor, body: { party } }],
        })
      : err('conflict')
  const was = now.guests.find((guest) => guest.party === party)?.state
  return endGuest(now, party, was === 'asked' ? 'refused' : 'asked-out', actor, atMs)
}

const joined = (now: Consultation, party: GuestName, atMs: number): Consultation => {
  const next = set(now, party, 'joined', null, atMs)
  const isOneMore = next.guests.filter(({ state }) => state === 'joined').length > MOST_IN_MESH - BESIDE
  return isOneMore
    ? { ...next, guests: next.guests.map((guest) => (guest.party === party ? { ...guest, byRoom: true } : guest)) }
    : next
}

/** The guest's own word: comes, stays away, or leaves. With the first one too many for the pages the call moves. */
export const join = (now: Consultation, party: GuestName, comes: boolean, actor: string, atMs: number): Stepped => {
  if (comes)
    return awaited(now, party, ['ringing'])
      ? ok({ next: joined(now, party, atMs), trace: [{ kind: 'guest-joined', actor, body: { party } }] })
      : err('conflict')
  const was = now.guests.find((guest) => guest.party === party)?.state
  return endGuest(now, party, was === 'joined' ? 'left' : 'declined', actor, atMs)
}

export const endGuest = (now: Consultation, party: GuestName, how: Ending, actor: string, atMs: number): Stepped =>
  awaited(now, party, ['asked', 'ringing', 'joined'])
    ? ok({ next: set(now, party, how, null, atMs), trace: [{ kind: `guest-${how}`, actor, body: { party } }] })
    : err('conflict')
