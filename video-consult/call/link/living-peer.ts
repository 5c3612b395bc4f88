/** One peer from its making to its end, as the line to the other page sees it. */
import type { Clock } from '@lutong/core/clock.ts'
import type SimplePeer from 'simple-peer'
import type { RecoveryFacts } from '../policy/recovery.ts'
import { makePeer } from './make-peer.ts'
import { type DataFrame, type PeerSignal, readDataFrame, readPeerSignal } from './wire.ts'

export interface LivingPeer {
  readonly peer: SimplePeer.Instance
  readonly connection: RTCPeerConnection
  /** `null`: of the answering page, before an offer has come for it. */
  link: string | null
  startedMs: number
  openedMs: number | null
  everConnected: boolean
  /** The first picture is sent small. */
  small: boolean
}

export interface PeerNews {
  /** A peer that has been replaced has no news any more. */
  isCurrent(peer: LivingPeer): boolean
  /** The transport is another now. */
  onTransport(): void
  onSignal(link: string, signal: PeerSignal): void
  onTrack(track: MediaStreamTrack): void
  onOpen(): void
  /** Something came over the data channel; `undefined`: nothing of ours. */
  onData(frame: DataFrame | undefined): void
  onClose(): void
}

export const transportOf = (connection: RTCPeerConnection | undefined): RecoveryFacts['transport'] => {
  const ice = connection?.iceConnectionState
  if (ice === 'connected' || ice === 'completed') return 'connected'
  return ice === 'disconnected' || ice === 'closed' ? 'disconnected' : 'new'
}

export const openLivingPeer = (
  making: Parameters<typeof makePeer>[0],
  link: string | null,
  clock: Clock,
  news: PeerNews,
): LivingPeer => {
  const { connection, peer } = makePeer(making)
  const made: LivingPeer = {
    ...{ peer, connection, link, startedMs: clock.nowMs(), openedMs: null, everConnected: false, small: true },
  }
  connection.addEventListener('iceconnectionstatechange', () => {
    if (!news.isCurrent(made)) return
    if (transportOf(connection) === 'connected') made.everConnected = true
    news.onTransport()
  })
  peer.on('signal', (signal) => {
    const known = readPeerSignal(signal)
    if (known !== undefined && made.link !== null && news.isCurrent(made)) news.onSignal(made.link, known)
  })
  peer.on('track', (track) => {
    if (news.isCurrent(made)) news.onTrack(track)
  })
  peer.on('connect', () => {
    if (!news.isCurrent(made)) return
    made.openedMs = clock.nowMs()
    news.onOpen()
  })
  peer.on('data', (data: unknown) => {
    if (!news.isCurrent(made)) return
    news.onData(readDataFrame(data instanceof Uint8Array ? new TextDecoder().decode(data) : String(data)))
  })
  // The peer gave up after all (a description it could not take): the next look builds another.
  peer.on('error', () => {})
  peer.on('close', () => {
    if (news.isCurrent(made)) news.onClose()
  })
  return made
}
