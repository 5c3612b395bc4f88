/**
 * simple-peer and the network between two of them, as far as a line's machine can tell: what they offer and answer, what
 * ends them, and when media go through.
 */
import type { PeerSignal } from '../wire.ts'

/** Of the network between the two ends. */
export interface ModelledNetwork {
  carries: boolean
  /** Grows with every change of address: what was agreed on before is no way any more. */
  epoch: number
}

export interface PeerEars {
  onSignal(signal: PeerSignal): void
  onNegotiation(isOffered: boolean): void
  /** `stranger`: another peer has answered in place of the one agreed with, as happens where that one was lost. */
  onEnded(of: 'stranger' | 'twice'): void
}

export interface ModelledPeer {
  readonly mark: string
  /** What the last description agreed on was: with whom, which round, and the network it was made in. */
  agreed: { readonly with: string; readonly round: number; readonly epoch: number } | null
  isAlive: boolean
  /** Hangs: takes everything in and says nothing any more. */
  isStuck: boolean
  restart(): void
  description(type: 'offer' | 'answer'): string | undefined
  take(signal: PeerSignal): void
  end(): void
}

const sdpOf = (mark: string, round: number) => `o=- ${mark} 1 IN IP4 127.0.0.1\na=ice-ufrag:${mark}x${round}`
const readSdp = (sdp: string) => {
  const [, mark = '', round = ''] = /^a=ice-ufrag:(\w+)x(\d+)$/m.exec(sdp) ?? []
  return { mark, round: Number(round) }
}

export const modelPeer = (
  mark: string,
  offers: boolean,
  network: ModelledNetwork,
  /** Descriptions take a moment to make. */
  soon: (does: () => void) => void,
  ears: PeerEars,
): ModelledPeer => {
  let round = 0
  let isOffered = false
  let answered: string | null = null
  const die = (of: 'stranger' | 'twice') => {
    if (!peer.isAlive) return
    peer.isAlive = false
    ears.onEnded(of)
  }
  const offer = () =>
    soon(() => {
      if (!peer.isAlive || peer.isStuck) return
      round += 1
      isOffered = true
      ears.onNegotiation(true)
      ears.onSignal({ type: 'offer', sdp: sdpOf(mark, round) })
    })
  const agree = (sdp: string) => {
    const from = readSdp(sdp)
    // Another certificate than the one agreed on: the connection fails for good.
    if (peer.agreed !== null && peer.agreed.with !== from.mark) return die('stranger')
    peer.agreed = { with: from.mark, round: from.round, epoch: network.epoch }
    return undefined
  }
  const peer: ModelledPeer = {
    mark,
    agreed: null,
    isAlive: true,
    isStuck: false,
    restart: offer,
    description: (type) => {
      if (offers) return type === 'offer' && isOffered ? sdpOf(mark, round) : undefined
      return type === 'answer' ? (answered ?? undefined) : undefined
    },
    take: (signal) => {
      if (peer.isStuck || !peer.isAlive) return
      if (signal.type === 'answer') {
        const isStranger = peer.agreed !== null && peer.agreed.with !== readSdp(signal.sdp).mark
        if (!isOffered || readSdp(signal.sdp).round !== round) return die(isStranger ? 'stranger' : 'twice')
        isOffered = false
        agree(signal.sdp)
        ears.onNegotiation(false)
      } else if (signal.type === 'offer') {
        // It dies of an offer it has answered.
        if (offers || peer.agreed?.round === readSdp(signal.sdp).round) return die('twice')
        agree(signal.sdp)
        soon(() => {
          if (!peer.isAlive || peer.isStuck) return
          answered = sdpOf(mark, readSdp(signal.sdp).round)
          ears.onNegotiation(false)
          ears.onSignal({ type: 'answer', sdp: answered })
        })
      }
    },
    end: () => {
      peer.isAlive = false
    },
  }
  if (offers) offer()
  return peer
}

/** Both alive, each agreed on the other's last word, in the network there is now. */
export const carriesBetween = (
  one: ModelledPeer | null,
  other: ModelledPeer | null,
  network: ModelledNetwork,
): boolean =>
  network.carries &&
  one !== null &&
  other !== null &&
  one.isAlive &&
  other.isAlive &&
  one.agreed?.with === other.mark &&
  other.agreed?.with === one.mark &&
  one.agreed.round === other.agreed.round &&
  one.agreed.epoch === network.epoch &&
  other.agreed.epoch === network.epoch
