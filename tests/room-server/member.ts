/** One member of a room as the server has it: its channel of signals, its tracks, whom it lets have them. */
import {
  DataPacket,
  type DisconnectReason,
  JoinResponse,
  LeaveRequest,
  LeaveRequest_Action,
  ParticipantInfo,
  ParticipantInfo_State,
  SignalRequest,
  SignalResponse,
  SignalTarget,
  TrackInfo,
  TrackType,
} from '@livekit/protocol'
import type { WebSocket } from 'ws'
import { type Media, openMedia, type Published } from './media.ts'

interface Track {
  readonly info: TrackInfo
  readonly media: Published
}

export interface Member {
  readonly identity: string
  readonly sid: string
  readonly tracks: ReadonlyMap<string, Track>
  readonly media: Media
  info(state?: ParticipantInfo_State): ParticipantInfo
  wants(trackSid: string): boolean
  admits(identity: string): boolean
  greet(room: string, others: readonly Member[]): void
  tellOf(others: readonly ParticipantInfo[]): void
  leave(reason: DisconnectReason): void
  /** Without a word, as a cable that is pulled. */
  sever(): void
}

interface MemberNews {
  /** What is sent, wanted or allowed is another now. */
  onChange(): void
  onData(packet: DataPacket, label: string): void
  onGone(): void
}

const PROTOCOL = 15
const PING = { everyS: 5, patienceS: 15 } as const

export const seatMember = (parts: {
  readonly socket: WebSocket
  readonly identity: string
  readonly sid: string
  readonly autoSubscribe: boolean
  readonly permission: Readonly<Record<'canPublish' | 'canPublishData' | 'canSubscribe', boolean>>
  newSid(): string
  readonly news: MemberNews
}): Member => {
  const { identity, news, sid, socket } = parts
  const tracks = new Map<string, Track>()
  const wanted = new Set<string>()
  let everybody = true
  let allowed = new Set<string>()

  const tell = (message: SignalResponse['message']) => {
    if (socket.readyState === socket.OPEN) socket.send(new SignalResponse({ message }).toBinary())
  }
  const media = openMedia({
    onCandidate: (of, candidateInit) =>
      tell({
        case: 'trickle',
        value: { candidateInit, target: of === 'up' ? SignalTarget.PUBLISHER : SignalTarget.SUBSCRIBER } as never,
      }),
    onOffer: (sdp) => tell({ case: 'offer', value: { type: 'offer', sdp } as never }),
    onData: (label, bytes) => news.onData(DataPacket.fromBinary(bytes), label),
    onConnected: () => news.onChange(),
    // As LiveKit does: whoever is let go of comes again, by new connections.
    onFailed: () => socket.terminate(),
  })
  const info = (state = ParticipantInfo_State.ACTIVE): ParticipantInfo =>
    new ParticipantInfo({
      ...{ sid, identity, state, permission: parts.permission },
      tracks: [...tracks.values()].map((track) => track.info),
    })

  const announce = (cid: string, type: TrackType, source: TrackInfo['source']) => {
    const made = new TrackInfo({
      sid: parts.newSid(),
      type,
      source,
      mimeType: type === TrackType.AUDIO ? 'audio/opus' : 'video/VP8',
    })
    tracks.set(made.sid, {
      info: made,
      media: media.published(made.sid, type === TrackType.AUDIO ? 'audio' : 'video'),
    })
    tell({ case: 'trackPublished', value: { cid, track: made } as never })
    news.onChange()
  }
  const hear = async ({ message }: SignalRequest) => {
    // What a client says beside these asks nothing of a server that keeps so little.
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- a part of the protocol
    switch (message.case) {
      case 'offer':
        return tell({
          case: 'answer',
          value: { type: 'answer', sdp: await media.answer(message.value.sdp), id: message.value.id } as never,
        })
      case 'answer':
        return media.answered(message.value.sdp)
      case 'trickle':
        return media.candidate(
          message.value.target === SignalTarget.PUBLISHER ? 'up' : 'down',
          message.value.candidateInit,
        )
      case 'addTrack':
        return announce(message.value.cid, message.value.type, message.value.source)
      case 'subscription': {
        const { participantTracks, subscribe, trackSids } = message.value
        for (const one of [...trackSids, ...participantTracks.flatMap((of) => of.trackSids)])
          if (subscribe) wanted.add(one)
          else wanted.delete(one)
        return news.onChange()
      }
      case 'subscriptionPermission':
        everybody = message.value.allParticipants
        allowed = new Set(message.value.trackPermissions.map((one) => one.participantIdentity))
        return news.onChange()
      case 'pingReq':
        return tell({
          case: 'pongResp',
          value: { lastPingTimestamp: message.value.timestamp, timestamp: BigInt(Date.now()) } as never,
        })
      case 'leave':
        return socket.close()
      default:
    }
  }
  socket.on('message', (data) => {
    if (Buffer.isBuffer(data)) hear(SignalRequest.fromBinary(data)).catch(() => socket.terminate())
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    void media.close().catch(() => {})
    news.onGone()
  })

  return {
    ...{ identity, sid, tracks, media, info },
    wants: (trackSid) => parts.autoSubscribe || wanted.has(trackSid),
    admits: (other) => everybody || allowed.has(other),
    greet: (room, others) =>
      tell({
        case: 'join',
        value: new JoinResponse({
          room: { sid: 'RM_1', name: room },
          participant: info(),
          otherParticipants: others.map((one) => one.info()),
          subscriberPrimary: true,
          ...{ pingInterval: PING.everyS, pingTimeout: PING.patienceS },
          serverInfo: { version: '1.9.0', protocol: PROTOCOL },
          enabledPublishCodecs: [{ mime: 'video/VP8' }, { mime: 'audio/opus' }],
        }),
      }),
    tellOf: (others) => tell({ case: 'update', value: { participants: [...others] } as never }),
    leave: (reason) => {
      tell({ case: 'leave', value: new LeaveRequest({ reason, action: LeaveRequest_Action.DISCONNECT }) })
      socket.close()
    },
    sever: () => socket.terminate(),
  }
}
