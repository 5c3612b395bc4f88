/** What lets a party into the room of its call: opaque names, and a token for this room and this party alone. */
import type { CallRoom } from '@lutong/core/consultation/consultation.ts'
import { SignJWT } from 'jose'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { isInRoom } from './call-guests.ts'
import type { CallRoomService } from './call-room-service.ts'

/** To enter by; whoever is inside stays, and LiveKit itself renews what they come back with after a cut. */
const TOKEN_LIFE_S = 600
/** A view sent again within this is the same view. */
const TOKEN_STEP_S = 120
/** Of a call to LiveKit's own interface. */
const ADMIN_LIFE_S = 60

type Named = Pick<Consultation, 'id' | 'fence'>

/** With every lawyer the call is another one, and whoever had a token for the last has none for it. */
export const roomOf = (blind: CentreParts['blind'], { fence, id }: Named): string =>
  blind('call-room', `${id}:${fence}`)
export const memberOf = (blind: CentreParts['blind'], { fence, id }: Named, party: string): string =>
  blind('call-room-member', `${id}:${fence}:${party}`)

const sign = (service: CallRoomService, claims: SignJWT, fromS: number, lifeS: number): Promise<string> =>
  claims
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(service.key)
    .setNotBefore(fromS)
    .setExpirationTime(fromS + lifeS)
    .sign(Buffer.from(service.secret))

const joinToken = (service: CallRoomService, room: string, member: string, nowMs: number): Promise<string> => {
  const fromS = Math.floor(nowMs / 1000 / TOKEN_STEP_S) * TOKEN_STEP_S
  const video = { room, roomJoin: true, canPublish: true, canPublishData: true, canSubscribe: true }
  return sign(service, new SignJWT({ video }).setSubject(member), fromS, TOKEN_LIFE_S)
}

/** For the centre's own calls about one room. */
export const adminToken = (service: CallRoomService, room: string, nowMs: number): Promise<string> =>
  sign(
    service,
    new SignJWT({ video: { room, roomAdmin: true, roomCreate: true } }),
    Math.floor(nowMs / 1000) - 5,
    ADMIN_LIFE_S,
  )

/** `null`: the pages of this call send to each other. */
export const roomFor = async (
  parts: Pick<CentreParts, 'blind' | 'clock' | 'callRoom'>,
  one: Consultation,
  self: string,
  parties: readonly string[],
): Promise<CallRoom | null> => {
  const { blind, callRoom, clock } = parts
  if (callRoom === undefined || !isInRoom(one)) return null
  return {
    url: callRoom.url,
    token: await joinToken(callRoom, roomOf(blind, one), memberOf(blind, one, self), clock.nowMs()),
    members: parties.filter((party) => party !== self).map((party) => ({ party, member: memberOf(blind, one, party) })),
  }
}
