/** One peer from its making to its end: what simple-peer and the connection under it say, as the line's machine hears it. */
import type SimplePeer from 'simple-peer'
import type { Transport } from '../policy/recovery.ts'
import type { LinkEvent } from './link-state.ts'
import { createLineMeter, type LineStats } from './line-stats.ts'
import { encode, type EncodingOf, makePeer } from './make-peer.ts'
import { type DataFrame, readDataFrame, readPeerSignal } from './wire.ts'

export interface LivingPeer {
  readonly id: number
  send(frame: DataFrame): boolean
  read(): Promise<LineStats | null>
  /** A new offer with new ways through the network. */
  restart(): void
  /** What has been offered or answered, with the candidates found by now; `undefined`: the other of the two, or neither. */
  description(type: 'offer' | 'answer'): string | undefined
  take(signal: object): void
  useTrack(track: MediaStreamTrack): Promise<void>
  renewEncodings(picture: 'small' | 'full'): void
  end(): void
}

const transportOf = (connection: RTCPeerConnection): Transport => {
  const ice = connection.iceConnectionState
  if (ice === 'connected' || ice === 'completed') return 'connected'
  return ice === 'disconnected' || ice === 'closed' ? 'disconnected' : 'new'
}

export const openLivingPeer = (
  id: number,
  making: Parameters<typeof makePeer>[0] & { readonly encoding: EncodingOf },
  tell: (event: LinkEvent) => void,
  hear: { onTrack(track: MediaStreamTrack): void; onFrame(frame: DataFrame): void; onOpen(): void },
): LivingPeer => {
  const { connection, peer } = makePeer(making)
  const meter = createLineMeter()
  connection.addEventListener('iceconnectionstatechange', () =>
    tell({ on: 'transport', peer: id, transport: transportOf(connection) }),
  )
  connection.addEventListener('signalingstatechange', () =>
    tell({ on: 'negotiation', peer: id, isOffered: connection.signalingState === 'have-local-offer' }),
  )
  peer.on('signal', (data) => {
    const signal = readPeerSignal(data)
    if (signal !== undefined) tell({ on: 'signal', peer: id, signal })
  })
  peer.on('track', hear.onTrack)
  peer.on('connect', () => {
    tell({ on: 'opened', peer: id })
    hear.onOpen()
  })
  peer.on('data', (data: unknown) => {
    tell({ on: 'data', peer: id })
    const frame = readDataFrame(data instanceof Uint8Array ? new TextDecoder().decode(data) : String(data))
    // `undefined`: nothing of ours.
    if (frame !== undefined) hear.onFrame(frame)
  })
  // The peer gave up after all (a description it could not take): the next look builds another.
  peer.on('error', () => {})
  peer.on('close', () => tell({ on: 'ended', peer: id }))

  return {
    id,
    send: (frame) => {
      if (!peer.connected) return false
      peer.send(JSON.stringify(frame))
      return true
    },
    read: () => meter.read(connection).catch(() => null),
    restart: () => {
      connection.restartIce()
      negotiate(peer)
    },
    description: (type) => {
      const known = connection.localDescription
      return known?.type === type ? known.sdp : undefined
    },
    take: (signal) => peer.signal(JSON.stringify(signal)),
    useTrack: async (track) => {
      await connection
        .getSenders()
        .find((sender) => sender.track?.kind === track.kind)
        ?.replaceTrack(track)
    },
    renewEncodings: (picture) => {
      // A sender that is replaced in this very moment takes nothing; the next change finds its successor.
      encode(connection, making.encoding, picture === 'small').catch(() => {})
    },
    end: () => void peer.destroy(),
  }
}

/** The types of simple-peer know nothing of it; its documentation does not either, and it is what makes a new offer. */
const negotiate = (peer: SimplePeer.Instance) => {
  const known: unknown = Reflect.get(peer, 'negotiate')
  if (typeof known === 'function') known.call(peer)
}
