/** A member's two connections: up, which the page offers, and down, which the server offers. RTP goes on as it came. */
import type { RTCPeerConnection as Connection } from 'werift'
import {
  MediaStream,
  MediaStreamTrack,
  RTCPeerConnection,
  type RtpPacket,
  type RTCRtpTransceiver,
  useNACK,
  useOPUS,
  usePLI,
  useSdesMid,
  useSdesRTPStreamId,
  useTransportWideCC,
  useTWCC,
  useVP8,
} from 'werift'

/**
 * `up` tells the page when each of its packets came: without it a page takes its line for as narrow as at the start. Down
 * nothing is asked back, and everything is sent.
 */
const connect = (of: 'up' | 'down'): Connection => {
  const timed = of === 'up' ? [useTWCC()] : []
  const timing = of === 'up' ? [useTransportWideCC()] : []
  return new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    // Pages and server on one machine, perhaps in a namespace that has nothing but this.
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: {
      audio: [useOPUS({ rtcpFeedback: timed })],
      video: [useVP8({ rtcpFeedback: [useNACK(), usePLI(), ...timed] })],
    },
    headerExtensions: {
      audio: [useSdesMid(), ...timing],
      video: [useSdesMid(), useSdesRTPStreamId(), ...timing],
    },
  })
}

/** As LiveKit's client names it. */
const SMALL_COPY = 'q'
/** Nothing is dropped between two frames of a picture, so one whole frame asked for is enough for whoever joins. */
const KEY_FRAME_EVERY_MS = 1_000

export interface Published {
  readonly sid: string
  readonly kind: 'audio' | 'video'
  /** Packets of this track, as they come. */
  onPacket(hear: (packet: RtpPacket) => void): () => void
}

export interface MediaNews {
  /** A candidate of ours for one of the two. */
  onCandidate(of: 'up' | 'down', candidate: string): void
  onOffer(sdp: string): void
  onData(label: string, bytes: Uint8Array): void
  onConnected(): void
  /** One of the two is dead, and nothing that is sent comes through any more. */
  onFailed(): void
}

export interface Media {
  /** The page's offer for what it sends; gives the answer. */
  answer(sdp: string): Promise<string>
  /** The page's answer for what it gets. */
  answered(sdp: string): Promise<void>
  candidate(of: 'up' | 'down', candidate: string): Promise<void>
  /** What was announced is `kind`; its packets come once the page offers it. */
  published(sid: string, kind: 'audio' | 'video'): Published
  forward(track: Published, streamId: string): void
  unforward(sid: string): void
  send(label: string, bytes: Uint8Array): void
  close(): Promise<void>
}

const candidateOf = (text: string): object => {
  const read: unknown = JSON.parse(text)
  return typeof read === 'object' && read !== null ? read : {}
}

export const openMedia = (news: MediaNews): Media => {
  const up = connect('up')
  const down = connect('down')
  const channels = new Map(['_lossy', '_reliable'].map((label) => [label, down.createDataChannel(label)]))
  const hearers = new Map<'audio' | 'video', Set<(packet: RtpPacket) => void>>([
    ['audio', new Set()],
    ['video', new Set()],
  ])
  /** How to stop each. */
  const forwarded = new Map<string, () => void>()
  let shown: MediaStreamTrack | undefined
  let video: RTCRtpTransceiver | undefined
  let offering = false
  let wanted = false
  let closed = false

  up.onTransceiverAdded.subscribe((transceiver) => {
    transceiver.onTrack.subscribe((track) => {
      if (track.kind === 'video') {
        // Of two copies of a picture the small one goes on: the other is not sent while a page's line is thought narrow,
        // and to change between them in the middle is a real server's art.
        if (track.rid !== undefined && track.rid !== SMALL_COPY) return
        video = transceiver
        shown = track
      }
      track.onReceiveRtp.subscribe((packet) => {
        if (track.kind === 'video' && track !== shown) return
        for (const hear of hearers.get(track.kind === 'video' ? 'video' : 'audio') ?? []) hear(packet)
      })
    })
  })
  up.onDataChannel.subscribe((channel) => {
    channel.onMessage.subscribe((data) => {
      if (typeof data !== 'string') news.onData(channel.label, data)
    })
  })
  for (const [of, connection] of [
    ['up', up],
    ['down', down],
  ] as const)
    connection.onIceCandidate.subscribe((candidate) => {
      if (candidate !== undefined) news.onCandidate(of, JSON.stringify(candidate.toJSON()))
    })
  for (const connection of [up, down])
    connection.connectionStateChange.subscribe((state) => {
      if (state === 'failed' && !closed) news.onFailed()
      if (state === 'connected' && connection === down) news.onConnected()
    })
  const askKeyFrame = () => {
    if (video !== undefined && shown?.ssrc !== undefined) video.receiver.sendRtcpPLI(shown.ssrc).catch(() => {})
  }
  const keyFrames = setInterval(askKeyFrame, KEY_FRAME_EVERY_MS)

  /** One offer at a time; what changes meanwhile is in the next. */
  const offer = async () => {
    if (offering) {
      wanted = true
      return
    }
    offering = true
    wanted = false
    await down.setLocalDescription(await down.createOffer())
    const { localDescription } = down
    if (!closed && localDescription !== null) news.onOffer(localDescription.sdp)
  }
  void offer()

  return {
    answer: async (sdp) => {
      await up.setRemoteDescription({ type: 'offer', sdp })
      await up.setLocalDescription(await up.createAnswer())
      return up.localDescription?.sdp ?? ''
    },
    answered: async (sdp) => {
      await down.setRemoteDescription({ type: 'answer', sdp })
      offering = false
      if (wanted) await offer()
    },
    candidate: async (of, candidate) => {
      await (of === 'up' ? up : down).addIceCandidate(candidateOf(candidate))
    },
    published: (sid, kind) => ({
      ...{ sid, kind },
      onPacket: (hear) => {
        hearers.get(kind)?.add(hear)
        askKeyFrame()
        return () => void hearers.get(kind)?.delete(hear)
      },
    }),
    forward: (track, streamId) => {
      if (forwarded.has(track.sid)) return
      const sent = new MediaStreamTrack({ kind: track.kind })
      down.addTransceiver(sent, {
        direction: 'sendonly',
        streams: [new MediaStream({ id: streamId })],
      })
      const stop = track.onPacket((packet) => {
        if (closed) return
        const copy = packet.clone()
        // Their numbers are of the line it came by.
        copy.header.extensions = []
        sent.writeRtp(copy)
      })
      forwarded.set(track.sid, stop)
      void offer()
    },
    unforward: (sid) => {
      const known = forwarded.get(sid)
      if (known === undefined) return
      forwarded.delete(sid)
      // Its place in the description stays, empty: pages know by the member's news that it is over.
      known()
    },
    send: (label, bytes) => {
      const channel = channels.get(label)
      if (channel?.readyState === 'open') channel.send(Buffer.from(bytes))
    },
    close: async () => {
      closed = true
      clearInterval(keyFrames)
      for (const stop of forwarded.values()) stop()
      await Promise.all([up.close(), down.close()])
    },
  }
}
