/**
 * Takes out of a room whoever is not in its call any more, and shuts the room with the call. What is asked of LiveKit is
 * asked once and not waited for: a token is short-lived, and the pages give nothing to who is not of the call.
 */
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { MOST_IN_MESH } from '@lutong/core/consultation/call-guest.ts'
import { expectedGuests, isInRoom } from './call-guests.ts'
import type { CallRoomService } from './call-room-service.ts'
import { adminToken, memberOf, roomOf } from './room-access.ts'

const PATIENCE_MS = 5_000
const MOST_REMEMBERED = 10_000
/** Citizen and lawyer. */
const BESIDE = 2

type RoomAct = 'RemoveParticipant' | 'DeleteRoom'

export interface RoomWarden {
  /** How the call stands now; told with every move, by whichever process moved it. */
  follow(one: Pick<Consultation, 'id' | 'fence' | 'state' | 'guests'>): void
}

export const createRoomWarden = (
  parts: Pick<CentreParts, 'blind' | 'callRoom' | 'clock' | 'log'>,
  request: typeof fetch = fetch,
): RoomWarden => {
  const { blind, callRoom, clock, log } = parts
  const told = new Set<string>()

  /** LiveKit's Twirp interface with JSON bodies. Whoever or whatever is gone already is as good. */
  const tell = async (service: CallRoomService, act: RoomAct, body: { readonly room: string }) => {
    try {
      const answer = await request(`${service.apiUrl}/twirp/livekit.RoomService/${act}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await adminToken(service, body.room, clock.nowMs())}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      await answer.body?.cancel()
      if (!answer.ok && answer.status !== 404) log('call-room.failed', { act, status: answer.status })
    } catch {
      log('call-room.failed', { act, status: 0 })
    }
  }

  /** What this process has asked for already; another may ask once more, and that is as good. */
  const once = (act: RoomAct, body: { readonly room: string; readonly identity?: string }) => {
    const key = `${act} ${body.room} ${body.identity ?? ''}`
    if (callRoom === undefined || told.has(key)) return
    if (told.size >= MOST_REMEMBERED) told.clear()
    told.add(key)
    void tell(callRoom, act, body)
  }

  return {
    follow: (one) => {
      if (callRoom === undefined) return
      const room = roomOf(blind, one)
      if (!isInCall(one.state)) {
        // Fewer were never more than their pages can send to, and had no room.
        if (one.guests.length > MOST_IN_MESH - BESIDE) once('DeleteRoom', { room })
      } else if (isInRoom(one)) {
        const here = new Set(expectedGuests(one))
        for (const guest of one.guests)
          if (!here.has(guest)) once('RemoveParticipant', { room, identity: memberOf(blind, one, guest.party) })
      }
    },
  }
}
