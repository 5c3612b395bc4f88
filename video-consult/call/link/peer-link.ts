/**
 * The line to one other page. simple-peer makes and answers offers; what keeps the line alive is here: greetings that
 * find a reloaded page, offers that are sent again and taken once, restarts, and at last a new peer. The streams and the
 * party stay the same over all of it. The first peer is made before the other page is known, so that all that takes time
 * (tracks, candidates, the offer) is done by when somebody is there.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { CallTicket } from '@lutong/core/consultation/consultation.ts'
import type { PartyState, SignalPath } from '../contract.ts'
import { nextAct, RECOVERY } from '../policy/recovery.ts'
import { heardLastMs, isSpeaking } from '../policy/speaking.ts'
import { createLineMeter, type LineStats } from './line-stats.ts'
import { type LinkName, linkNameOf, readLinkName } from './link-name.ts'
import { type LivingPeer, openLivingPeer, transportOf } from './living-peer.ts'
import { encode, type EncodingOf } from './make-peer.ts'
import { offerMark } from './sdp.ts'
import type { DataFrame, LinkSignal, PeerSignal } from './wire.ts'

/** How often the line is looked at, bytes counted, and the other side told that this one is there. */
const LOOK_EVERY_MS = 500
/** Then the picture may be as large as the level allows. */
const FIRST_PICTURE_MS = 1_500
/** A peer nobody has come for is made anew: its candidates grow old with every network it has seen. */
const PREPARED_FOR_MS = 60_000
/** An offer on its way is not sent again because of a greeting that crossed it. */
const OFFER_CROSSES_MS = 250

export interface PeerLinkParts {
  readonly ticket: Pick<CallTicket, 'self' | 'iceServers' | 'relayOnly'>
  readonly party: string
  /** Of this page's life. */
  readonly page: string
  readonly signals: Pick<SignalPath, 'send'>
  readonly clock: Clock
  /** What is sent now; asked again for each new peer. */
  outgoing(): readonly MediaStreamTrack[]
  /** What each kind is sent with now; asked again for each new peer. */
  readonly encoding: EncodingOf
  onChange(): void
  /** Nothing has come for a moment. */
  onDoubt(): void
  /** The data channel is open (again). */
  onOpen(): void
  onFrame(frame: DataFrame): void
}

export interface PeerLink {
  readonly party: string
  readonly state: PartyState
  readonly stream: MediaStream
  readonly stats: LineStats | null
  readonly silentMs: number
  readonly speaking: boolean
  hear(signal: LinkSignal): void
  send(frame: DataFrame): boolean
  /** Sends this track in place of the one of its kind. */
  useTrack(track: MediaStreamTrack): Promise<void>
  /** What each kind is sent with has changed. */
  renewEncodings(): void
  setLine(online: boolean): void
  close(): void
}

export const createPeerLink = (parts: PeerLinkParts): PeerLink => {
  const { clock, page, party, signals, ticket } = parts
  const offers = ticket.self < party
  const stream = new MediaStream()
  let otherPage: string | null = null
  let attempt = 0
  let living: LivingPeer | undefined
  let wasConnected = false
  let left = false
  let closed = false
  let signalling = false
  let stats: LineStats | null = null
  let heardMs = -Infinity
  let speaking = false
  let lastByteMs = clock.nowMs()
  let lastActMs: number | null = null
  let answeredRestarts = 0
  let offeredMs = -Infinity
  let meter = createLineMeter()
  /** Marks of offers taken here, or of answers taken. */
  let taken = new Set<string>()
  let state: PartyState = 'awaited'

  const say = (signal: LinkSignal) => signals.send(party, JSON.stringify(signal))
  const silentMs = () => clock.nowMs() - lastByteMs
  const transport = () => transportOf(living?.connection)
  const settle = () => {
    const works = living?.everConnected === true && transport() === 'connected' && silentMs() < RECOVERY.silentMs
    if (works) wasConnected = true
    const next: PartyState = left
      ? 'left'
      : works
        ? 'connected'
        : wasConnected
          ? 'reconnecting'
          : otherPage === null
            ? 'awaited'
            : 'connecting'
    if (next === state) return
    state = next
    parts.onChange()
  }

  const takeTrack = (track: MediaStreamTrack) => {
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old)
    stream.addTrack(track)
    parts.onChange()
  }
  const tearDown = () => {
    const old = living
    living = undefined
    old?.peer.destroy()
  }
  const build = (link: string | null) => {
    tearDown()
    meter = createLineMeter()
    stats = null
    taken = new Set()
    lastActMs = null
    answeredRestarts = 0
    living = openLivingPeer({ offers, ticket, outgoing: parts.outgoing(), encoding: parts.encoding }, link, clock, {
      isCurrent: (peer) => living === peer,
      onTransport: () => {
        if (transport() === 'connected') lastByteMs = clock.nowMs()
        settle()
      },
      onSignal: (of, signal) => {
        if (signal.type === 'offer') offeredMs = clock.nowMs()
        say({ k: 'peer', link: of, signal })
      },
      onTrack: takeTrack,
      onOpen: parts.onOpen,
      onData: (frame) => {
        lastByteMs = clock.nowMs()
        if (frame !== undefined) parts.onFrame(frame)
      },
      onClose: () => {
        living = undefined
        settle()
      },
    })
    settle()
  }
  /** The offering page counts attempts. */
  const linkOf = (n: number) =>
    linkNameOf(
      offers
        ? { offering: page, answering: otherPage, attempt: n }
        : { offering: otherPage ?? '', answering: page, attempt: n },
    )
  const rebuild = () => {
    if (!offers) return build(null)
    attempt += 1
    build(linkOf(attempt))
  }
  /** The peer made beforehand is for this page. */
  const claim = (other: string) => {
    otherPage = other
    left = false
    lastByteMs = clock.nowMs()
    if (living === undefined) return rebuild()
    living.startedMs = clock.nowMs()
    if (offers) living.link = linkOf(attempt)
    settle()
  }
  const meet = (other: string) => {
    if (other === otherPage) return
    if (otherPage === null) return claim(other)
    otherPage = other
    left = false
    lastByteMs = clock.nowMs()
    // What an unknown page has not taken up yet is as good for the next.
    if (offers || living?.link !== null) rebuild()
  }

  const sendDescription = (type: 'offer' | 'answer') => {
    const description = living?.connection.localDescription
    if (living === undefined || living.link === null || description?.type !== type) return
    if (type === 'offer') offeredMs = clock.nowMs()
    say({ k: 'peer', link: living.link, signal: { type, sdp: description.sdp } })
  }
  const restart = () => {
    if (living === undefined) return rebuild()
    living.connection.restartIce()
    // The types of simple-peer know nothing of it; its documentation does not either, and it is what makes a new offer.
    const negotiate: unknown = Reflect.get(living.peer, 'negotiate')
    if (typeof negotiate === 'function') negotiate.call(living.peer)
  }
  const mend = (act: 'restart' | 'rebuild') => {
    if (!offers) {
      say({ k: 'mend', link: living?.link ?? linkOf(attempt), act })
      return
    }
    if (act === 'rebuild') rebuild()
    else restart()
  }

  /** An offer of a peer not heard of, or of a page whose greeting was lost, is taken up; all else is late. */
  const takeUp = (name: LinkName, signal: PeerSignal): boolean => {
    const { answering, attempt: count, offering } = name
    if (offers) {
      // The first answer to a peer made beforehand says who has taken it up.
      if (otherPage !== null || offering !== page || count !== attempt || answering === null) return false
      claim(answering)
      return living?.link === linkNameOf(name)
    }
    const newer = offering !== otherPage || count > attempt || living === undefined || living.link === null
    if (signal.type !== 'offer' || answering !== page || !newer) return false
    otherPage = offering
    left = false
    attempt = count
    if (living === undefined || living.link !== null) build(null)
    if (living !== undefined) Object.assign(living, { link: linkNameOf(name), startedMs: clock.nowMs() })
    settle()
    return true
  }
  const takeSignal = (named: string, signal: PeerSignal) => {
    const read = readLinkName(named)
    if (read === undefined) return
    const name = offers ? read : { ...read, answering: read.answering ?? page }
    if (living?.link !== linkNameOf(name) && !takeUp(name, signal)) return
    const { connection, peer } = living ?? {}
    if (connection === undefined || peer === undefined) return
    if (signal.type === 'offer') {
      const mark = offerMark(signal.sdp)
      // simple-peer dies of an offer it has answered: the same answer goes again instead.
      if (taken.has(mark)) return sendDescription('answer')
      taken.add(mark)
    }
    if (signal.type === 'answer') {
      const mark = offerMark(signal.sdp)
      if (connection.signalingState !== 'have-local-offer' || taken.has(mark)) return
      taken.add(mark)
      answeredRestarts += 1
    }
    peer.signal(JSON.stringify(signal))
  }

  const renewEncodings = () => {
    // A sender that is replaced in this very moment takes nothing; the next change finds its successor.
    if (living !== undefined) encode(living.connection, parts.encoding, living.small).catch(() => {})
  }
  const look = async () => {
    if (living !== undefined) {
      const { connection } = living
      const read = await meter.read(connection).catch(() => null)
      if (closed || living?.connection !== connection) return
      if (read !== null && read.receivedBytes > (stats?.receivedBytes ?? 0)) {
        lastByteMs = clock.nowMs()
        answeredRestarts = 0
      }
      stats = read
      heardMs = heardLastMs(read?.soundLevel ?? null, clock.nowMs(), heardMs)
      send({ d: 'beat' })
      if (living.small && living.openedMs !== null && clock.nowMs() - living.openedMs >= FIRST_PICTURE_MS) {
        living.small = false
        renewEncodings()
      }
    }
    const nowMs = clock.nowMs()
    if (speaking !== isSpeaking(heardMs, nowMs)) {
      speaking = !speaking
      parts.onChange()
    }
    if (left) return
    if (state === 'connected' && silentMs() >= RECOVERY.doubtMs) parts.onDoubt()
    if (otherPage === null || living?.link === null) {
      const isOld = living === undefined || nowMs - living.startedMs >= PREPARED_FOR_MS
      if (isOld && transport() === 'new') rebuild()
      if (otherPage === null) return
    }
    const act = nextAct({
      nowMs,
      sinceStartMs: living === undefined ? Infinity : nowMs - living.startedMs,
      everConnected: living?.everConnected ?? false,
      transport: transport(),
      silentMs: silentMs(),
      signalling,
      lastActMs,
      answeredRestarts,
      offerPending: living?.connection.signalingState === 'have-local-offer',
    })
    settle()
    if (act === 'none') return
    lastActMs = nowMs
    if (act === 'resend-offer') sendDescription('offer')
    else mend(living === undefined ? 'rebuild' : act)
  }
  let stopLook = () => {}
  const lookOn = () => {
    stopLook = clock.setTimer(LOOK_EVERY_MS, () => {
      void look().finally(() => {
        if (!closed) lookOn()
      })
    })
  }
  lookOn()
  rebuild()

  const send = (frame: DataFrame): boolean => {
    if (living === undefined || living.openedMs === null || !living.peer.connected) return false
    living.peer.send(JSON.stringify(frame))
    return true
  }
  const senderOf = (kind: string) => living?.connection.getSenders().find((sender) => sender.track?.kind === kind)

  return {
    party,
    stream,
    get state() {
      return state
    },
    get stats() {
      return stats
    },
    get silentMs() {
      return silentMs()
    },
    get speaking() {
      return speaking
    },
    hear: (signal) => {
      switch (signal.k) {
        case 'hello':
          meet(signal.page)
          if (signal.knows !== page) {
            say({ k: 'hello', page, knows: otherPage })
            const waits = living?.connection.signalingState === 'have-local-offer'
            if (waits && clock.nowMs() - offeredMs > OFFER_CROSSES_MS) sendDescription('offer')
          }
          return settle()
        case 'peer':
          return takeSignal(signal.link, signal.signal)
        case 'mend':
          // Asked while a restart of our own is on its way: that one serves both.
          if (!offers || signal.link !== (living?.link ?? linkOf(attempt))) return
          if (living?.connection.signalingState === 'have-local-offer') return sendDescription('offer')
          lastActMs = clock.nowMs()
          return mend(signal.act)
        case 'bye':
          if (signal.page !== otherPage) return
          left = true
          tearDown()
          return settle()
        default:
          return signal satisfies never
      }
    },
    send,
    useTrack: async (track) => {
      await senderOf(track.kind)?.replaceTrack(track)
    },
    renewEncodings,
    setLine: (online) => {
      if (signalling === online) return
      signalling = online
      if (!online) return
      // Whatever was said meanwhile is lost: greet, and send what waits for an answer.
      say({ k: 'hello', page, knows: otherPage })
      if (living?.connection.signalingState === 'have-local-offer') sendDescription('offer')
    },
    close: () => {
      closed = true
      stopLook()
      say({ k: 'bye', page })
      tearDown()
    },
  }
}
