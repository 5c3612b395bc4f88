/** How the terminal's state reaches the centre, by line and by request, while either comes and goes. */
import { createTestClock } from '@lutong/core/clock.ts'
import { LINE_TIMINGS } from '@lutong/core/contracts/terminal-line.ts'
import type { Heartbeat, HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { err, ok } from '@lutong/core/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { BEATING_TIMINGS, createBeating, type LineSocket } from './beating.ts'

const ANSWER: HeartbeatAnswer = { nowMs: 0, nextInMs: 30_000, contentVersion: 4 }

const createFakeLine = () => {
  const texts: ((text: string) => void)[] = []
  const heard: (() => void)[] = []
  const closes: (() => void)[] = []
  const sent: string[] = []
  let pings = 0
  let isClosed = false
  const hear = () => {
    for (const listener of heard) listener()
  }
  const socket: LineSocket = {
    send: (text) => void sent.push(text),
    ping: () => void (pings += 1),
    close: () => void (isClosed = true),
    onText: (listener) => void texts.push(listener),
    onHeard: (listener) => void heard.push(listener),
    onClose: (listener) => void closes.push(listener),
  }
  return {
    socket,
    sent,
    get pings() {
      return pings
    },
    get isClosed() {
      return isClosed
    },
    ping: hear,
    say: (text: string) => {
      hear()
      for (const listener of texts) listener(text)
    },
    answer() {
      this.say(JSON.stringify({ type: 'answer', ...ANSWER }))
    },
    shut: () => {
      for (const listener of closes) listener()
    },
  }
}
type FakeLine = ReturnType<typeof createFakeLine>

let end = () => {}
afterEach(() => end())

const start = (random = 0.5) => {
  const clock = createTestClock(0)
  const world = {
    hasLine: true,
    isReached: true,
    fault: null as string | null,
    lines: [] as FakeLine[],
    openings: [] as number[],
    posts: [] as Heartbeat[],
    answers: [] as HeartbeatAnswer[],
    lost: [] as boolean[],
    logged: [] as string[],
  }
  const heartbeat = (): Heartbeat => ({
    softwareVersion: '1',
    catalogueVersion: '1',
    openIntents: 0,
    inSession: false,
    devices: [{ device: 'receiptPrinter', state: world.fault === null ? 'ready' : 'faulted', fault: world.fault }],
  })
  const beating = createBeating({
    clock,
    random: () => random,
    heartbeat,
    log: (event) => void world.logged.push(event),
    openLine: async () => {
      world.openings.push(clock.nowMs())
      if (!world.hasLine) throw new Error('no line')
      const line = createFakeLine()
      world.lines.push(line)
      return line.socket
    },
    post: async (told) => {
      world.posts.push(told)
      return world.isReached ? ok(ANSWER) : err({ code: 'unreachable', answered: false })
    },
    onAnswer: (answer) => void world.answers.push(answer),
    onLineLost: (silent) => void world.lost.push(silent),
  })
  end = beating.close
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  return {
    ...{ beating, clock, world, settle },
    line: () => {
      const last = world.lines.at(-1)
      if (last === undefined) throw new Error('no line was opened')
      return last
    },
    /** In small steps, so that what one timer leads to is there for the next. */
    pass: async (byMs: number) => {
      for (let passed = 0; passed < byMs; passed += 100) {
        clock.advance(100)
        await settle()
      }
    },
  }
}
const told = (line: FakeLine): Heartbeat[] =>
  line.sent.map((text) => (JSON.parse(text) as { heartbeat: Heartbeat }).heartbeat)

describe('while the line is up', () => {
  it('tells over it at once, and again when the centre wants it, without a request', async () => {
    const { line, pass, settle, world } = start()
    await settle()
    // Before the line was there, the first one went by request.
    expect(world.posts.length).toBe(1)
    expect(told(line()).length).toBe(1)
    line().answer()
    expect(world.answers.at(-1)).toMatchObject(ANSWER)
    for (let passed = 0; passed < 29_000; passed += 1_000) {
      await pass(1_000)
      line().ping()
    }
    expect(told(line()).length).toBe(1)
    await pass(1_100)
    expect(told(line()).length).toBe(2)
    expect(world.posts.length).toBe(1)
  })

  it('tells a change within a second, several of one moment together, and none that is none', async () => {
    const { beating, line, pass, settle, world } = start()
    await settle()
    line().answer()
    for (const fault of ['paper-low', 'cover-open', 'paper-out']) {
      world.fault = fault
      beating.changed()
    }
    await pass(1_000)
    expect(told(line()).map(({ devices }) => devices[0]?.fault)).toEqual([null, 'paper-out'])
    line().answer()
    beating.changed()
    await pass(1_000)
    expect(told(line()).length).toBe(2)
  })

  it('passes over what a newer centre says, and says in the log where it is not understood itself', async () => {
    const { line, settle, world } = start()
    await settle()
    line().say('{"type":"command","what":"restart"}')
    line().say('no json')
    expect(world.logged).toEqual([])
    line().say('{"type":"refused","reason":"malformed"}')
    expect(world.logged).toEqual(['centre.heartbeat-refused'])
  })

  it('stays with it when a request fails and the line gives a sign', async () => {
    const { beating, line, pass, settle } = start()
    await settle()
    line().answer()
    beating.doubt()
    beating.doubt()
    expect(line().pings).toBe(1)
    await pass(500)
    line().ping()
    await pass(2_000)
    expect(beating.isLineUp).toBe(true)
  })
})

describe('when the line is lost', () => {
  it('asks by request soon after it was closed, and tells over the next one', async () => {
    const { beating, line, pass, settle, world } = start()
    await settle()
    line().answer()
    const first = line()
    first.shut()
    expect(world.lost).toEqual([false])
    expect(beating.isLineUp).toBe(false)
    await pass(BEATING_TIMINGS.askSpreadMs)
    expect(world.posts.length).toBe(2)
    expect(line()).not.toBe(first)
    expect(told(line()).length).toBe(1)
  })

  it('knows within ten seconds that nobody is there, whatever it told last', async () => {
    const { line, pass, settle, world } = start()
    await settle()
    line().answer()
    world.hasLine = false
    world.isReached = false
    await pass(LINE_TIMINGS.silentMs)
    expect(world.lost).toEqual([true])
    expect(line().isClosed).toBe(true)
    // Asked at once: a line may be dead beside a way that is not.
    expect(world.posts.length).toBe(2)
  })

  it('takes a heartbeat that nobody answers for a lost line, though pings come', async () => {
    const { line, pass, settle, world } = start()
    await settle()
    for (let passed = 0; passed < LINE_TIMINGS.silentMs; passed += 1_000) {
      line().ping()
      await pass(1_000)
    }
    expect(world.lost).toEqual([true])
  })

  it('knows sooner where a request went unanswered and the line gives no sign', async () => {
    const { beating, line, pass, settle, world } = start()
    await settle()
    line().answer()
    beating.doubt()
    await pass(BEATING_TIMINGS.doubtedMs)
    expect(world.lost).toEqual([true])
  })

  it('goes on by request: when the centre wants it, and within a second of a change', async () => {
    const { beating, pass, settle, world } = start()
    world.hasLine = false
    await settle()
    world.lines.at(-1)?.shut()
    await pass(2_000)
    const before = world.posts.length
    world.fault = 'paper-out'
    beating.changed()
    await pass(1_000)
    expect(world.posts.length).toBe(before + 1)
    expect(world.posts.at(-1)?.devices[0]?.fault).toBe('paper-out')
    await pass(30_100)
    expect(world.posts.length).toBe(before + 2)
  })

  it('tells no change while nobody is reached, and then all of it', async () => {
    const { beating, pass, settle, world } = start()
    world.hasLine = false
    world.isReached = false
    await settle()
    world.lines.at(-1)?.shut()
    await pass(1_000)
    const before = world.posts.length
    world.fault = 'paper-out'
    beating.changed()
    await pass(1_000)
    expect(world.posts.length).toBe(before)
    world.isReached = true
    await pass(31_000)
    expect(world.posts.at(-1)?.devices[0]?.fault).toBe('paper-out')
  })

  it('tries again with pauses that grow to 30 s and are spread', async () => {
    const pauses = async (random: number) => {
      const { pass, settle, world } = start(random)
      world.hasLine = false
      await settle()
      world.lines.at(-1)?.shut()
      await pass(200_000)
      const { openings } = world
      return openings.slice(1).map((at, nth) => at - (openings[nth] ?? 0))
    }
    const [soonest, latest] = [await pauses(0), await pauses(1)]
    expect(latest.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    expect(soonest.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  })

  it('grows no pause over lines that were answered', async () => {
    const { line, pass, settle, world } = start(1)
    await settle()
    for (let nth = 0; nth < 5; nth++) {
      line().answer()
      line().shut()
      await pass(1_000)
    }
    expect(world.lines.length).toBe(6)
  })
})

it('once closed nothing is told any more', async () => {
  const { beating, clock, line, settle, world } = start()
  await settle()
  beating.close()
  expect(line().isClosed).toBe(true)
  clock.advance(100_000)
  beating.changed()
  await settle()
  expect(world.posts.length + told(line()).length).toBe(2)
})
