/** The one file that speaks to LiveKit’s client, over a room that a test moves: what is asked of it, what is told of it. */
import { ConnectionError, DisconnectReason, type Room, RoomEvent, type RoomOptions } from 'livekit-client'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeTrack } from '../testing/fake-media.ts'
import { openLivekitRoom } from './livekit-room.ts'
import type { RoomPort } from './room-port.ts'

type Listener = (...told: unknown[]) => void

interface Theirs {
  readonly identity: string
  readonly trackPublications: Map<string, { isDesired: boolean; setSubscribed(on: boolean): void }>
}
const theirs = (identity: string): Theirs => {
  const publication = {
    isDesired: false,
    setSubscribed: (on: boolean) => {
      publication.isDesired = on
    },
  }
  return { identity, trackPublications: new Map([['TR_1', publication]]) }
}
const isWanted = ({ trackPublications }: Theirs) => trackPublications.get('TR_1')?.isDesired

let listeners: Map<string, Listener>
let options: RoomOptions
let connected: unknown[]
let connect: () => Promise<void>
let publish: (track: MediaStreamTrack) => Promise<void>
let published: { readonly kind: string; readonly options: unknown }[]
let permissions: unknown[]
let sent: { readonly text: string; readonly options: unknown }[]
let disconnects: unknown[]
let remote: Map<string, Theirs>
let told: string[]
let port: RoomPort
let encodings: { readonly kind: string; readonly of: RTCRtpEncodingParameters[] }[]
const sender = (kind: string, count: number) => ({
  getParameters: () => ({ encodings: Array.from({ length: count }, () => ({ active: true })) }),
  setParameters: (given: { encodings: RTCRtpEncodingParameters[] }) => {
    encodings.push({ kind, of: given.encodings })
    return Promise.resolve()
  },
})
const own = new Map<string, unknown>()

const fakeRoom = (): Room =>
  ({
    on(this: unknown, event: string, listener: Listener) {
      listeners.set(event, listener)
      return this
    },
    connect: (...given: unknown[]) => {
      connected = given
      return connect()
    },
    disconnect: (stopTracks: unknown) => {
      disconnects.push(stopTracks)
      return Promise.resolve()
    },
    remoteParticipants: remote,
    localParticipant: {
      trackPublications: own,
      setTrackSubscriptionPermissions: (...given: unknown[]) => void permissions.push(given),
      publishTrack: async (track: MediaStreamTrack, given: unknown) => {
        await publish(track)
        published.push({ kind: track.kind, options: given })
        own.set(track.id, { track: { kind: track.kind, sender: sender(track.kind, track.kind === 'video' ? 2 : 1) } })
      },
      publishData: (bytes: Uint8Array, given: unknown) => {
        sent.push({ text: new TextDecoder().decode(bytes), options: given })
        return Promise.resolve()
      },
    },
  }) as unknown as Room

const happens = (event: RoomEvent, ...what: unknown[]) => listeners.get(event)?.(...what)
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
let level: Partial<RTCRtpEncodingParameters>
const enter = async () => {
  port = openLivekitRoom(
    {
      room: { url: 'wss://rooms.test', token: 'key', members: [] },
      ticket: { iceServers: [{ urls: ['turn:relay.test'], username: 'u', credential: 'c' }], relayOnly: true },
      outgoing: () => [fakeTrack('audio', 'a'), fakeTrack('video', 'v')],
      encoding: (kind) => (kind === 'video' ? level : { active: true }),
      news: {
        onState: (state) => void told.push(state),
        onEnd: (why) => void told.push(`end ${why}`),
        onMember: (member, isThere) => void told.push(`${member} ${isThere ? 'came' : 'went'}`),
        onTrack: (member, { kind }) => void told.push(`${member} ${kind}`),
        onData: (member, text) => void told.push(`${member} says ${text}`),
      },
    },
    (given) => {
      options = given
      return fakeRoom()
    },
  )
  port.admit(['lawyer'])
  await turns()
}

beforeEach(() => {
  listeners = new Map()
  ;[connected, published, permissions, sent, disconnects, told, encodings] = [[], [], [], [], [], [], []]
  own.clear()
  remote = new Map()
  connect = () => Promise.resolve()
  publish = () => Promise.resolve()
  level = { active: true, maxBitrate: 500_000, maxFramerate: 15 }
})

describe('entering', () => {
  it('goes by the centre’s own relays, takes nothing that was not asked for, and sends voice and picture', async () => {
    await enter()
    expect(connected).toEqual([
      'wss://rooms.test',
      'key',
      {
        ...{ autoSubscribe: false, maxRetries: 0 },
        rtcConfig: {
          iceServers: [{ urls: ['turn:relay.test'], username: 'u', credential: 'c' }],
          iceTransportPolicy: 'relay',
        },
      },
    ])
    expect(published.map(({ kind }) => kind)).toEqual(['audio', 'video'])
    expect(told).toEqual(['in'])
  })

  it('leaves pictures, page and tracks to the call', async () => {
    await enter()
    expect(options).toMatchObject({
      ...{ adaptiveStream: false, disconnectOnPageLeave: false, stopLocalTrackOnUnpublish: false },
    })
    port.close()
    expect(disconnects).toEqual([false])
  })

  it.each([
    ['refused', ConnectionError.notAllowed('no', 401)],
    ['unreachable', ConnectionError.serverUnreachable('no')],
    ['unreachable', ConnectionError.timeout('no')],
    ['unreachable', new TypeError('no')],
  ] as const)('is %s where the client says so (%#)', async (why, error) => {
    connect = () => Promise.reject(error)
    await enter()
    expect(told).toEqual([`end ${why}`])
    expect(disconnects).toEqual([false])
  })

  it('is lost where it may not be heard inside', async () => {
    publish = () => Promise.reject(new Error('no permission'))
    await enter()
    expect(told).toEqual(['in', 'end lost'])
  })
})

describe('inside', () => {
  it('takes from and gives to the members of the call alone, whoever else is in the room', async () => {
    const [lawyer, stranger] = [theirs('lawyer'), theirs('stranger')]
    remote.set('lawyer', lawyer).set('stranger', stranger)
    await enter()
    expect([isWanted(lawyer), isWanted(stranger)]).toEqual([true, false])
    expect(permissions.at(-1)).toEqual([false, [{ participantIdentity: 'lawyer', allowAll: true }]])
    told.length = 0
    const track = { mediaStreamTrack: fakeTrack('video', 'x') }
    happens(RoomEvent.TrackSubscribed, track, {}, stranger)
    happens(RoomEvent.DataReceived, new TextEncoder().encode('psst'), stranger)
    happens(RoomEvent.TrackSubscribed, track, {}, lawyer)
    happens(RoomEvent.DataReceived, new TextEncoder().encode('好'), lawyer)
    expect(told).toEqual(['lawyer video', 'lawyer says 好'])
    port.admit(['lawyer', 'stranger'])
    expect(isWanted(stranger)).toBe(true)
  })

  it('tells who comes and goes, and mends itself without a word of the call', async () => {
    await enter()
    const lawyer = theirs('lawyer')
    remote.set('lawyer', lawyer)
    happens(RoomEvent.ParticipantConnected, lawyer)
    happens(RoomEvent.Reconnecting)
    happens(RoomEvent.Reconnected)
    happens(RoomEvent.ParticipantDisconnected, lawyer)
    expect(told).toEqual(['in', 'lawyer came', 'mending', 'in', 'lawyer came', 'lawyer went'])
  })

  it.each([
    ['taken-over', DisconnectReason.DUPLICATE_IDENTITY],
    ['put-out', DisconnectReason.PARTICIPANT_REMOVED],
    ['put-out', DisconnectReason.ROOM_DELETED],
    ['lost', DisconnectReason.SERVER_SHUTDOWN],
    ['lost', undefined],
  ] as const)('is %s by the server’s reason (%#), once', async (why, reason) => {
    await enter()
    happens(RoomEvent.Disconnected, reason)
    happens(RoomEvent.Disconnected, reason)
    happens(RoomEvent.ParticipantConnected, theirs('lawyer'))
    expect(told).toEqual(['in', `end ${why}`])
  })

  it('says to one, lasting or of the moment', async () => {
    await enter()
    port.say('lawyer', 'a', true)
    port.say('lawyer', 'b', false)
    expect(sent).toEqual([
      { text: 'a', options: { reliable: true, destinationIdentities: ['lawyer'] } },
      { text: 'b', options: { reliable: false, destinationIdentities: ['lawyer'] } },
    ])
  })

  it('sends with the call’s figures: both copies, the small alone, or neither', async () => {
    await enter()
    const videos = () => encodings.findLast(({ kind }) => kind === 'video')?.of
    expect(videos()).toEqual([{ active: true }, { active: true, maxBitrate: 500_000, maxFramerate: 15 }])
    level = { active: true, maxBitrate: 150_000, maxFramerate: 12 }
    port.renewEncodings()
    await vi.waitFor(() => expect(videos()?.map(({ active }) => active)).toEqual([true, false]))
    level = { active: false }
    port.renewEncodings()
    await vi.waitFor(() => expect(videos()?.map(({ active }) => active)).toEqual([false, false]))
  })
})
