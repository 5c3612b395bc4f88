/** One simple-peer and the connection under it, made ready to send. */
import type { CallTicket } from '@lutong/core/consultation/consultation.ts'
import SimplePeer from 'simple-peer'
import { resilientRtc } from './resilient-rtc.ts'
import { rtcServers } from './rtc-servers.ts'
import { preferClearSpeech } from './sdp.ts'

/**
 * Congestion control lets little through at first, and a whole large picture takes it a quarter of a second: the first
 * one is sent at half the size, to be seen soon.
 */
const FIRST_PICTURE_DIVIDED_BY = 2

export type EncodingOf = (kind: 'audio' | 'video') => Partial<RTCRtpEncodingParameters>

export interface MadePeer {
  readonly peer: SimplePeer.Instance
  readonly connection: RTCPeerConnection
}

export const makePeer = (parts: {
  readonly offers: boolean
  readonly ticket: Pick<CallTicket, 'iceServers' | 'relayOnly'>
  readonly outgoing: readonly MediaStreamTrack[]
  readonly encoding: EncodingOf
}): MadePeer => {
  let connection: RTCPeerConnection | undefined
  const peer = new SimplePeer({
    initiator: parts.offers,
    trickle: true,
    streams: [new MediaStream([...parts.outgoing])],
    config: {
      // Always our own: simple-peer's default servers are strangers'.
      iceServers: rtcServers(parts.ticket.iceServers),
      iceTransportPolicy: parts.ticket.relayOnly ? 'relay' : 'all',
      // One way for sound, picture and words, looked for from the start: a relay asked for late costs round trips.
      bundlePolicy: 'max-bundle',
      iceCandidatePoolSize: 1,
    },
    sdpTransform: preferClearSpeech,
    wrtc: resilientRtc((made) => (connection = made)),
  })
  if (connection === undefined) throw new Error('simple-peer made no connection')
  encode(connection, parts.encoding, true).catch(() => {})
  return { peer, connection }
}

/** What each kind is sent with. Rejects where a sender is being changed in this very moment. */
export const encode = async (
  connection: RTCPeerConnection,
  encoding: EncodingOf,
  isFirstPicture: boolean,
): Promise<void> => {
  for (const sender of connection.getSenders()) {
    const { track } = sender
    if (track === null) continue
    const isPicture = track.kind === 'video'
    const wanted = encoding(isPicture ? 'video' : 'audio')
    const scale = isPicture ? { scaleResolutionDownBy: isFirstPicture ? FIRST_PICTURE_DIVIDED_BY : 1 } : {}
    const parameters = sender.getParameters()
    parameters.encodings = parameters.encodings.map((known) => ({ ...known, ...wanted, ...scale }))
    if (parameters.encodings.length > 0) await sender.setParameters(parameters)
  }
}
