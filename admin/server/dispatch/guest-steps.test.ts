import { GuestName, MOST_IN_MESH, MOST_IN_ROOM } from '@lutong/core/consultation/call-guest.ts'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { expect, it } from 'vitest'
import type { Consultation, LawyerRow } from '../../store/consultation-store.ts'
import { consultationRequest, newConsultationId } from '../testing/live-ends.ts'
import { requested } from './consultation-steps.ts'
import { isInRoom, withoutGuests } from './call-guests.ts'
import { endGuest, invite, join, letIn } from './guest-steps.ts'
import { PRACTICE_LAWYERS } from './practice-lawyers.ts'

const AT_MS = 1_795_000_000_000

const row = (accountId: string, more: Partial<LawyerRow> = {}): LawyerRow => ({
  ...{ accountId, availability: 'available', profile: PRACTICE_LAWYERS['lawyer2']!, idleSinceMs: 0, load: 0 },
  ...{ clientTokens: [], adversaryTokens: [] },
  ...more,
})
const inCall = (): Consultation => ({
  ...requested({
    id: newConsultationId(),
    terminalId: TerminalId.parse(newConsultationId()),
    regionCode: RegionCode.parse('331081'),
    request: consultationRequest(),
    personToken: 'person',
    opponentToken: 'opponent',
    recordingOffer: { offered: false, keptDays: 0 },
    atMs: AT_MS,
  }).next,
  state: 'connected',
  lawyerId: 'own',
})
const asking = (
  now: Consultation,
  guest: LawyerRow,
  role: 'mediator' | 'other-side' = 'mediator',
  most = MOST_IN_MESH,
) => invite(now, { row: guest, role }, most, 'lawyer:own', AT_MS)

it('has four in a call at most, each once', () => {
  const one = asking(inCall(), row('a'))
  const two = one.ok ? asking(one.value.next, row('b')) : one
  expect(two.ok && two.value.next.guests.map(({ party }) => party)).toEqual(['guest-1', 'guest-2'])
  expect(two.ok && asking(two.value.next, row('c')).ok).toBe(false)
  expect(one.ok && asking(one.value.next, row('a')).ok).toBe(false)
  expect(asking(inCall(), row('own')).ok).toBe(false)
})

it('lets whoever stands against the citizen come as the other side and as nothing else', () => {
  const against = row('a', { clientTokens: ['opponent'] })
  expect(asking(inCall(), against).ok).toBe(false)
  expect(asking(inCall(), against, 'other-side').ok).toBe(true)
})

it('asks nobody into a call that is not on', () => {
  expect(asking({ ...inCall(), state: 'summarising' }, row('a')).ok).toBe(false)
})

const comeIn = (now: Consultation, accountId: string): Consultation => {
  const asked = asking(now, row(accountId), 'mediator', MOST_IN_ROOM)
  if (!asked.ok) throw new Error(`${accountId} could not be asked`)
  const party = GuestName.parse(asked.value.next.guests.at(-1)?.party)
  const agreed = letIn(asked.value.next, party, true, 'terminal:t', AT_MS)
  const came = agreed.ok ? join(agreed.value.next, party, true, `lawyer:${accountId}`, AT_MS) : agreed
  if (!came.ok) throw new Error(`${accountId} could not come in`)
  return came.value.next
}

it('has eight in a call at most where the centre has a room server', () => {
  const eight = ['a', 'b', 'c', 'd', 'e', 'f'].reduce(comeIn, inCall())
  expect(eight.guests.every(({ state }) => state === 'joined')).toBe(true)
  expect(asking(eight, row('g'), 'mediator', MOST_IN_ROOM).ok).toBe(false)
})

it('moves to the room with the fifth who joins, not before, and does not move back when they leave', () => {
  const four = ['a', 'b'].reduce(comeIn, inCall())
  expect(isInRoom(four)).toBe(false)
  const asked = asking(four, row('c'), 'mediator', MOST_IN_ROOM)
  expect(asked.ok && isInRoom(asked.value.next)).toBe(false)
  const five = comeIn(four, 'c')
  expect(isInRoom(five)).toBe(true)
  const left = endGuest(five, GuestName.parse('guest-3'), 'left', 'lawyer:c', AT_MS)
  expect(left.ok && isInRoom(left.value.next)).toBe(true)
  expect(isInRoom({ guests: withoutGuests(five.guests) })).toBe(false)
})
