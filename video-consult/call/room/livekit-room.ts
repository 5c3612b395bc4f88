/**
 * LiveKit's client behind the call's own port; nothing else imports it. Nothing of it decides: what is sent with which
 * figures, who may have it and what a screen shows stay with the call.
 */
import {
  ConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  LogLevel,
  type RemoteParticipant,
  type RemoteTrack,
  Room,
  RoomEvent,
  type RoomOptions,
  setLogLevel,
  Track,
  VideoPreset,
} from 'livekit-client'
import { createLineMeter, type LineStats } from '../link/line-stats.ts'
import { rtcServers } from '../link/rtc-servers.ts'
import { LEVEL_FIGURES } from '../policy/adaptation.ts'
import type { RoomEnd, RoomParts, RoomPort } from './room-port.ts'

// A page's console is read by whoever stands behind a desk: nothing of a room is written there.
setLogLevel(LogLevel.silent)

const OPTIONS: RoomOptions = {
  // The pages show the tracks themselves, in pictures of their own: LiveKit would think that nobody looks.
  adaptiveStream: false,
  dynacast: false,
  // A page that is loaded again has not left the call.
  disconnectOnPageLeave: false,
  stopLocalTrackOnUnpublish: false,
  // Two connections, up and down: what every server speaks and old staff browsers too.
  singlePeerConnection: false,
}

const SMALL = LEVEL_FIGURES['180p']
/** Of one's picture a small copy goes along, for whoever’s line carries no more: the server chooses for each. */
const SMALL_LAYER = new VideoPreset(320, SMALL.heightPx, SMALL.videoKbps * 1000, SMALL.framesPerS)

const endOfEntering = (error: unknown): RoomEnd =>
  error instanceof ConnectionError && error.reason === ConnectionErrorReason.NotAllowed ? 'refused' : 'unreachable'
const PUT_OUT: readonly (DisconnectReason | undefined)[] = [
  DisconnectReason.PARTICIPANT_REMOVED,
  DisconnectReason.ROOM_DELETED,
  DisconnectReason.ROOM_CLOSED,
]
const endOf = (reason: DisconnectReason | undefined): RoomEnd =>
  reason === DisconnectReason.DUPLICATE_IDENTITY ? 'taken-over' : PUT_OUT.includes(reason) ? 'put-out' : 'lost'

/** Reports of several tracks on one connection as the one report they are parts of. */
const together = (reports: readonly (RTCStatsReport | undefined)[]): Pick<RTCPeerConnection, 'getStats'> => {
  const all = new Map<string, unknown>()
  for (const report of reports) report?.forEach((one: unknown, id: string) => all.set(id, one))
  return { getStats: () => Promise.resolve(all) }
}

export const openLivekitRoom = (
  { encoding, news, outgoing, room: entry, ticket }: RoomParts,
  makeRoom: (options: RoomOptions) => Room = (options) => new Room(options),
): RoomPort => {
  const room = makeRoom(OPTIONS)
  const words = { out: new TextEncoder(), in: new TextDecoder() }
  const meters = new Map<string, ReturnType<typeof createLineMeter>>()
  const ownMeter = createLineMeter()
  let admitted: ReadonlySet<string> = new Set()
  let closed = false

  const end = (why: RoomEnd) => {
    if (closed) return
    closed = true
    room.disconnect(false).catch(() => {})
    news.onEnd(why)
  }
  const published = () =>
    [...room.localParticipant.trackPublications.values()].flatMap(({ track }) => (track === undefined ? [] : [track]))

  const tellPermissions = () =>
    room.localParticipant.setTrackSubscriptionPermissions(
      false,
      [...admitted].map((participantIdentity) => ({ participantIdentity, allowAll: true })),
    )
  const subscribe = ({ identity, trackPublications }: Pick<RemoteParticipant, 'identity' | 'trackPublications'>) => {
    if (!admitted.has(identity)) return
    for (const one of trackPublications.values()) if (!one.isDesired) one.setSubscribed(true)
  }
  const meet = (participant: RemoteParticipant) => {
    news.onMember(participant.identity, true)
    subscribe(participant)
  }
  const publish = async () => {
    const { framesPerS, videoKbps } = LEVEL_FIGURES['360p']
    for (const track of outgoing())
      await room.localParticipant.publishTrack(
        track,
        track.kind === 'audio'
          ? // Speech over a bad line: silence is not sent, and each word goes twice.
            { source: Track.Source.Microphone, dtx: true, red: true }
          : {
              source: Track.Source.Camera,
              simulcast: true,
              videoSimulcastLayers: [SMALL_LAYER],
              videoEncoding: { maxBitrate: videoKbps * 1000, maxFramerate: framesPerS },
            },
      )
  }
  /** The small copy keeps within its own figures; the large one goes where the level is no larger than it. */
  const renewEncodings = async () => {
    for (const { kind, sender } of published()) {
      if (sender === undefined) continue
      const wanted = encoding(kind === Track.Kind.Video ? 'video' : 'audio')
      const parameters = sender.getParameters()
      const isCopied = parameters.encodings.length > 1
      parameters.encodings = parameters.encodings.map((known, at) => {
        const isSmall = isCopied && at === 0
        if (!isCopied || wanted.active === false) return { ...known, ...wanted }
        if (isSmall) return { ...known, active: true }
        return { ...known, ...wanted, active: (wanted.maxBitrate ?? Infinity) > SMALL.videoKbps * 1000 }
      })
      await sender.setParameters(parameters)
    }
  }

  const isIn = () => !closed
  room
    .on(RoomEvent.ParticipantConnected, (participant) => {
      if (isIn()) meet(participant)
    })
    .on(RoomEvent.ParticipantDisconnected, ({ identity }) => {
      if (isIn()) news.onMember(identity, false)
    })
    .on(RoomEvent.TrackPublished, (_publication, participant) => subscribe(participant))
    .on(RoomEvent.TrackSubscribed, (track: RemoteTrack, _publication, { identity }) => {
      // Nothing of a stranger was asked for; a server that sends it all the same is not heard.
      if (isIn() && admitted.has(identity)) news.onTrack(identity, track.mediaStreamTrack)
    })
    .on(RoomEvent.DataReceived, (bytes, participant) => {
      if (isIn() && participant !== undefined && admitted.has(participant.identity))
        news.onData(participant.identity, words.in.decode(bytes))
    })
    .on(RoomEvent.Reconnecting, () => {
      if (isIn()) news.onState('mending')
    })
    .on(RoomEvent.Reconnected, () => {
      if (!isIn()) return
      tellPermissions()
      news.onState('in')
      for (const participant of room.remoteParticipants.values()) meet(participant)
    })
    .on(RoomEvent.Disconnected, (reason) => end(endOf(reason)))

  const enter = async () => {
    try {
      await room.connect(entry.url, entry.token, {
        autoSubscribe: false,
        // Tried again by the call, which knows of a newer token.
        maxRetries: 0,
        // Always the centre's own relays: those the server names would be others'.
        rtcConfig: {
          iceServers: rtcServers(ticket.iceServers),
          iceTransportPolicy: ticket.relayOnly ? 'relay' : 'all',
        },
      })
    } catch (error) {
      return end(endOfEntering(error))
    }
    if (closed) return
    tellPermissions()
    news.onState('in')
    for (const participant of room.remoteParticipants.values()) meet(participant)
    try {
      await publish()
      await renewEncodings()
    } catch {
      // Inside, and heard by nobody: no better than outside.
      end('lost')
    }
  }
  void enter()

  return {
    say: (member, text, lasting) => {
      // What did not go is said again by whoever kept it.
      room.localParticipant
        .publishData(words.out.encode(text), { reliable: lasting, destinationIdentities: [member] })
        .catch(() => {})
    },
    admit: (members) => {
      admitted = new Set(members)
      tellPermissions()
      for (const participant of room.remoteParticipants.values()) subscribe(participant)
    },
    useTrack: async (track) => {
      const mine = published().find(({ kind }) => (kind === Track.Kind.Video) === (track.kind === 'video'))
      // Told to LiveKit itself, which sends the track anew after a cut; both belong to who acquired them.
      await mine?.replaceTrack(track, true)
    },
    renewEncodings: () => {
      // A sender that is replaced in this very moment takes nothing; the next change finds its successor.
      renewEncodings().catch(() => {})
    },
    stats: async (member): Promise<LineStats | null> => {
      const participant = room.remoteParticipants.get(member)
      if (participant === undefined || closed) return null
      const theirs = [...participant.trackPublications.values()].flatMap(({ track }) => (track ? [track] : []))
      const meter = meters.get(member) ?? createLineMeter()
      meters.set(member, meter)
      const came = await meter.read(together(await Promise.all(theirs.map((one) => one.getRTCStatsReport()))))
      const own = await ownMeter.read(together(await Promise.all(published().map((one) => one.getRTCStatsReport()))))
      const { availableKbps, roundTripMs, sentLoss } = own
      return { ...came, availableKbps, roundTripMs: roundTripMs ?? came.roundTripMs, sentLoss }
    },
    close: () => {
      closed = true
      room.disconnect(false).catch(() => {})
    },
  }
}
