/**
 * The line to one other page, as one value: what is known of the page, of the peer that is alive, and of the way of the
 * signals. Beside it what can happen to a line, and what the line wants done.
 */
import type { Negotiation, Transport } from '../policy/recovery.ts'
import type { LinkName } from './link-name.ts'
import type { LinkSignal, PeerSignal } from './wire.ts'

/** One simple-peer, from its making to its end. */
export interface Peer {
  /** Which of all the peers of this line: late news of an earlier one is known by it. */
  readonly id: number
  /** `null`: of the answering page, before an offer has come for it. */
  readonly name: LinkName | null
  /** Made, or taken up by somebody. */
  readonly startedMs: number
  readonly transport: Transport
  readonly everConnected: boolean
  readonly negotiation: Negotiation
  readonly offeredMs: number | null
  /** Marks of offers taken here, or of answers taken. */
  readonly taken: readonly string[]
  readonly answeredRestarts: number
  readonly mendingSinceMs: number | null
  readonly receivedBytes: number
  readonly lastByteMs: number
  /** The first picture, and the first after a cut, is sent small. */
  readonly picture: 'small' | 'full'
  /** `null`: before the data channel is open. */
  readonly smallSinceMs: number | null
}

interface Known {
  /** Of this line's life at this side: whoever hears another one knows that what was before is gone. */
  readonly page: string
  /** One of the two makes every offer, so that no two cross. It counts the attempts, too. */
  readonly offers: boolean
  readonly attempt: number
  /** Peers made so far. */
  readonly made: number
  readonly signalling: boolean
  /** When mending was last tried with what there is now. */
  readonly lastActMs: number | null
  /** Pages of the other side that are gone: what still comes of them is late. */
  readonly former: readonly string[]
}

/** Nobody is there yet. The peer is made all the same: whoever comes takes it up. */
export type Awaited = Known & { readonly phase: 'awaited'; readonly peer: Peer | null }
export type Talking = Known & { readonly other: string } & (
    | { readonly phase: 'connecting' | 'reconnecting'; readonly peer: Peer | null }
    | { readonly phase: 'connected'; readonly peer: Peer }
  )
export type Left = Known & { readonly phase: 'left'; readonly other: string; readonly wasConnected: boolean }
type Closed = Known & { readonly phase: 'closed' }
export type Open = Awaited | Talking
export type LinkState = Open | Left | Closed

export type LinkEvent =
  /** From the other side, by signalling. */
  | { readonly on: 'heard'; readonly signal: LinkSignal }
  /** Signalling is up, or down. */
  | { readonly on: 'signalling'; readonly online: boolean }
  | { readonly on: 'transport'; readonly peer: number; readonly transport: Transport }
  | { readonly on: 'negotiation'; readonly peer: number; readonly isOffered: boolean }
  /** The peer wants this carried to its other end. */
  | { readonly on: 'signal'; readonly peer: number; readonly signal: PeerSignal }
  | { readonly on: 'opened' | 'data' | 'ended'; readonly peer: number }
  /** Twice a second. `received`: bytes of that peer so far, where they could be read. */
  | { readonly on: 'looked'; readonly received: { readonly peer: number; readonly bytes: number } | null }
  | { readonly on: 'close' }

export type LinkEffect =
  /** In place of the one there is. */
  | { readonly do: 'build'; readonly peer: number }
  | { readonly do: 'tear-down' }
  /** A new offer with new ways through the network, of the same peer. */
  | { readonly do: 'restart' }
  | { readonly do: 'say'; readonly signal: LinkSignal }
  /** The description as it is by now, candidates included, goes (again). */
  | { readonly do: 'describe'; readonly type: 'offer' | 'answer'; readonly link: string }
  | { readonly do: 'take'; readonly signal: PeerSignal }
  | { readonly do: 'picture'; readonly size: 'small' | 'full' }
  | { readonly do: 'beat' | 'doubt' }

export interface Step<S extends LinkState = LinkState> {
  readonly state: S
  readonly effects: readonly LinkEffect[]
}

export const just = <S extends LinkState>(state: S, ...effects: readonly LinkEffect[]): Step<S> => ({ state, effects })
/** One after the other, with the effects of both in their order. */
export const andThen = <S extends LinkState, T extends LinkState>(
  before: Step<S>,
  next: (state: S) => Step<T>,
): Step<T> => {
  const { effects, state } = next(before.state)
  return { state, effects: [...before.effects, ...effects] }
}

export const isOpen = (state: LinkState): state is Open => state.phase !== 'left' && state.phase !== 'closed'
export const isTalking = (state: LinkState): state is Talking => isOpen(state) && state.phase !== 'awaited'
export const peerOf = (state: LinkState): Peer | null => (isOpen(state) ? state.peer : null)
export const otherOf = (state: LinkState): string | null => ('other' in state ? state.other : null)
