/** When a room is tried again. A server that is down is not helped by five pages a second, nor is a wrong token. */
import type { RoomEnd } from '../room/room-port.ts'

export const ROOM_TIMES = {
  /** Between tries, longer with each: a server that restarts is back in some seconds. */
  firstMs: 1_000,
  longestMs: 15_000,
  /** A token of the same ticket would be refused again: so long for the centre to give another. */
  refusedMs: 5_000,
  /** How often bytes are counted, and each member told that this page is there. */
  lookMs: 1_000,
  /**
   * With every so many looks what has not arrived is said again: a server hands on what it is given at once or never, and
   * whoever is just coming in has no ear yet.
   */
  repeatLooks: 3,
  /** Without a byte or a word of a member for so long nothing comes from there: three looks missed. */
  silentMs: 3_500,
  /** Tracks are there and no picture has come: then the sound alone is taken for the other's arrival. */
  pictureMs: 3_000,
} as const

/** `null`: not again by itself. */
export const nextTryMs = (why: RoomEnd, tries: number): number | null => {
  switch (why) {
    case 'taken-over':
      return null
    case 'refused':
    case 'put-out':
      return ROOM_TIMES.refusedMs
    case 'unreachable':
    case 'lost':
      return Math.min(ROOM_TIMES.longestMs, ROOM_TIMES.firstMs * 2 ** tries)
    default:
      return why satisfies never
  }
}
