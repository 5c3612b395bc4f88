/**
 * Takes out of a room whoever is not in its call any more, and shuts the room with the call. What is asked of LiveKit is
 * asked once and not waited for: a token is short-lived, and the pages give nothing to who is not of the call.
 */
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { partiesOf } from './call-access.ts'
import { isInRoom } from './call-guests.ts'
import type { CallRoomService } from './call-room-service.ts'
import { adminToken, memberOf, roomOf } from './room-access.ts'

const PATIENCE_MS = 5_000

interface OpenRoom {
  readonly room: string
  readonly members: ReadonlySet<string>
}

type RoomAct = 'RemoveParticipant' | 'DeleteRoom'

export interface RoomWarden {
  /** How the call stands now; told with every move, and again after a restart. */
  follow(one: Consultation): void
}

export const createRoomWarden = (
  parts: Pick<CentreParts, 'blind' | 'callRoom' | 'clock' | 'log'>,
  request: typeof fetch = fetch,
): RoomWarden => {
  const { blind, callRoom, clock, log } = parts
  const open = new Map<ConsultationId, OpenRoom>()

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

  return {
    follow: (one) => {
      if (callRoom === undefined) return
      const known = open.get(one.id)
      const now = isInCall(one.state) && isInRoom(one) ? roomOf(blind, one) : undefined
      const members = new Set(partiesOf(one).map((party) => memberOf(blind, one, party)))
      if (known !== undefined && known.room !== now) void tell(callRoom, 'DeleteRoom', { room: known.room })
      if (known !== undefined && known.room === now)
        for (const identity of known.members)
          if (!members.has(identity)) void tell(callRoom, 'RemoveParticipant', { room: now, ...{ identity } })
      if (now === undefined) open.delete(one.id)
      else open.set(one.id, { room: now, members })
    },
  }
}
