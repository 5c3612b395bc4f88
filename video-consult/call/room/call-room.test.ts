/** The room as the session has it, over a port that a test moves: each way in, each way out, and the move from lines. */
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import type { CallRoom } from '@lutong/core/consultation/consultation.ts'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LineStats } from '../link/line-stats.ts'
import { createMovingLink, type MovingLink } from '../link/moving-link.ts'
import type { PeerLink } from '../link/peer-link.ts'
import { wayOf } from '../party-view.ts'
import { ROOM_TIMES } from '../policy/room-tries.ts'
import { FakeStream, fakeTrack } from '../testing/fake-media.ts'
import { type CallRoomLine, enterCallRoom } from './call-room.ts'
import type { OpenRoom, RoomParts, RoomPort } from './room-port.ts'

vi.stubGlobal('MediaStream', FakeStream)
afterAll(() => vi.unstubAllGlobals())

const LAWYER = { party: 'lawyer', member: 'm-lawyer' }
const GUEST = { party: 'guest-3', member: 'm-guest' }
const ticketRoom = (token = 'key-1', members = [LAWYER, GUEST]): CallRoom => ({
  url: 'wss://rooms.test',
  token,
  members,
})

interface Opened {
  readonly parts: RoomParts
  readonly said: { readonly member: string; readonly text: string; readonly lasting: boolean }[]
  admitted: readonly string[]
  closed: boolean
}

let clock: TestClock
let opened: Opened[]
let renewals: number
let frames: { readonly party: string; readonly d: string }[]
let open: string[]
let room: CallRoomLine
let links: MovingLink[]
let received: number
let loads: () => Promise<OpenRoom>

const openFake: OpenRoom = (parts) => {
  const made: Opened = { parts, said: [], admitted: [], closed: false }
  opened.push(made)
  const port: RoomPort = {
    say: (member, text, lasting) => void made.said.push({ member, text, lasting }),
    admit: (members) => void (made.admitted = members),
    useTrack: () => Promise.resolve(),
    renewEncodings: () => {},
    stats: () =>
      Promise.resolve<LineStats>({
        ...{ receivedBytes: received, receivedLoss: 0, sentLoss: 0, roundTripMs: 40, availableKbps: 900 },
        ...{ relayed: false, soundLevel: null },
      }),
    close: () => void (made.closed = true),
  }
  return port
}
const port = () => opened.at(-1)!
const news = () => port().parts.news
/** What was promised is done; nothing here waits for a time. */
const settled = () => vi.waitFor(() => expect(opened.length).toBeGreaterThan(0))
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
const pass = async (ms: number) => {
  clock.advance(ms)
  await turns()
}
const enter = async (first = ticketRoom()) => {
  room = enterCallRoom(first, {
    ticket: { iceServers: [], relayOnly: false },
    clock,
    outgoing: () => [],
    encoding: () => ({}),
    load: () => loads(),
    onChange: () => {
      for (const link of links) link.settle()
    },
    onFrame: (party, { d }) => void frames.push({ party, d }),
    onOpen: (party) => void open.push(party),
    onRenew: () => void (renewals += 1),
  })
  await turns()
}
const comes = (one = LAWYER) => {
  news().onMember(one.member, true)
  news().onTrack(one.member, fakeTrack('audio', `${one.member}-audio`))
  news().onTrack(one.member, fakeTrack('video', `${one.member}-video`))
}

beforeEach(() => {
  clock = createTestClock(1_000_000)
  opened = []
  renewals = 0
  frames = []
  open = []
  links = []
  received = 0
  loads = () => Promise.resolve(openFake)
})

describe('a room', () => {
  it('is entered with the ticket’s key, and admits whom the ticket names', async () => {
    await enter()
    await settled()
    expect(port().parts.room.token).toBe('key-1')
    expect(port().admitted).toEqual(['m-lawyer', 'm-guest'])
    news().onState('in')
    expect(room.state).toBe('in')
    room.use(ticketRoom('key-2', [LAWYER]))
    // A newer key of the same room is for the next time: whoever is inside stays.
    expect(opened).toHaveLength(1)
    expect(port().admitted).toEqual(['m-lawyer'])
  })

  it('whose key is refused asks for another and tries with that at once', async () => {
    await enter()
    news().onEnd('refused')
    expect(room.state).toBe('away')
    expect(renewals).toBe(1)
    room.use(ticketRoom('key-2'))
    await turns()
    expect(port().parts.room.token).toBe('key-2')
    news().onState('in')
    expect(room.state).toBe('in')
  })

  it('that cannot be reached is tried again, later each time, and is said to be away all along', async () => {
    await enter()
    const waits: number[] = []
    for (let n = 0; n < 6; n += 1) {
      const tried = opened.length
      news().onEnd('unreachable')
      expect(room.state).toBe('away')
      let waitedMs = 0
      while (opened.length === tried) {
        await pass(500)
        waitedMs += 500
      }
      waits.push(waitedMs)
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
    expect(room.state).toBe('away')
    news().onState('in')
    expect(room.state).toBe('in')
  })

  it('whose client cannot be fetched is away, and tried again', async () => {
    loads = () => Promise.reject(new Error('no such chunk'))
    await enter()
    expect(room.state).toBe('away')
    loads = () => Promise.resolve(openFake)
    await pass(ROOM_TIMES.firstMs)
    expect(opened).toHaveLength(1)
  })

  it('that was left to another page of the same party is not fought for', async () => {
    await enter()
    news().onState('in')
    news().onEnd('taken-over')
    await pass(60_000)
    expect(opened).toHaveLength(1)
    expect(room.state).toBe('out')
  })

  it('of another lawyer is another room: the old one is left and nobody of it is there any more', async () => {
    await enter()
    news().onState('in')
    comes()
    room.use(ticketRoom('key-9', [{ party: 'lawyer', member: 'm-other' }]))
    await turns()
    expect(opened).toHaveLength(2)
    expect(opened[0]!.closed).toBe(true)
    expect(room.seat('lawyer').state).not.toBe('connected')
    // What the old one still tells is no news.
    opened[0]!.parts.news.onMember('m-other', true)
    expect(room.seat('lawyer').tracks).toEqual([])
  })
})

describe('somebody in the room', () => {
  beforeEach(async () => {
    await enter()
    news().onState('in')
  })
  const seat = () => room.seat('lawyer')

  it('is awaited, connecting and connected as they come, with their first packets', () => {
    expect(seat().state).toBe('awaited')
    news().onMember('m-lawyer', true)
    expect(seat().state).toBe('connecting')
    expect(open).toEqual(['lawyer'])
    const silent = fakeTrack('video', 'v', true)
    news().onTrack('m-lawyer', silent)
    expect(seat().state).toBe('connecting')
    Object.assign(silent, { muted: false })
    expect(seat().state).toBe('connected')
  })

  it('who leaves is being awaited back, who says so has left, and who comes again is there again', () => {
    comes()
    news().onMember('m-lawyer', false)
    expect(seat().state).toBe('reconnecting')
    comes()
    expect(seat().state).toBe('connected')
    news().onData('m-lawyer', '{"r":"bye"}')
    expect(seat().state).toBe('left')
    comes()
    expect(seat().state).toBe('connected')
  })

  it('of whom nothing comes any more is not said to be connected, whatever the server says', async () => {
    comes()
    received = 100
    await pass(ROOM_TIMES.lookMs)
    expect(seat().state).toBe('connected')
    for (let n = 0; n < 4; n += 1) await pass(ROOM_TIMES.lookMs)
    expect(seat().state).toBe('reconnecting')
    received = 200
    await pass(ROOM_TIMES.lookMs)
    expect(seat().state).toBe('connected')
  })

  it('is gone while the room is away, and back with it', async () => {
    comes()
    news().onState('mending')
    expect(room.state).toBe('mending')
    expect(room.say('lawyer', { r: 'have-you' })).toBe(false)
    news().onEnd('lost')
    expect(seat().state).toBe('reconnecting')
    await pass(ROOM_TIMES.firstMs)
    news().onState('in')
    comes()
    expect(seat().state).toBe('connected')
  })

  it('is told again what may not have arrived: nobody says so where a server dropped it', async () => {
    comes()
    open.length = 0
    for (let n = 0; n < ROOM_TIMES.repeatLooks; n += 1) await pass(ROOM_TIMES.lookMs)
    expect(open).toEqual(['lawyer', 'guest-3'])
  })

  it('hears what is theirs alone, and a stranger is not heard', () => {
    room.say('lawyer', { r: 'frame', frame: { d: 'point', at: { x: 0.5, y: 0.5 } } })
    room.say('guest-3', { r: 'frame', frame: { d: 'got', id: '1' } })
    expect(room.say('guest-9', { r: 'have-you' })).toBe(false)
    expect(port().said.map(({ lasting, member }) => [member, lasting])).toEqual([
      ['m-lawyer', false],
      ['m-guest', true],
    ])
    news().onData('m-lawyer', '{"d":"got","id":"1"}')
    news().onData('m-lawyer', 'no frame of ours')
    news().onData('m-stranger', '{"d":"got","id":"2"}')
    expect(frames).toEqual([{ party: 'lawyer', d: 'got' }])
  })
})

describe('a call that moves to the room', () => {
  const lineTracks = [fakeTrack('audio', 'line-audio'), fakeTrack('video', 'line-video')]
  let line: { state: PeerLink['state']; closed: boolean; sent: string[] }
  let link: MovingLink
  const stream = () => link.stream.getTracks().map(({ id }) => id)
  const begin = async () => {
    line = { state: 'connected', closed: false, sent: [] }
    const own = new MediaStream()
    for (const track of lineTracks) own.addTrack(track)
    const mesh: PeerLink = {
      ...{ party: 'lawyer', stream: own, stats: null, silentMs: 0, speaking: false },
      get state() {
        return line.state
      },
      hear: () => {},
      send: ({ d }) => {
        line.sent.push(d)
        return true
      },
      useTrack: () => Promise.resolve(),
      renewEncodings: () => {},
      setLine: () => {},
      close: () => void (line.closed = true),
    }
    await enter()
    link = createMovingLink('lawyer', mesh)
    links = [link]
    link.moveTo(room)
  }
  const way = (hasMoved = false) => wayOf(room.state, links, hasMoved)

  it('stays on its line until both have each other by the room, in the same picture', async () => {
    await begin()
    expect([link.state, way()]).toEqual(['connected', 'moving'])
    news().onState('in')
    expect([link.state, way(), stream()]).toEqual(['connected', 'moving', ['line-audio', 'line-video']])
    comes()
    expect([way(), stream()]).toEqual(['room', ['m-lawyer-audio', 'm-lawyer-video']])
    expect(line.closed).toBe(false)
    await pass(ROOM_TIMES.lookMs)
    expect(port().said.map(({ text }) => text)).toContain('{"r":"have-you"}')
    news().onData('m-lawyer', '{"r":"have-you"}')
    expect(line.closed).toBe(true)
    line.state = 'left'
    expect(link.state).toBe('connected')
  })

  it('goes on on its line where the room cannot be entered, and says which way it goes', async () => {
    await begin()
    news().onEnd('unreachable')
    expect([link.state, link.byRoom, way(), line.closed]).toEqual(['connected', false, 'room-lost', false])
    expect(link.send({ d: 'beat' })).toBe(true)
    expect(line.sent).toEqual(['beat'])
  })

  it('takes its line again where the room fails before the line is gone', async () => {
    await begin()
    news().onState('in')
    comes()
    news().onEnd('lost')
    expect([link.state, stream(), way()]).toEqual(['connected', ['line-audio', 'line-video'], 'room-lost'])
    await pass(ROOM_TIMES.firstMs)
    news().onState('in')
    comes()
    expect([way(), stream()]).toEqual(['room', ['m-lawyer-audio', 'm-lawyer-video']])
  })

  it('takes the other’s line as ended only where they are not in the room either', async () => {
    await begin()
    line.state = 'left'
    expect(link.state).toBe('awaited')
    news().onState('in')
    comes()
    expect(link.state).toBe('connected')
    news().onData('m-lawyer', '{"r":"bye"}')
    expect(link.state).toBe('left')
  })

  it('keeps the last picture on the screen while a room is mended that has no line beside it', async () => {
    await begin()
    news().onState('in')
    comes()
    news().onData('m-lawyer', '{"r":"have-you"}')
    news().onEnd('lost')
    expect([link.state, way(true)]).toEqual(['reconnecting', 'room-lost'])
    expect(stream()).toEqual(['m-lawyer-audio', 'm-lawyer-video'])
  })

  it('begins another picture where the last track of the one before has ended', async () => {
    await begin()
    news().onState('in')
    comes()
    news().onData('m-lawyer', '{"r":"have-you"}')
    const before = link.stream
    news().onEnd('lost')
    for (const track of before.getTracks()) Object.assign(track, { readyState: 'ended' })
    await pass(ROOM_TIMES.firstMs)
    news().onState('in')
    comes()
    expect(link.stream).not.toBe(before)
    expect(stream()).toEqual(['m-lawyer-audio', 'm-lawyer-video'])
  })

  it('has whoever comes later in the room alone', async () => {
    await begin()
    const fifth = createMovingLink('guest-3', undefined)
    links.push(fifth)
    fifth.moveTo(room)
    news().onState('in')
    comes()
    expect([fifth.state, way()]).toEqual(['awaited', 'moving'])
    expect(fifth.send({ d: 'beat' })).toBe(true)
    comes(GUEST)
    expect([fifth.state, way()]).toEqual(['connected', 'room'])
    expect(fifth.stream.getTracks()).toHaveLength(2)
  })
})

it('says goodbye to everyone and gives nothing more to do when it is closed', async () => {
  await enter()
  news().onState('in')
  room.close()
  expect(port().said.map(({ text }) => text)).toEqual(['{"r":"bye"}', '{"r":"bye"}'])
  expect(port().closed).toBe(true)
  news().onEnd('lost')
  await pass(60_000)
  expect(opened).toHaveLength(1)
})
