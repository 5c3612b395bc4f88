import { createTestClock } from '@lutong/core/clock.ts'
import { GuestName } from '@lutong/core/consultation/call-guest.ts'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { expect, it } from 'vitest'
import type { Consultation } from '../../store/consultation-store.ts'
import { consultationRequest, newConsultationId } from '../testing/live-ends.ts'
import { type Party, ticketFor } from './call-access.ts'
import type { CallEnd } from './call-carriage.ts'
import { CALL_KNOWN_MS, createCarrier } from './carrier.ts'
import { requested } from './consultation-steps.ts'

const AT_MS = 1_795_000_000_000
const GUEST: CallEnd = { role: 'lawyer', principal: 'interpreter' }
const LAWYER: CallEnd = { role: 'lawyer', principal: 'own' }
const blind = (purpose: string, value: string) => `${purpose}:${value}`

const twoInCall = (): Consultation => ({
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
  lawyerId: LAWYER.principal,
})
const withGuest = (one: Consultation): Consultation => ({
  ...one,
  guests: [
    {
      ...{ party: GuestName.parse('guest-1'), accountId: GUEST.principal, name: '译员', role: 'interpreter' },
      ...{ state: 'joined', byRoom: false, endsAtMs: null },
    },
  ],
})

const aCarrier = (first: Consultation) => {
  const clock = createTestClock(AT_MS)
  const stored = { one: first, reads: 0, held: Promise.resolve() }
  const sent: CallEnd[] = []
  const refused: string[] = []
  const carrier = createCarrier({
    blind,
    clock,
    log: (event) => void refused.push(event),
    store: {
      findConsultation: async () => {
        stored.reads += 1
        const { held, one } = stored
        await held
        return one
      },
    },
    send: (end) => void sent.push(end),
  })
  const say = async (from: CallEnd, party: Party) => {
    const { token } = await ticketFor(
      { blind, clock, turn: undefined, callRoom: undefined, store: { chatLength: async () => 0 } },
      stored.one,
      party,
    )
    await carrier.carry(from, { consultationId: first.id, from: party, to: '*', token, payload: 'offer' })
  }
  return { carrier, clock, refused, say, sent, stored }
}

it('reads who speaks to whom once, as long as nothing moves and no longer than a moment', async () => {
  const { clock, say, sent, stored } = aCarrier(twoInCall())
  await say(LAWYER, 'lawyer')
  await say(LAWYER, 'lawyer')
  expect([stored.reads, sent.length]).toEqual([1, 2])
  clock.advance(CALL_KNOWN_MS)
  await say(LAWYER, 'lawyer')
  expect(stored.reads).toBe(2)
})

it('carries what somebody says who has just come, before anything is heard of it', async () => {
  const { refused, say, sent, stored } = aCarrier(twoInCall())
  await say(LAWYER, 'lawyer')
  stored.one = withGuest(stored.one)
  await say(GUEST, GuestName.parse('guest-1'))
  expect(sent.slice(1).map(({ role }) => role)).toEqual(['terminal', 'lawyer'])
  expect(refused).toEqual([])
})

it('does not keep what was read while the call moved: who was asked out says nothing any more', async () => {
  const { carrier, refused, say, sent, stored } = aCarrier(withGuest(twoInCall()))
  const slow = Promise.withResolvers<void>()
  stored.held = slow.promise
  const early = say(GUEST, GuestName.parse('guest-1'))
  await expect.poll(() => stored.reads).toBe(1)
  stored.held = Promise.resolve()
  stored.one = { ...stored.one, guests: [] }
  carrier.moved(stored.one.id)
  slow.resolve()
  await early
  const before = sent.length
  await say(GUEST, GuestName.parse('guest-1'))
  expect(sent.length).toBe(before)
  expect(refused).toEqual(['consultation.refused'])
})
