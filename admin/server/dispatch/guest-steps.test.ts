import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { expect, it } from 'vitest'
import type { Consultation, LawyerRow } from '../../store/consultation-store.ts'
import { consultationRequest, newConsultationId } from '../testing/live-ends.ts'
import { requested } from './consultation-steps.ts'
import { invite } from './guest-steps.ts'
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
const asking = (now: Consultation, guest: LawyerRow, role: 'mediator' | 'other-side' = 'mediator') =>
  invite(now, { row: guest, role }, 'lawyer:own', AT_MS)

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
