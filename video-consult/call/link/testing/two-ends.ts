/** Two machines, one line: modelled peers, and signalling that is lost where an end is offline, late, and said twice. */
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { LINE_TIMES, type Transport } from '../../policy/recovery.ts'
import { startLink, stepLink } from '../link-machine.ts'
import { type LinkEffect, type LinkEvent, type LinkState, otherOf, peerOf } from '../link-state.ts'
import type { LinkSignal } from '../wire.ts'
import { carriesBetween, modelPeer, type ModelledNetwork, type ModelledPeer } from './modelled-peer.ts'

const DESCRIPTION_MS = 5
/** Chromium says "disconnected" so long after the last answer to its checks. */
const ICE_NOTICES_MS = 5_000
const NETWORK_MS = 100
const MEDIA_BYTES = 10_000

export type Side = 'citizen' | 'lawyer'
const SIDES: readonly Side[] = ['citizen', 'lawyer']
const beside = (side: Side): Side => (side === 'citizen' ? 'lawyer' : 'citizen')

interface End {
  state: LinkState
  peer: ModelledPeer | null
  peerId: number
  online: boolean
  transport: Transport
  carriedMs: number
  bytes: number
  /** Every page this end's machine has ever turned to. */
  readonly met: string[]
}

export interface TwoEnds {
  readonly clock: TestClock
  readonly network: ModelledNetwork
  /** Peers that died of an offer or an answer they had taken already. */
  readonly deaths: readonly string[]
  state(side: Side): LinkState
  peer(side: Side): ModelledPeer | null
  met(side: Side): readonly string[]
  setSignalling(side: Side, online: boolean): void
  /** The page is loaded again, with or without the time to say so. */
  reload(side: Side, saysBye: boolean): void
  killPeer(side: Side): void
  sayTwice(twice: boolean): void
  /** Both connected, to each other's page and peer. */
  isWhole(): boolean
}

export const connectTwoEnds = (lateMs: number): TwoEnds => {
  const clock = createTestClock(1_000_000)
  const network: ModelledNetwork = { carries: true, epoch: 0 }
  const deaths: string[] = []
  let pages = 0
  let marks = 0
  let twice = false

  const open = (side: Side): End => {
    const begun = startLink(`${side}${++pages}`, side === 'citizen', clock.nowMs())
    const end: End = {
      ...{
        state: begun.state,
        peer: null,
        peerId: 0,
        online: false,
        transport: 'new',
        carriedMs: 0,
        bytes: 0,
        met: [],
      },
    }
    for (const effect of begun.effects) run(side, end, effect)
    return end
  }
  const isOn = (side: Side, end: End) => ends[side] === end && end.state.phase !== 'closed'
  const say = (side: Side, end: End, signal: LinkSignal) => {
    if (!end.online) return
    for (let count = twice ? 2 : 1; count > 0; count -= 1)
      clock.setTimer(lateMs, () => {
        const to = ends[beside(side)]
        if (to.online) tell(beside(side), to, { on: 'heard', signal })
      })
  }
  function run(side: Side, end: End, effect: LinkEffect): void {
    switch (effect.do) {
      case 'build': {
        end.peer?.end()
        const id = effect.peer
        const mark = `m${++marks}`
        Object.assign(end, { transport: 'new', bytes: 0, peerId: id })
        const later = (does: () => void) => void clock.setTimer(DESCRIPTION_MS, does)
        end.peer = modelPeer(mark, side === 'citizen', network, later, {
          onSignal: (signal) => tell(side, end, { on: 'signal', peer: id, signal }),
          onNegotiation: (isOffered) => tell(side, end, { on: 'negotiation', peer: id, isOffered }),
          onEnded: (of) => {
            if (of === 'twice') deaths.push(mark)
            clock.setTimer(0, () => tell(side, end, { on: 'ended', peer: id }))
          },
        })
        return
      }
      case 'tear-down':
        end.peer?.end()
        end.peer = null
        return
      case 'restart':
        return end.peer?.restart()
      case 'say':
        return say(side, end, effect.signal)
      case 'describe': {
        const { link, type } = effect
        const sdp = end.peer?.description(type)
        return sdp === undefined ? undefined : say(side, end, { k: 'peer', link, signal: { type, sdp } })
      }
      case 'take':
        return end.peer?.take(effect.signal)
      case 'beat': {
        const other = ends[beside(side)]
        if (carries()) tell(beside(side), other, { on: 'data', peer: other.peerId })
        return
      }
      case 'doubt':
      case 'picture':
        return
      default:
        effect satisfies never
    }
  }
  function tell(side: Side, end: End, event: LinkEvent): void {
    const { effects, state } = stepLink(end.state, event, clock.nowMs())
    end.state = state
    const other = otherOf(state)
    if (other !== null && end.met.at(-1) !== other) end.met.push(other)
    for (const effect of effects) run(side, end, effect)
  }
  const carries = () => carriesBetween(ends.citizen.peer, ends.lawyer.peer, network)
  const moveTransport = (side: Side, end: End, transport: Transport) => {
    if (end.transport === transport) return
    end.transport = transport
    tell(side, end, { on: 'transport', peer: end.peerId, transport })
  }
  const watchNetwork = () => {
    const nowMs = clock.nowMs()
    for (const side of SIDES) {
      const end = ends[side]
      if (carries()) {
        Object.assign(end, { carriedMs: nowMs, bytes: end.bytes + MEDIA_BYTES })
        moveTransport(side, end, 'connected')
      } else if (end.transport === 'connected' && nowMs - end.carriedMs >= ICE_NOTICES_MS)
        moveTransport(side, end, 'disconnected')
    }
    clock.setTimer(NETWORK_MS, watchNetwork)
  }
  const lookOn = (side: Side, end: End) =>
    void clock.setTimer(LINE_TIMES.lookEveryMs, () => {
      if (!isOn(side, end)) return
      tell(side, end, { on: 'looked', received: { peer: end.peerId, bytes: end.bytes } })
      lookOn(side, end)
    })
  const setSignalling = (side: Side, online: boolean) => {
    ends[side].online = online
    tell(side, ends[side], { on: 'signalling', online })
  }

  const ends: Record<Side, End> = { citizen: open('citizen'), lawyer: open('lawyer') }
  for (const side of SIDES) lookOn(side, ends[side])
  watchNetwork()
  return {
    clock,
    network,
    deaths,
    state: (side) => ends[side].state,
    peer: (side) => ends[side].peer,
    met: (side) => ends[side].met,
    setSignalling,
    reload: (side, saysBye) => {
      const { online } = ends[side]
      if (saysBye) tell(side, ends[side], { on: 'close' })
      ends[side].peer?.end()
      ends[side] = open(side)
      lookOn(side, ends[side])
      if (online) setSignalling(side, true)
    },
    killPeer: (side) => {
      const { peer, peerId } = ends[side]
      peer?.end()
      tell(side, ends[side], { on: 'ended', peer: peerId })
    },
    sayTwice: (now) => {
      twice = now
    },
    isWhole: () =>
      carries() &&
      SIDES.every((side) => {
        const { state } = ends[side]
        return state.phase === 'connected' && state.other === ends[beside(side)].state.page && peerOf(state) !== null
      }),
  }
}
