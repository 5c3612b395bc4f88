/** What the call needs of a room server's client. One file speaks to the real one; tests stand in for it. */
import type { CallRoom, CallTicket } from '@lutong/core/consultation/consultation.ts'
import type { LineStats } from '../link/line-stats.ts'
import type { EncodingOf } from '../link/make-peer.ts'

export type RoomEnd =
  /** The token opens nothing (any more): another is wanted. */
  | 'refused'
  /** Nobody answers, or not as a room server does. */
  | 'unreachable'
  /** Was inside, and what the client tried by itself to come back did not help. */
  | 'lost'
  /** Taken out, or the room was shut: the centre knows of it. */
  | 'put-out'
  /** Another page of the same party is inside. */
  | 'taken-over'

interface RoomNews {
  /** `mending`: the client tries by itself to come back. */
  onState(state: 'in' | 'mending'): void
  /** Once, and nothing after it. */
  onEnd(why: RoomEnd): void
  /** Somebody of the call came or went. Whoever goes takes the tracks along. */
  onMember(member: string, isThere: boolean): void
  onTrack(member: string, track: MediaStreamTrack): void
  onData(member: string, text: string): void
}

export interface RoomParts {
  readonly room: CallRoom
  readonly ticket: Pick<CallTicket, 'iceServers' | 'relayOnly'>
  outgoing(): readonly MediaStreamTrack[]
  readonly encoding: EncodingOf
  readonly news: RoomNews
}

export interface RoomPort {
  /** `lasting`: sent until it has arrived at the server; else of the moment. */
  say(member: string, text: string, lasting: boolean): void
  /** Whoever is not named gets nothing from this page, and nothing of theirs is taken. */
  admit(members: readonly string[]): void
  useTrack(track: MediaStreamTrack): Promise<void>
  renewEncodings(): void
  /** What came from this member since the question before; `null` where nothing can come yet. */
  stats(member: string): Promise<LineStats | null>
  /** The tracks belong to who acquired them and go on. */
  close(): void
}

/** Begins to enter at once; what becomes of it is news. */
export type OpenRoom = (parts: RoomParts) => RoomPort
