/** The single moves a line is kept alive by. Each is pure: a state in, the next one and what is to be done out. */
import { LINE_TIMES } from '../policy/recovery.ts'
import { type LinkName, linkNameOf } from './link-name.ts'
import {
  type Awaited,
  just,
  type Left,
  type LinkState,
  type Open,
  type Peer,
  type Step,
  type Talking,
} from './link-state.ts'

const newPeer = (id: number, offers: boolean, name: LinkName | null, nowMs: number): Peer => ({
  ...{ id, name, startedMs: nowMs, transport: 'new', everConnected: false },
  // simple-peer offers by itself when it is made.
  negotiation: offers ? 'making' : 'idle',
  ...{ offeredMs: null, taken: [], answeredRestarts: 0, mendingSinceMs: null },
  ...{ receivedBytes: 0, lastByteMs: nowMs, picture: 'small', smallSinceMs: null },
})

const works = (peer: Peer, nowMs: number): boolean =>
  peer.everConnected && peer.transport === 'connected' && nowMs - peer.lastByteMs < LINE_TIMES.silentMs

/** The one way a peer comes into a state, so that a phase never says more than its peer does. */
const talkingWith = (state: Talking, peer: Peer | null, nowMs: number): Talking => {
  if (peer !== null && works(peer, nowMs)) return { ...state, phase: 'connected', peer }
  return { ...state, phase: state.phase === 'connecting' ? 'connecting' : 'reconnecting', peer }
}
export function withPeer(state: Talking, peer: Peer | null, nowMs: number): Talking
export function withPeer(state: Open, peer: Peer | null, nowMs: number): Open
export function withPeer(state: Open, peer: Peer | null, nowMs: number): Open {
  return state.phase === 'awaited' ? { ...state, peer } : talkingWith(state, peer, nowMs)
}

/** The name the peer has, or would have. */
export const nameNow = (state: Open): LinkName => {
  const known = state.peer?.name
  if (known !== null && known !== undefined) return known
  const other = state.phase === 'awaited' ? null : state.other
  return state.offers
    ? { offering: state.page, answering: other, attempt: state.attempt }
    : { offering: other ?? '', answering: state.page, attempt: state.attempt }
}

/** A new peer in place of whatever there was. The side that offers names it; the other learns the name by the offer. */
export function rebuild(state: Talking, nowMs: number): Step<Talking>
export function rebuild(state: Open, nowMs: number): Step<Open>
export function rebuild(state: Open, nowMs: number): Step<Open> {
  const id = state.made + 1
  const counted = { ...state, made: id, lastActMs: null, attempt: state.attempt + (state.offers ? 1 : 0) }
  const next = withPeer(counted, null, nowMs)
  const peer = newPeer(id, state.offers, state.offers ? nameNow(next) : null, nowMs)
  return just(withPeer(next, peer, nowMs), { do: 'build', peer: id })
}

/** The line is to this page from now on, whichever it was to before. */
export const turnTo = (state: Open | Left, other: string, nowMs: number): Talking => {
  const { attempt, former, lastActMs, made, offers, page, signalling } = state
  const wasConnected =
    state.phase === 'left' ? state.wasConnected : state.phase === 'connected' || state.phase === 'reconnecting'
  const peer = state.phase === 'left' ? null : state.peer
  return talkingWith(
    {
      ...{ page, offers, made, signalling, lastActMs, other, peer },
      // Whoever offers counts, and a new page begins anew.
      attempt: offers ? attempt : 0,
      former: state.phase === 'awaited' ? former : [...former, state.other],
      phase: wasConnected ? 'reconnecting' : 'connecting',
    },
    peer,
    nowMs,
  )
}

/** The peer made beforehand is for this page. */
export const claim = (state: Awaited, other: string, nowMs: number): Step<Talking> => {
  const turned = turnTo(state, other, nowMs)
  if (state.peer === null) return rebuild(turned, nowMs)
  const name = state.offers ? { offering: state.page, answering: other, attempt: state.attempt } : state.peer.name
  return just(withPeer(turned, { ...state.peer, name, startedMs: nowMs, lastByteMs: nowMs }, nowMs))
}

export const describe = (state: Open, type: 'offer' | 'answer', nowMs: number): Step<Open> => {
  const { peer } = state
  if (peer === null || peer.name === null) return just(state)
  const next = type === 'offer' ? withPeer(state, { ...peer, offeredMs: nowMs }, nowMs) : state
  return just(next, { do: 'describe', type, link: linkNameOf(peer.name) })
}

/** What the one side does, the other asks it for. */
export const mend = (state: Open, wanted: 'restart' | 'rebuild', nowMs: number): Step => {
  const act = state.peer === null ? 'rebuild' : wanted
  if (!state.offers) return just(state, { do: 'say', signal: { k: 'mend', link: linkNameOf(nameNow(state)), act } })
  if (act === 'rebuild' || state.peer === null) return rebuild(state, nowMs)
  return just(withPeer(state, { ...state.peer, negotiation: 'making' }, nowMs), { do: 'restart' })
}

export const leave = (state: Talking): Step<Left> => {
  const { attempt, former, lastActMs, made, offers, other, page, phase, signalling } = state
  const wasConnected = phase !== 'connecting'
  return just(
    { ...{ page, offers, attempt, made, signalling, lastActMs, former }, phase: 'left', other, wasConnected },
    { do: 'tear-down' },
  )
}

export const close = (state: LinkState): Step => {
  const { attempt, former, lastActMs, made, offers, page, signalling } = state
  return just(
    { ...{ page, offers, attempt, made, signalling, lastActMs, former }, phase: 'closed' },
    { do: 'say', signal: { k: 'bye', page } },
    { do: 'tear-down' },
  )
}
