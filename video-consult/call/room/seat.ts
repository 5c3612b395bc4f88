/** One other party's place in the room: their tracks, whether they are there, and whether anything comes from them. */
import type { Clock } from '@lutong/core/clock.ts'
import type { PartyState } from '../contract.ts'
import type { LineStats } from '../link/line-stats.ts'
import { ROOM_TIMES } from '../policy/room-tries.ts'
import { SILENT_VOICE, voiceAfter } from '../policy/speaking.ts'

export interface Seat {
  readonly state: PartyState
  readonly tracks: readonly MediaStreamTrack[]
  readonly stats: LineStats | null
  readonly silentMs: number
  readonly speaking: boolean
  /** Their page said that it has this one's picture and sound by the room. */
  readonly hasOurs: boolean
  came(isThere: boolean): void
  take(track: MediaStreamTrack): void
  heard(): void
  saidHaveYou(): void
  saidBye(): void
  measured(stats: LineStats | null): void
  /** The room itself is away: nobody is there until it is back. */
  cleared(): void
}

export const createSeat = (clock: Clock): Seat => {
  let isThere = false
  let left = false
  let wasConnected = false
  let hasOurs = false
  let tracks: readonly MediaStreamTrack[] = []
  let tracksSinceMs = Infinity
  let lastByteMs = -Infinity
  let bytes = 0
  let voice = SILENT_VOICE
  let stats: LineStats | null = null

  const silentMs = () => clock.nowMs() - lastByteMs
  /** A track says itself whether its first packet has come. */
  const shows = () =>
    tracks.length > 0 && (tracks.every(({ muted }) => !muted) || clock.nowMs() - tracksSinceMs >= ROOM_TIMES.pictureMs)
  const works = () => isThere && shows() && silentMs() < ROOM_TIMES.silentMs
  /** Before anything changes: how it stood until now is remembered. */
  const note = () => {
    if (works()) wasConnected = true
  }
  const drop = () => {
    tracks = []
    tracksSinceMs = Infinity
    stats = null
    bytes = 0
    hasOurs = false
  }

  return {
    get state() {
      if (left) return 'left'
      if (works()) return 'connected'
      return wasConnected ? 'reconnecting' : isThere ? 'connecting' : 'awaited'
    },
    get tracks() {
      return tracks
    },
    get stats() {
      return stats
    },
    get silentMs() {
      return silentMs()
    },
    get speaking() {
      return voice.isHeard
    },
    get hasOurs() {
      return hasOurs
    },
    came: (there) => {
      note()
      isThere = there
      if (!there) return drop()
      left = false
      lastByteMs = clock.nowMs()
    },
    take: (track) => {
      tracks = [...tracks.filter(({ kind }) => kind !== track.kind), track]
      tracksSinceMs = clock.nowMs()
      lastByteMs = clock.nowMs()
    },
    heard: () => {
      lastByteMs = clock.nowMs()
    },
    saidHaveYou: () => {
      hasOurs = true
    },
    saidBye: () => {
      left = true
    },
    measured: (read) => {
      note()
      stats = read
      if (read !== null && read.receivedBytes > bytes) {
        bytes = read.receivedBytes
        lastByteMs = clock.nowMs()
      }
      voice = voiceAfter(voice, read?.soundLevel ?? null, clock.nowMs())
    },
    cleared: () => {
      note()
      isThere = false
      drop()
    },
  }
}
