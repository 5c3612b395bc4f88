/**
 * A room server for tests, written from LiveKit's published protocol (`@livekit/protocol`) and knowing nothing of the
 * product's own client: it checks tokens as LiveKit does, answers at `/rtc`, forwards picture, sound and data, and obeys
 * `RoomService`. A small part of what a real one does; never to be shipped.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  DisconnectReason,
  LeaveRequest,
  LeaveRequest_Action,
  ParticipantInfo_State,
  SignalResponse,
} from '@livekit/protocol'
import { jwtVerify } from 'jose'
import { WebSocketServer } from 'ws'
import { type Member, seatMember } from './member.ts'

const VIDEO_GRANT = 'video'

interface Grant {
  readonly identity: string
  readonly room: string
  readonly may: (what: string) => boolean
}

export interface RoomServer {
  readonly url: string
  readonly apiUrl: string
  /** Identities in each room that somebody is in. */
  rooms(): ReadonlyMap<string, readonly string[]>
  /** Acts asked of `RoomService`, in their order. */
  readonly asked: readonly string[]
  /** Tokens that were refused. */
  readonly refusals: number
  /** Cuts everybody's signals without a word. */
  sever(): void
  /** Nobody is let in while it is shut, as while a server starts again. */
  setOpen(open: boolean): void
  close(): Promise<void>
}

export const startRoomServer = async (parts: {
  readonly key: string
  readonly secret: string
}): Promise<RoomServer> => {
  const rooms = new Map<string, Map<string, Member>>()
  const asked: string[] = []
  let refusals = 0
  let isOpen = true
  let sids = 0
  const newSid = (of: string) => `${of}_${(sids += 1)}`

  const grantOf = async (token: string): Promise<Grant | undefined> => {
    try {
      const { payload } = await jwtVerify(token, Buffer.from(parts.secret), { issuer: parts.key })
      const grants: unknown = payload[VIDEO_GRANT]
      const of = (name: string): unknown =>
        typeof grants === 'object' && grants !== null ? Reflect.get(grants, name) : undefined
      const room = of('room')
      return {
        identity: payload.sub ?? '',
        room: typeof room === 'string' ? room : '',
        may: (what) => of(what) === true,
      }
    } catch {
      refusals += 1
      return undefined
    }
  }

  /** What each wants, may have and has not, or has and may not have any more. */
  const settle = (room: ReadonlyMap<string, Member>) => {
    for (const to of room.values())
      for (const from of room.values())
        for (const [sid, { media }] of from === to ? [] : from.tracks)
          if (to.wants(sid) && from.admits(to.identity)) to.media.forward(media, `${from.sid}|${sid}`)
          else to.media.unforward(sid)
  }
  const tellAll = (room: ReadonlyMap<string, Member>, of: Member, state?: ParticipantInfo_State) => {
    for (const one of room.values()) if (one !== of) one.tellOf([of.info(state)])
  }
  const join = (
    { identity, may, room }: Grant,
    socket: Parameters<typeof seatMember>[0]['socket'],
    autoSubscribe: boolean,
  ) => {
    const members = rooms.get(room) ?? new Map<string, Member>()
    rooms.set(room, members)
    members.get(identity)?.leave(DisconnectReason.DUPLICATE_IDENTITY)
    const others = [...members.values()].filter((one) => one.identity !== identity)
    const member: Member = seatMember({
      ...{ socket, identity, autoSubscribe },
      permission: {
        canPublish: may('canPublish'),
        canPublishData: may('canPublishData'),
        canSubscribe: may('canSubscribe'),
      },
      sid: newSid('PA'),
      newSid: () => newSid('TR'),
      news: {
        onChange: () => {
          tellAll(members, member)
          settle(members)
        },
        onData: (packet, label) => {
          const { value } = packet
          const to = value.case === 'user' ? value.value.destinationIdentities : packet.destinationIdentities
          packet.participantIdentity = identity
          packet.participantSid = member.sid
          for (const one of members.values())
            if (one !== member && (to.length === 0 || to.includes(one.identity)))
              one.media.send(label, packet.toBinary())
        },
        onGone: () => {
          if (members.get(identity) !== member) return
          members.delete(identity)
          for (const one of members.values()) for (const sid of member.tracks.keys()) one.media.unforward(sid)
          tellAll(members, member, ParticipantInfo_State.DISCONNECTED)
          if (members.size === 0) rooms.delete(room)
        },
      },
    })
    members.set(identity, member)
    member.greet(room, others)
    tellAll(members, member)
  }

  const act = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server')
    const origin = { 'access-control-allow-origin': '*' }
    if (pathname === '/rtc/validate') {
      const grant = await grantOf(searchParams.get('access_token') ?? '')
      return response.writeHead(grant === undefined ? 401 : isOpen ? 200 : 503, origin).end()
    }
    const [, name] = /^\/twirp\/livekit\.RoomService\/(\w+)$/.exec(pathname) ?? []
    const grant = await grantOf(request.headers.authorization?.replace(/^Bearer /, '') ?? '')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (name === undefined || grant === undefined) return response.writeHead(grant === undefined ? 401 : 404).end()
    const told = JSON.parse(body) as { readonly room?: string; readonly identity?: string }
    if (told.room !== grant.room || !grant.may(name === 'DeleteRoom' ? 'roomCreate' : 'roomAdmin'))
      return response.writeHead(403).end()
    asked.push(name)
    const members = rooms.get(grant.room) ?? new Map<string, Member>()
    const out = [...members.values()].filter((one) => name === 'DeleteRoom' || one.identity === told.identity)
    for (const one of out)
      one.leave(name === 'DeleteRoom' ? DisconnectReason.ROOM_DELETED : DisconnectReason.PARTICIPANT_REMOVED)
    return response.writeHead(out.length > 0 ? 200 : 404, { 'content-type': 'application/json' }).end('{}')
  }
  const server = createServer((request, response) => {
    act(request, response).catch(() => response.writeHead(500).end())
  })
  const sockets = new WebSocketServer({ noServer: true })
  const onUpgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server')
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    if (pathname !== '/rtc' || !isOpen) return void refuse(isOpen ? '404 Not Found' : '503 Service Unavailable')
    const grant = await grantOf(searchParams.get('access_token') ?? '')
    if (grant === undefined || !grant.may('roomJoin')) return void refuse('401 Unauthorized')
    // Nobody is kept here for coming back: whoever was cut off is told to join anew, as by a server that has restarted.
    if (searchParams.get('reconnect') === '1')
      return sockets.handleUpgrade(request, socket, head, (opened) => {
        const value = new LeaveRequest({
          reason: DisconnectReason.STATE_MISMATCH,
          action: LeaveRequest_Action.RECONNECT,
        })
        opened.send(new SignalResponse({ message: { case: 'leave', value } }).toBinary())
        opened.close()
      })
    sockets.handleUpgrade(request, socket, head, (opened) =>
      join(grant, opened, searchParams.get('auto_subscribe') !== '0'),
    )
  }
  server.on('upgrade', (request, socket, head) => {
    onUpgrade(request, socket, head).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const everybody = () => [...rooms.values()].flatMap((room) => [...room.values()])
  return {
    url: `ws://127.0.0.1:${port}`,
    apiUrl: `http://127.0.0.1:${port}`,
    rooms: () => new Map([...rooms].map(([name, members]) => [name, [...members.keys()]])),
    asked,
    get refusals() {
      return refusals
    },
    sever: () => {
      for (const one of everybody()) one.sever()
    },
    setOpen: (open) => {
      isOpen = open
    },
    close: async () => {
      for (const one of everybody()) one.sever()
      sockets.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
