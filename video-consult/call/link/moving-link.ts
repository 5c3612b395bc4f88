/**
 * The way to one other party of a call that may move to a room: the line of the two pages as long as there is one, their
 * seats in the room once these work. The line goes when both have each other by the room, so that nobody sees a gap.
 */
import type { PartyState } from '../contract.ts'
import type { CallRoomLine } from '../room/call-room.ts'
import type { LineStats } from './line-stats.ts'
import type { PeerLink } from './peer-link.ts'
import type { DataFrame, LinkSignal } from './wire.ts'

export interface MovingLink {
  readonly party: string
  readonly state: PartyState
  /** The same over the move, as long as something of it goes on. */
  readonly stream: MediaStream
  readonly stats: LineStats | null
  readonly silentMs: number
  readonly speaking: boolean
  /** Picture and sound come by the room. */
  readonly byRoom: boolean
  moveTo(room: CallRoomLine): void
  /** Looks whether the room works now; told with each of its changes. */
  settle(): void
  hear(signal: LinkSignal): void
  send(frame: DataFrame): boolean
  useTrack(track: MediaStreamTrack): Promise<void>
  renewEncodings(): void
  setLine(online: boolean): void
  close(): void
}

/** From the best that can be said of a party to the least. */
const BEST_FIRST: readonly PartyState[] = ['connected', 'reconnecting', 'connecting', 'awaited', 'left']
const better = (one: PartyState, other: PartyState): PartyState =>
  BEST_FIRST.indexOf(one) <= BEST_FIRST.indexOf(other) ? one : other

/** `line`: `undefined` for whoever comes into a call that is in its room already. */
export const createMovingLink = (party: string, line: PeerLink | undefined): MovingLink => {
  let stream = line?.stream ?? new MediaStream()
  let mesh = line
  let room: CallRoomLine | undefined
  const seat = () => room?.seat(party)
  const byRoom = () => {
    const state = seat()?.state
    return state !== undefined && (state === 'connected' || mesh === undefined)
  }
  const state = (): PartyState => {
    const there = seat()?.state
    if (mesh === undefined) return there ?? 'awaited'
    if (there === undefined) return mesh.state
    // A line that was closed from the other side is no news while the room is being entered.
    const onLine = mesh.state === 'left' ? 'awaited' : mesh.state
    return there === 'left' && mesh.state === 'left' ? 'left' : better(there === 'left' ? 'awaited' : there, onLine)
  }
  /** Of the line, while the room's are shown: they come back where the room fails before the line is gone. */
  let kept: readonly MediaStreamTrack[] | undefined
  const show = (tracks: readonly MediaStreamTrack[]) => {
    // A picture whose last track has ended has ended itself: a page begins anew with another stream only.
    if (stream.getTracks().every(({ readyState }) => readyState === 'ended')) {
      if (tracks.length > 0) stream = new MediaStream([...tracks])
      return
    }
    for (const track of tracks) if (!stream.getTracks().includes(track)) stream.addTrack(track)
    for (const old of stream.getTracks()) if (!tracks.includes(old)) stream.removeTrack(old)
  }

  return {
    party,
    get stream() {
      return stream
    },
    get state() {
      return state()
    },
    get stats() {
      return (byRoom() ? seat()?.stats : mesh?.stats) ?? null
    },
    get silentMs() {
      return (byRoom() ? seat()?.silentMs : mesh?.silentMs) ?? 0
    },
    get speaking() {
      return (byRoom() ? seat()?.speaking : mesh?.speaking) ?? false
    },
    get byRoom() {
      return byRoom()
    },
    moveTo: (entered) => {
      room = entered
    },
    settle: () => {
      const there = seat()
      if (there?.state !== 'connected') {
        // Without a line what stood last stays on the screen while the room is being mended.
        if (mesh !== undefined && kept !== undefined) show(kept)
        kept = undefined
        return
      }
      if (mesh !== undefined) kept ??= stream.getTracks()
      show(there.tracks)
      if (!there.hasOurs) return
      mesh?.close()
      mesh = undefined
      kept = undefined
    },
    hear: (signal) => mesh?.hear(signal),
    send: (frame) => {
      // By both where both are open: what is said arrives once by its name, and a beat twice does no harm.
      const said = room?.say(party, { r: 'frame', frame }) ?? false
      return (mesh?.send(frame) ?? false) || said
    },
    useTrack: async (track) => {
      await mesh?.useTrack(track)
    },
    renewEncodings: () => mesh?.renewEncodings(),
    setLine: (online) => mesh?.setLine(online),
    close: () => mesh?.close(),
  }
}
