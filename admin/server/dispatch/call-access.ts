/** What lets a page into a call: a token bound to consultation, party and consents, and short-lived relay credentials. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { GuestName } from '@lutong/core/consultation/call-guest.ts'
import {
  CALL_PARTIES,
  type CallRelays,
  type CallTicket,
  type ConsultationRequest,
  type IceServer,
} from '@lutong/core/consultation/consultation.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { roomFor } from './room-access.ts'
import type { TurnService } from './turn-service.ts'

/** Longer than any consultation: coturn checks the name again with every refresh of a relay. */
const TURN_LIFE_MS = 4 * 3_600_000
const TOKEN_PURPOSE = 'call-token'

/** `draft-uberti-behave-turn-rest`; SHA-1 is what coturn checks, over a secret of our own. */
const turnCredentials = (turn: TurnService, party: string, nowMs: number): IceServer => {
  const username = `${Math.floor((nowMs + TURN_LIFE_MS) / 1000)}:${party}`
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64')
  return { urls: [...turn.urls], username, credential }
}

export type Party = (typeof CALL_PARTIES)[number] | GuestName
export const asParty = (name: string): Party | undefined =>
  CALL_PARTIES.find((party) => party === name) ?? GuestName.safeParse(name).data

/** Everyone who is in the call now. */
export const partiesOf = (one: Consultation): readonly Party[] => [
  ...CALL_PARTIES,
  ...one.guests.filter(({ state }) => state === 'joined').map(({ party }) => party),
]

const tokenOf = (blind: CentreParts['blind'], id: ConsultationId, party: Party, request: ConsultationRequest): string =>
  blind(TOKEN_PURPOSE, `${id}:${party}:${Buffer.from(canonicalBytes(request.consents)).toString('base64')}`)

export const holdsToken = (blind: CentreParts['blind'], one: Consultation, party: Party, token: string): boolean => {
  const right = Buffer.from(tokenOf(blind, one.id, party, one.content.request))
  const given = Buffer.from(token)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** Whole minutes, so that a view sent again is the same view. */
export const callRelays = ({ turn, clock }: Pick<CentreParts, 'turn' | 'clock'>, party: string): CallRelays => ({
  iceServers: turn === undefined ? [] : [turnCredentials(turn, party, Math.floor(clock.nowMs() / 600_000) * 600_000)],
  relayOnly: turn?.relayOnly ?? false,
})

export type TicketParts = Pick<CentreParts, 'blind' | 'turn' | 'clock' | 'callRoom'> & {
  readonly store: Pick<CentreParts['store'], 'chatLength'>
}

export const ticketFor = async (parts: TicketParts, one: Consultation, self: Party): Promise<CallTicket> => ({
  consultationId: one.id,
  token: tokenOf(parts.blind, one.id, self, one.content.request),
  self,
  parties: partiesOf(one).filter((party) => party !== self),
  ...callRelays(parts, self),
  room: await roomFor(parts, one, self, partiesOf(one)),
  recordingAllowed: one.content.recording.state === 'agreed',
  writtenLines: await parts.store.chatLength(one.id),
  mode: one.content.request.mode,
})
