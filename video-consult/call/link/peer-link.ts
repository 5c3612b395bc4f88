/**
 * The line to one other page, running: it holds the peer that is alive, tells the machine what happens and does what the
 * machine wants done. The streams and the party stay the same over all of it.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { CallTicket } from '@lutong/core/consultation/consultation.ts'
import type { PartyState, SignalPath } from '../contract.ts'
import { LINE_TIMES } from '../policy/recovery.ts'
import { SILENT_VOICE, voiceAfter } from '../policy/speaking.ts'
import type { LineStats } from './line-stats.ts'
import { startLink, stepLink } from './link-machine.ts'
import { type LinkEffect, type LinkEvent, type LinkState, peerOf } from './link-state.ts'
import { type LivingPeer, openLivingPeer } from './living-peer.ts'
import type { EncodingOf } from './make-peer.ts'
import type { DataFrame, LinkSignal } from './wire.ts'

export interface PeerLinkParts {
  readonly ticket: Pick<CallTicket, 'self' | 'iceServers' | 'relayOnly'>
  readonly party: string
  /** Of this line's life. */
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

/** A line that was closed is gone from every view. */
const partyStateOf = ({ phase }: LinkState): PartyState => (phase === 'closed' ? 'left' : phase)

export const createPeerLink = (parts: PeerLinkParts): PeerLink => {
  const { clock, page, party, signals, ticket } = parts
  const offers = ticket.self < party
  const stream = new MediaStream()
  const begun = startLink(page, offers, clock.nowMs())
  let { state } = begun
  let living: LivingPeer | undefined
  let stats: LineStats | null = null
  let voice = SILENT_VOICE

  const takeTrack = (track: MediaStreamTrack) => {
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old)
    stream.addTrack(track)
    parts.onChange()
  }
  const end = () => {
    const old = living
    living = undefined
    stats = null
    old?.end()
  }
  const build = (id: number) => {
    end()
    const making = { offers, ticket, outgoing: parts.outgoing(), encoding: parts.encoding }
    const isCurrent = () => living?.id === id
    living = openLivingPeer(id, making, tell, {
      onTrack: (track) => void (isCurrent() && takeTrack(track)),
      onFrame: (frame) => void (isCurrent() && parts.onFrame(frame)),
      onOpen: () => void (isCurrent() && parts.onOpen()),
    })
  }
  const say = (signal: LinkSignal) => void signals.send(party, JSON.stringify(signal))
  const run = (effect: LinkEffect): void => {
    switch (effect.do) {
      case 'build':
        return build(effect.peer)
      case 'tear-down':
        return end()
      case 'restart':
        return living?.restart()
      case 'say':
        return say(effect.signal)
      case 'describe': {
        const { link, type } = effect
        const sdp = living?.description(type)
        return sdp === undefined ? undefined : say({ k: 'peer', link, signal: { type, sdp } })
      }
      case 'take':
        return living?.take(effect.signal)
      case 'beat':
        return void living?.send({ d: 'beat' })
      case 'doubt':
        return parts.onDoubt()
      case 'picture':
        return living?.renewEncodings(effect.size)
      default:
        return effect satisfies never
    }
  }
  function tell(event: LinkEvent): void {
    const before = partyStateOf(state)
    const { effects, state: next } = stepLink(state, event, clock.nowMs())
    state = next
    for (const effect of effects) run(effect)
    if (partyStateOf(state) !== before && state.phase !== 'closed') parts.onChange()
  }

  const look = async () => {
    const looking = living
    const read = looking === undefined ? null : await looking.read()
    // Replaced meanwhile: its successor is looked at next time.
    if (state.phase === 'closed' || living !== looking) return
    stats = read
    const before = voice
    voice = voiceAfter(before, read?.soundLevel ?? null, clock.nowMs())
    const received = looking === undefined || read === null ? null : { peer: looking.id, bytes: read.receivedBytes }
    tell({ on: 'looked', received })
    if (voice.isHeard !== before.isHeard) parts.onChange()
  }
  let stopLook = () => {}
  const lookOn = () => {
    stopLook = clock.setTimer(LINE_TIMES.lookEveryMs, () => {
      void look().finally(() => {
        if (state.phase !== 'closed') lookOn()
      })
    })
  }
  for (const effect of begun.effects) run(effect)
  lookOn()

  return {
    party,
    stream,
    get state() {
      return partyStateOf(state)
    },
    get stats() {
      return stats
    },
    get silentMs() {
      return clock.nowMs() - (peerOf(state)?.lastByteMs ?? -Infinity)
    },
    get speaking() {
      return voice.isHeard
    },
    hear: (signal) => tell({ on: 'heard', signal }),
    send: (frame) => living?.send(frame) ?? false,
    useTrack: async (track) => {
      await living?.useTrack(track)
    },
    renewEncodings: () => living?.renewEncodings(peerOf(state)?.picture ?? 'full'),
    setLine: (online) => tell({ on: 'signalling', online }),
    close: () => {
      stopLook()
      tell({ on: 'close' })
    },
  }
}
