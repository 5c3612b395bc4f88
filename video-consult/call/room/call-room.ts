/**
 * The room of a large call as its session has it: entered by the ticket's token, entered again when it was lost, and a
 * seat in it for each other party. The client's code is fetched when there is a room to enter, never before.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { CallRoom } from '@lutong/core/consultation/consultation.ts'
import type { DataFrame } from '../link/wire.ts'
import { nextTryMs, ROOM_TIMES } from '../policy/room-tries.ts'
import type { OpenRoom, RoomEnd, RoomParts, RoomPort } from './room-port.ts'
import { readRoomText, type RoomFrame, roomText } from './room-wire.ts'
import { createSeat, type Seat } from './seat.ts'

interface CallRoomParts extends Pick<RoomParts, 'ticket' | 'outgoing' | 'encoding'> {
  readonly clock: Clock
  /** Fetches the client. */
  readonly load: () => Promise<OpenRoom>
  onChange(): void
  onFrame(party: string, frame: DataFrame): void
  /** The way to this party is open (again), or what was said may not have arrived: it is said again. */
  onOpen(party: string): void
  /** The token was not taken: the centre is to be asked for another. */
  onRenew(): void
}

/** `away`: not inside (any more), and tried again; `out`: another page of this party is inside. */
type RoomState = 'entering' | 'in' | 'mending' | 'away' | 'out'

export interface CallRoomLine {
  readonly state: RoomState
  /** As the newest ticket says it: another token, others in the call, or another room altogether. */
  use(room: CallRoom): void
  /** Of a party named in the ticket. */
  seat(party: string): Seat
  /** False where it cannot go now. */
  say(party: string, said: RoomFrame): boolean
  useTrack(track: MediaStreamTrack): Promise<void>
  renewEncodings(): void
  close(): void
}

/** Beats and pointing are of the moment, and the next one is as good. */
const isLasting = (said: RoomFrame): boolean => said.r !== 'frame' || !['beat', 'point'].includes(said.frame.d)

/** The key itself says which room it is for only to the server; another server or lawyer is another set of members. */
const isSameRoom = (one: CallRoom, other: CallRoom): boolean => {
  const names = new Map(one.members.map(({ member, party }) => [party, member]))
  return one.url === other.url && other.members.every(({ member, party }) => (names.get(party) ?? member) === member)
}

export const enterCallRoom = (first: CallRoom, parts: CallRoomParts): CallRoomLine => {
  const { clock, encoding, outgoing, ticket } = parts
  const seats = new Map<string, Seat>()
  let room = first
  let state: RoomState = 'entering'
  let port: RoomPort | undefined
  let tries = 0
  /** Of news that comes late, of a port that was given up. */
  let current = 0
  let closed = false
  let stopTry = () => {}
  let stopLook = () => {}

  const memberOf = (party: string) => room.members.find((one) => one.party === party)?.member
  const partyOf = (member: string) => room.members.find((one) => one.member === member)?.party
  const seat = (party: string): Seat => {
    const known = seats.get(party)
    if (known !== undefined) return known
    const made = createSeat(clock)
    seats.set(party, made)
    return made
  }
  const set = (next: RoomState) => {
    state = next
    parts.onChange()
  }
  const say = (party: string, said: RoomFrame): boolean => {
    const member = memberOf(party)
    if (port === undefined || state !== 'in' || member === undefined) return false
    port.say(member, roomText(said), isLasting(said))
    return true
  }
  const admitted = () => room.members.map(({ member }) => member)

  const ended = (why: RoomEnd) => {
    port = undefined
    current += 1
    for (const one of seats.values()) one.cleared()
    const waitMs = nextTryMs(why, tries)
    tries += 1
    set(waitMs === null ? 'out' : 'away')
    if (why === 'refused' || why === 'put-out') parts.onRenew()
    if (waitMs !== null) stopTry = clock.setTimer(waitMs, () => void enter())
  }
  const hear = (member: string, text: string) => {
    const party = partyOf(member)
    const said = readRoomText(text)
    if (party === undefined || said === undefined) return
    const from = seat(party)
    from.heard()
    switch (said.r) {
      case 'frame':
        return parts.onFrame(party, said.frame)
      case 'have-you':
        from.saidHaveYou()
        return parts.onChange()
      case 'bye':
        from.saidBye()
        return parts.onChange()
      default:
        return said satisfies never
    }
  }
  const enter = async () => {
    stopTry()
    current += 1
    const mine = current
    const isCurrent = () => mine === current && !closed
    // Tried again it is still away: nobody is told of hope every few seconds.
    if (tries === 0) set('entering')
    const open = await parts.load().catch(() => null)
    if (!isCurrent()) return
    if (open === null) return ended('unreachable')
    const of = (member: string, act: (party: string) => void) => {
      const party = partyOf(member)
      if (!isCurrent() || party === undefined) return
      act(party)
      parts.onChange()
    }
    port = open({
      ...{ room, ticket, outgoing, encoding },
      news: {
        onState: (next) => {
          if (!isCurrent()) return
          if (next === 'in') tries = 0
          set(next)
        },
        onEnd: (why) => {
          if (isCurrent()) ended(why)
        },
        onMember: (member, isThere) =>
          of(member, (party) => {
            seat(party).came(isThere)
            if (isThere) parts.onOpen(party)
          }),
        onTrack: (member, track) => of(member, (party) => seat(party).take(track)),
        onData: (member, text) => {
          if (isCurrent()) hear(member, text)
        },
      },
    })
    port.admit(admitted())
  }

  let looks = 0
  const look = async () => {
    looks += 1
    for (const { member, party } of room.members) {
      const read = (await port?.stats(member).catch(() => null)) ?? null
      if (closed) return
      seat(party).measured(read)
      say(party, { r: 'frame', frame: { d: 'beat' } })
      // Said again and again: whoever loads the page anew has not heard it.
      if (seat(party).state === 'connected') say(party, { r: 'have-you' })
      if (state === 'in' && looks % ROOM_TIMES.repeatLooks === 0) parts.onOpen(party)
    }
    parts.onChange()
  }
  const lookOn = () => {
    stopLook = clock.setTimer(ROOM_TIMES.lookMs, () => {
      void look().finally(() => {
        if (!closed) lookOn()
      })
    })
  }
  lookOn()
  void enter()

  return {
    get state() {
      return state
    },
    seat,
    say,
    use: (next) => {
      const before = room
      room = next
      for (const party of seats.keys()) if (memberOf(party) === undefined) seats.delete(party)
      if (closed) return
      if (!isSameRoom(before, next)) {
        const old = port
        port = undefined
        old?.close()
        for (const one of seats.values()) one.cleared()
        tries = 0
        void enter()
      } else if (state === 'away' && next.token !== before.token) void enter()
      else port?.admit(admitted())
    },
    useTrack: async (track) => {
      await port?.useTrack(track)
    },
    renewEncodings: () => port?.renewEncodings(),
    close: () => {
      if (closed) return
      for (const { party } of room.members) say(party, { r: 'bye' })
      closed = true
      stopTry()
      stopLook()
      port?.close()
    },
  }
}
