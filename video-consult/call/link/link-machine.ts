/**
 * The machine of the line to one other page: greetings that find a reloaded page, offers that are sent again and taken
 * once, restarts, and at last a new peer. Pure: state, event and time in; state and effects out. The first peer is made
 * before the other page is known, so that all that takes time (tracks, candidates, the offer) is done by when somebody
 * is there.
 */
import { isDead, LINE_TIMES, nextAct, type RecoveryFacts } from '../policy/recovery.ts'
import { hear } from './link-hearing.ts'
import { linkNameOf } from './link-name.ts'
import {
  isOpen,
  just,
  type LinkEvent,
  type LinkState,
  type Open,
  otherOf,
  type Peer,
  peerOf,
  type Step,
  andThen,
} from './link-state.ts'
import { close, describe, mend, rebuild, withPeer } from './link-steps.ts'

type Event<K extends LinkEvent['on']> = Extract<LinkEvent, { on: K }>

export const startLink = (page: string, offers: boolean, nowMs: number): Step =>
  rebuild(
    {
      ...{ phase: 'awaited', page, offers, attempt: 0, made: 0, peer: null },
      ...{ signalling: false, lastActMs: null, former: [] },
    },
    nowMs,
  )

const recoveryFacts = (state: Open, nowMs: number): RecoveryFacts => {
  const { peer } = state
  return {
    nowMs,
    // There is nothing to wait for where there is no peer.
    sinceStartMs: peer === null ? Infinity : nowMs - peer.startedMs,
    everConnected: peer?.everConnected ?? false,
    transport: peer?.transport ?? 'new',
    silentMs: peer === null ? Infinity : nowMs - peer.lastByteMs,
    signalling: state.signalling,
    lastActMs: state.lastActMs,
    mendingSinceMs: peer?.mendingSinceMs ?? null,
    answeredRestarts: peer?.answeredRestarts ?? 0,
    negotiation: peer?.negotiation ?? 'idle',
  }
}

const keepAlive = (state: Open, nowMs: number): Step => {
  const facts = recoveryFacts(state, nowMs)
  const act = nextAct(facts)
  if (act === 'none') return just(state)
  const { peer } = state
  const since = isDead(facts) ? (peer?.mendingSinceMs ?? nowMs) : null
  const trying = peer === null ? state : withPeer(state, { ...peer, mendingSinceMs: since }, nowMs)
  const now = { ...trying, lastActMs: nowMs }
  return act === 'resend-offer' ? describe(now, 'offer', nowMs) : mend(now, act, nowMs)
}

/** A peer nobody has taken up is kept fresh. */
const keepReady = (state: Open, nowMs: number): Step<Open> => {
  const { peer, phase } = state
  if (phase !== 'awaited' && peer?.name !== null) return just(state)
  const isOld = peer === null || nowMs - peer.startedMs >= LINE_TIMES.preparedForMs
  return isOld ? rebuild(state, nowMs) : just(state)
}

const gotBytes = (peer: Peer, nowMs: number): Peer => ({ ...peer, lastByteMs: nowMs, mendingSinceMs: null })

const looked = (state: Open, { received }: Event<'looked'>, nowMs: number): Step => {
  const { peer } = state
  if (peer === null) return andThen(keepReady(state, nowMs), (now) => tended(now, nowMs))
  const bytes = received?.peer === peer.id ? received.bytes : 0
  const isMore = bytes > peer.receivedBytes
  const read = isMore ? { ...gotBytes(peer, nowMs), receivedBytes: bytes, answeredRestarts: 0 } : peer
  const isFull =
    read.picture === 'small' && read.smallSinceMs !== null && nowMs - read.smallSinceMs >= LINE_TIMES.firstPictureMs
  const seen = withPeer(state, isFull ? { ...read, picture: 'full' } : read, nowMs)
  const isDoubtful = state.phase === 'connected' && nowMs - read.lastByteMs >= LINE_TIMES.doubtMs
  const kept = just(
    seen,
    { do: 'beat' },
    ...(isFull ? [{ do: 'picture', size: 'full' } as const] : []),
    ...(isDoubtful ? [{ do: 'doubt' } as const] : []),
  )
  return andThen(
    andThen(kept, (now) => keepReady(now, nowMs)),
    (now) => tended(now, nowMs),
  )
}
const tended = (state: Open, nowMs: number): Step => (state.phase === 'awaited' ? just(state) : keepAlive(state, nowMs))

const signallingIs = (state: Exclude<LinkState, { phase: 'closed' }>, online: boolean, nowMs: number): Step => {
  if (state.signalling === online) return just(state)
  if (!online) {
    const peer = peerOf(state)
    // Nobody can answer meanwhile: that is not held against the peer.
    return just(
      isOpen(state) && peer !== null
        ? withPeer({ ...state, signalling: false }, { ...peer, mendingSinceMs: null }, nowMs)
        : { ...state, signalling: false },
    )
  }
  // Whatever was said meanwhile is lost: greet, and send what waits for an answer.
  const hello = { do: 'say', signal: { k: 'hello', page: state.page, knows: otherOf(state) } } as const
  const greeted = { ...state, signalling: true, lastActMs: null }
  if (!isOpen(greeted)) return just(greeted, hello)
  return andThen<Open, LinkState>(just(greeted, hello), (now) =>
    // That was the act for now: a restart behind it would undo what it agrees on.
    now.peer?.negotiation === 'offered' ? describe({ ...now, lastActMs: nowMs }, 'offer', nowMs) : tended(now, nowMs),
  )
}

/** News of the peer there is; of an earlier one it is none any more. */
const news = (
  state: Open,
  peer: Peer,
  event: Exclude<LinkEvent, { on: 'heard' | 'signalling' | 'looked' | 'close' }>,
  nowMs: number,
): Step => {
  switch (event.on) {
    case 'transport': {
      const isUp = event.transport === 'connected'
      const moved = { ...peer, transport: event.transport, everConnected: peer.everConnected || isUp }
      return just(withPeer(state, isUp ? { ...moved, lastByteMs: nowMs } : moved, nowMs))
    }
    case 'negotiation':
      return just(withPeer(state, { ...peer, negotiation: event.isOffered ? 'offered' : 'idle' }, nowMs))
    case 'signal': {
      if (peer.name === null) return just(state)
      const isOffer = event.signal.type === 'offer'
      return just(isOffer ? withPeer(state, { ...peer, offeredMs: nowMs }, nowMs) : state, {
        ...{ do: 'say', signal: { k: 'peer', link: linkNameOf(peer.name), signal: event.signal } },
      })
    }
    case 'opened':
      return just(withPeer(state, { ...peer, smallSinceMs: nowMs }, nowMs))
    case 'data':
      return just(withPeer(state, gotBytes(peer, nowMs), nowMs))
    case 'ended':
      return just(withPeer(state, null, nowMs))
    default:
      return event satisfies never
  }
}

/**
 * After a cut the other side waits up to three seconds for what was lost before it asks for a whole picture again. One
 * of another size is whole, and a small one gets through first.
 */
const shownAgain = (before: LinkState, { effects, state }: Step, nowMs: number): Step => {
  if (before.phase !== 'reconnecting' || state.phase !== 'connected') return { effects, state }
  const { peer } = state
  if (peer.smallSinceMs === null || peer.id !== before.peer?.id) return { effects, state }
  const small = withPeer(state, { ...peer, picture: 'small', smallSinceMs: nowMs }, nowMs)
  return just(small, ...effects, { do: 'picture', size: 'small' })
}

export const stepLink = (state: LinkState, event: LinkEvent, nowMs: number): Step =>
  shownAgain(state, stepped(state, event, nowMs), nowMs)

const stepped = (state: LinkState, event: LinkEvent, nowMs: number): Step => {
  if (state.phase === 'closed') return just(state)
  switch (event.on) {
    case 'heard':
      return hear(state, event.signal, nowMs)
    case 'signalling':
      return signallingIs(state, event.online, nowMs)
    case 'looked':
      return isOpen(state) ? looked(state, event, nowMs) : just(state)
    case 'close':
      return close(state)
    case 'transport':
    case 'negotiation':
    case 'signal':
    case 'opened':
    case 'data':
    case 'ended':
      return isOpen(state) && state.peer?.id === event.peer ? news(state, state.peer, event, nowMs) : just(state)
    default:
      return event satisfies never
  }
}
