/** What the other side's signals do to a line: they come late, twice, in an older page's name, or not at all. */
import { LINE_TIMES } from '../policy/recovery.ts'
import { type LinkName, linkNameOf, readLinkName } from './link-name.ts'
import {
  andThen,
  isOpen,
  isTalking,
  just,
  type Left,
  type LinkState,
  type Open,
  otherOf,
  type Peer,
  type Step,
} from './link-state.ts'
import { claim, describe, leave, mend, nameNow, rebuild, turnTo, withPeer } from './link-steps.ts'
import { offerMark } from './sdp.ts'
import type { LinkSignal, PeerSignal } from './wire.ts'

type Signal<K extends LinkSignal['k']> = Extract<LinkSignal, { k: K }>

const meet = (state: Open | Left, page: string, nowMs: number): Step<Open> => {
  if (state.phase === 'awaited') return claim(state, page, nowMs)
  if (state.phase !== 'left' && state.other === page) return just(state)
  const turned = turnTo(state, page, nowMs)
  // What no page has taken up yet is as good for the next.
  if (!state.offers && turned.peer !== null && turned.peer.name === null)
    return just(withPeer(turned, { ...turned.peer, startedMs: nowMs, lastByteMs: nowMs }, nowMs))
  return rebuild(turned, nowMs)
}

const greeted = (state: Open | Left, { knows, page }: Signal<'hello'>, nowMs: number): Step =>
  andThen<Open, LinkState>(meet(state, page, nowMs), (met) => {
    if (knows === met.page) return just(met)
    const reply = just(met, { do: 'say', signal: { k: 'hello', page: met.page, knows: otherOf(met) } })
    const { peer } = met
    const isOnItsWay = peer?.offeredMs !== null && nowMs - (peer?.offeredMs ?? 0) <= LINE_TIMES.offerCrossesMs
    return peer?.negotiation === 'offered' && !isOnItsWay
      ? andThen(reply, (now) => describe(now, 'offer', nowMs))
      : reply
  })

/** An offer of a peer not heard of, or of a page whose greeting was lost, is taken up; all else is late. */
const takeUp = (state: Open | Left, name: LinkName, signal: PeerSignal, nowMs: number): Step<Open> | undefined => {
  const { answering, attempt, offering } = name
  if (state.offers) {
    // The first answer to a peer made beforehand says who has taken it up.
    if (state.phase !== 'awaited' || offering !== state.page || attempt !== state.attempt) return undefined
    return answering === null || state.peer === null ? undefined : claim(state, answering, nowMs)
  }
  if (signal.type !== 'offer' || answering !== state.page || state.former.includes(offering)) return undefined
  const isKnown = otherOf(state) === offering
  if (isKnown && state.phase === 'left') return undefined
  const { peer } = state.phase === 'left' ? { peer: null } : state
  const isNew = !isKnown || attempt > state.attempt || peer === null || peer.name === null
  if (!isNew) return undefined
  const turned = isTalking(state) && isKnown ? state : turnTo(state, offering, nowMs)
  const ready = peer === null || peer.name !== null ? rebuild(turned, nowMs) : just(turned)
  return andThen(ready, (now) =>
    just(
      now.peer === null
        ? now
        : withPeer({ ...now, attempt }, { ...now.peer, name, startedMs: nowMs, lastByteMs: nowMs }, nowMs),
    ),
  )
}

const take = (state: Open, peer: Peer, signal: PeerSignal, nowMs: number): Step => {
  switch (signal.type) {
    case 'offer': {
      // Who makes all the offers takes none: two that cross would end both peers.
      if (state.offers) return just(state)
      const mark = offerMark(signal.sdp)
      // simple-peer dies of an offer it has answered: the same answer goes again instead.
      if (peer.taken.includes(mark)) return describe(state, 'answer', nowMs)
      return just(withPeer(state, { ...peer, taken: [...peer.taken, mark] }, nowMs), { do: 'take', signal })
    }
    case 'answer': {
      const mark = offerMark(signal.sdp)
      if (!state.offers || peer.negotiation !== 'offered' || peer.taken.includes(mark)) return just(state)
      const answered = { ...peer, taken: [...peer.taken, mark], answeredRestarts: peer.answeredRestarts + 1 }
      return just(withPeer(state, answered, nowMs), { do: 'take', signal })
    }
    case 'candidate':
    case 'renegotiate':
      return just(state, { do: 'take', signal })
    default:
      return signal satisfies never
  }
}

/** Said to a page before this one, or by one that has not heard of this one: the greeting was lost, and goes again. */
const strayed = (state: LinkState, { answering, offering }: LinkName, wants: boolean): Step => {
  const [mine, theirs] = state.offers ? [offering, answering] : [answering, offering]
  const isLate = theirs === null || state.former.includes(theirs) || !isOpen(state)
  if (isLate || mine === state.page || !wants) return just(state)
  return just(state, { do: 'say', signal: { k: 'hello', page: state.page, knows: otherOf(state) } })
}

const signalled = (state: Open | Left, { link, signal }: Signal<'peer'>, nowMs: number): Step => {
  const read = readLinkName(link)
  if (read === undefined) return just(state)
  // An offer made before anybody was there is for whoever hears it.
  const name = state.offers ? read : { ...read, answering: read.answering ?? state.page }
  const isOf = (one: LinkState) =>
    isOpen(one) && one.peer?.name !== null && one.peer !== null && linkNameOf(one.peer.name) === linkNameOf(name)
  const taken = isOf(state) ? just(state) : takeUp(state, name, signal, nowMs)
  if (taken === undefined) return strayed(state, name, signal.type === 'offer')
  return andThen<LinkState, LinkState>(taken, (now) =>
    isOpen(now) && now.peer !== null && isOf(now) ? take(now, now.peer, signal, nowMs) : just(now),
  )
}

const asked = (state: Open, { act, link }: Signal<'mend'>, nowMs: number): Step => {
  const name = readLinkName(link)
  if (!state.offers || name === undefined) return just(state)
  if (link !== linkNameOf(nameNow(state))) return strayed(state, name, true)
  const { negotiation } = state.peer ?? {}
  // Whatever is on its way is for a peer that is gone.
  if (act === 'rebuild') return rebuild(state, nowMs)
  // A restart of our own is on its way: that one serves both.
  if (negotiation === 'making') return just(state)
  return negotiation === 'offered' ? describe(state, 'offer', nowMs) : mend({ ...state, lastActMs: nowMs }, act, nowMs)
}

export const hear = (state: LinkState, signal: LinkSignal, nowMs: number): Step => {
  if (state.phase === 'closed') return just(state)
  switch (signal.k) {
    case 'hello': {
      const isGone = state.phase === 'left' && state.other === signal.page
      return isGone || state.former.includes(signal.page) ? just(state) : greeted(state, signal, nowMs)
    }
    case 'peer':
      return signalled(state, signal, nowMs)
    case 'mend':
      return isOpen(state) ? asked(state, signal, nowMs) : just(state)
    case 'bye':
      if (!isOpen(state) || state.phase === 'awaited' || signal.page !== state.other) return just(state)
      return leave(state)
    default:
      return signal satisfies never
  }
}
