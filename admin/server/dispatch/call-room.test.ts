/** Five in a call: it moves to the room server, and only who is of the call has the key to its room. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { CallRoom } from '@lutong/core/consultation/consultation.ts'
import { Colleagues } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInNamed } from '../testing/staff-desk.ts'

const SECRET = 'a-secret-of-thirty-two-characters-or-more'
const KEY = 'centre'
const GUESTS = ['lawyer2', 'lawyer3', 'lawyer4'] as const

/** What LiveKit's own interface was asked, by whoever holds the secret. */
interface Asked {
  readonly act: string
  readonly room: string
  readonly identity?: string
  readonly grants: Readonly<Record<string, unknown>>
}

let asked: Asked[]
let whenAsked: () => void
let answers: number
let livekit: Server
let running: RunningCentre
let terminal: TerminalEnd
let lawyer: LawyerEnd
let guests: LawyerEnd[]
let consultationId: ConsultationId
const url = () => running.centre.url

const opened = (token: string) =>
  jwtVerify(token, Buffer.from(SECRET), { issuer: KEY, currentDate: new Date(running.clock.nowMs()) })
const startLiveKit = async (): Promise<number> => {
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const { payload } = await opened(token)
    const told = JSON.parse(body) as { room: string; identity?: string }
    asked.push({ act: request.url ?? '', ...told, grants: payload['video'] as Asked['grants'] })
    response.writeHead(answers).end('{}')
    whenAsked()
  }
  livekit = createServer((request, response) => void hear(request, response))
  await new Promise<void>((resolve) => livekit.listen(0, '127.0.0.1', resolve))
  const address = livekit.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
const untilAsked = (act: string): Promise<Asked> =>
  new Promise((resolve) => {
    whenAsked = () => {
      const found = asked.find((one) => one.act.endsWith(act))
      if (found !== undefined) resolve(found)
    }
    whenAsked()
  })

const seat = async (name: string): Promise<LawyerEnd> => {
  const end = connectLawyer(url, await signInNamed(running, name))
  await end.ask({ type: 'availability', availability: 'available' })
  return end
}
const comeIn = async (guest: LawyerEnd) => {
  const answer = await lawyer.ask({ type: 'colleagues', consultationId, role: 'mediator' })
  const { lawyer: self } = await guest.until(() => true)
  const free = Colleagues.parse(answer.ok ? answer.value : undefined).find(({ face }) => face.name === self.name)
  const invited = await lawyer.ask({ type: 'invite', consultationId, accountId: free!.accountId, role: 'mediator' })
  if (!invited.ok) return invited
  const { party } = (await terminal.until((view) => view.guests.at(-1)?.state === 'asked')).guests.at(-1)!
  await terminal.ask({ type: 'let-in', consultationId, party, agreed: true })
  await guest.until((desk) => desk.invitations.length > 0)
  return guest.ask({ type: 'join', consultationId, party, comes: true })
}

const begin = async (withRoom: boolean) => {
  asked = []
  whenAsked = () => {}
  answers = 200
  const port = await startLiveKit()
  const callRoom = { url: `ws://127.0.0.1:${port}`, apiUrl: `http://127.0.0.1:${port}`, key: KEY, secret: SECRET }
  running = await startCentre(withRoom ? { callRoom } : {})
  terminal = connectTerminal(url, await running.newTerminal())
  lawyer = await seat('lawyer')
  consultationId = newConsultationId()
  await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
  const { offer } = await lawyer.until((desk) => desk.offer !== null)
  await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
  await terminal.until((view) => view.state === 'connected')
  guests = []
  for (const name of GUESTS) guests.push(await seat(name))
}
afterEach(async () => {
  for (const end of [terminal, lawyer, ...guests]) end.live.close()
  await running.end()
  await new Promise((resolve) => livekit.close(resolve))
})

describe('a centre without a room server', () => {
  beforeEach(() => begin(false))
  it('has four in a call and refuses the fifth', async () => {
    expect(await comeIn(guests[0]!)).toMatchObject({ ok: true })
    expect(await comeIn(guests[1]!)).toMatchObject({ ok: true })
    expect((await lawyer.until(() => true)).mostInCall).toBe(4)
    expect(await comeIn(guests[2]!)).toMatchObject({ ok: false })
    expect((await terminal.until((view) => view.call?.parties.length === 3)).call?.room).toBeNull()
  })
})

describe('a centre with a room server', () => {
  beforeEach(() => begin(true))

  const five = async () => {
    for (const guest of guests) expect(await comeIn(guest)).toMatchObject({ ok: true })
    const views = await Promise.all([
      terminal.until((view) => view.call?.room !== null && view.call?.parties.length === 4),
      lawyer.until((desk) => desk.current[0]?.call?.parties.length === 4),
      ...guests.map((guest) => guest.until((desk) => desk.invitations[0]?.call?.parties.length === 4)),
    ])
    return views.map((view) => {
      const { room } = ('call' in view ? view.call : (view.current[0]?.call ?? view.invitations[0]?.call)) ?? {}
      return room!
    })
  }
  const grantsOf = async (room: CallRoom) => {
    const { payload } = await opened(room.token)
    const video = payload['video'] as Readonly<Record<string, unknown>>
    return { member: payload.sub, room: video['room'], video, payload }
  }

  it('keeps four on their own lines', async () => {
    for (const guest of guests.slice(0, 2)) await comeIn(guest)
    const view = await terminal.until((now) => now.call?.parties.length === 3)
    expect(view.call?.room).toBeNull()
    expect(await terminal.ask({ type: 'look', consultationId })).toMatchObject({ value: { call: { room: null } } })
  })

  it('gives each of five a key for one room, under names that say nothing, for ten minutes at most', async () => {
    const rooms = await five()
    const grants = await Promise.all(rooms.map(grantsOf))
    expect(new Set(grants.map(({ room }) => room)).size).toBe(1)
    expect(new Set(grants.map(({ member }) => member)).size).toBe(5)
    for (const [at, { member, payload, room, video }] of grants.entries()) {
      expect(video).toEqual({
        ...{ room, roomJoin: true, canPublish: true, canPublishData: true, canSubscribe: true },
      })
      expect(decodeProtectedHeader(rooms[at]!.token).alg).toBe('HS256')
      expect(payload.exp! - running.clock.nowMs() / 1000).toBeLessThanOrEqual(600)
      expect(JSON.stringify(payload)).not.toMatch(/citizen|lawyer|guest|王秀英|练习/)
      expect(JSON.stringify(payload)).not.toContain(consultationId)
      // Each is told under which name the four others come, and the names agree.
      const others = rooms[at]!.members.map((one) => one.member)
      expect(new Set([...others, member])).toEqual(new Set(grants.map((one) => one.member)))
    }
  })

  it('opens for no other secret, and not after its time', async () => {
    const [room] = await five()
    await expect(jwtVerify(room!.token, Buffer.from(SECRET.toUpperCase()))).rejects.toThrow('signature')
    running.clock.advance(600_001)
    await expect(opened(room!.token)).rejects.toThrow('"exp"')
  })

  it('takes whoever was asked out from the room, and shuts the room with the call', async () => {
    const rooms = await five()
    const { room, member } = await grantsOf(rooms[4]!)
    await lawyer.ask({ type: 'ask-out', consultationId, party: 'guest-3' as never })
    const removed = await untilAsked('RoomService/RemoveParticipant')
    expect(removed).toMatchObject({ room, identity: member, grants: { room, roomAdmin: true } })
    // The others stay in the room: nobody is moved twice.
    const view = await terminal.until((now) => now.call?.parties.length === 3)
    expect(view.call?.room?.members.map((one) => one.party)).toEqual(['lawyer', 'guest-1', 'guest-2'])
    await lawyer.ask({ type: 'summarise', consultationId })
    expect(await untilAsked('RoomService/DeleteRoom')).toMatchObject({ room, grants: { roomCreate: true } })
    expect(asked).toHaveLength(2)
  })

  it('ends a call as well where the room server does not answer, and says so in its log', async () => {
    await five()
    answers = 500
    await lawyer.ask({ type: 'summarise', consultationId })
    await untilAsked('RoomService/DeleteRoom')
    expect((await terminal.until((view) => view.state === 'summarising')).call).toBeNull()
    await expect.poll(() => running.logged.filter((line) => line.includes('call-room.failed'))).toHaveLength(1)
    expect(running.logged.join()).not.toContain(SECRET)
  })
})
