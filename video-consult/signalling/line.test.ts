import { createTestClock } from '@lutong/core/clock.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLiveClient, LIVE_TIMINGS } from './client.ts'
import { readBody, readFrame, type SocketLike } from './frames.ts'
import { createLiveServer } from './server.ts'

type Text = (text: string) => void

/** Two ends of a socket in memory; `cut` shuts it, `mute` is a line that breaks without a word. */
const createPair = () => {
  const make = () => ({ texts: [] as Text[], closes: [] as (() => void)[], waiting: [] as string[] })
  const ends = [make(), make()] as const
  let up = true
  let silent = false
  const shut = () => {
    if (!up) return
    up = false
    for (const end of ends) for (const close of end.closes) close()
  }
  const end = (own: 0 | 1): SocketLike => ({
    send: (text) => {
      if (!up || silent) return
      const other = ends[own === 0 ? 1 : 0]
      if (other.texts.length === 0) other.waiting.push(text)
      for (const listener of other.texts) queueMicrotask(() => listener(text))
    },
    close: shut,
    onText: (listener) => {
      ends[own].texts.push(listener)
      for (const text of ends[own].waiting.splice(0)) listener(text)
    },
    onClose: (listener) => void ends[own].closes.push(listener),
  })
  return { client: end(0), server: end(1), cut: shut, mute: () => void (silent = true) }
}

const start = () => {
  const clock = createTestClock(0)
  const effects: string[] = []
  const told: unknown[] = []
  let runs = 0
  const makeServer = () =>
    createLiveServer<'lawyer-1'>({
      clock,
      run: `run${runs++}`,
      onAsk: async (_principal, ask, askId) => {
        effects.push(`${askId}:${String(ask)}`)
        return { ok: ask !== 'bad', value: `done ${String(ask)}` }
      },
      onTold: (_principal, body) => void told.push(body),
      onFresh: () => {},
      onPresence: () => {},
    })
  let server = makeServer()
  let pair = createPair()
  let reachable = true
  let count = 0
  const client = createLiveClient({
    clock,
    random: () => 0,
    newId: () => `identity${count++}`,
    connect: async () => {
      if (!reachable) throw new Error('no line')
      pair = createPair()
      server.attach('lawyer-1', pair.server)
      return pair.client
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 60; turn++) await Promise.resolve()
  }
  return {
    clock,
    client,
    effects,
    told,
    settle,
    event: (event: unknown) => server.event('lawyer-1', event),
    cut: () => pair.cut(),
    mute: () => pair.mute(),
    reach: (now: boolean) => (reachable = now),
    /** Another server, which knows nothing of the first; and back, to one that remembers the line as it was. */
    goElsewhere: () => {
      const before = server
      server = makeServer()
      return () => void (server = before)
    },
    restartServer: () => {
      server.close()
      server = makeServer()
    },
    reconnect: async () => {
      clock.advance(LIVE_TIMINGS.longestRetryMs)
      await settle()
    },
  }
}

describe('the live channel', () => {
  it('answers an ask, and refuses with the reason', async () => {
    const { client, settle } = start()
    await settle()
    expect(await client.ask('one')).toEqual({ ok: true, value: 'done one' })
    expect(await client.ask('bad')).toEqual({ ok: false, error: { kind: 'refused', problem: 'done bad' } })
    client.close()
  })

  it('delivers every event once and in order, however often the line is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('say', 'cut', 'tick'), { maxLength: 40 }), async (acts) => {
        const { client, clock, event, cut, settle, reconnect } = start()
        const heard: unknown[] = []
        client.onEvent((one) => heard.push(one))
        await settle()
        let said = 0
        for (const act of acts) {
          if (act === 'say') event(said++)
          if (act === 'cut') cut()
          if (act === 'tick') clock.advance(300)
          await settle()
        }
        await reconnect()
        client.close()
        expect(heard).toEqual(Array.from({ length: said }, (_, index) => index))
      }),
      { numRuns: 60 },
    )
  })

  it('asks once although the line broke before the answer', async () => {
    const { client, effects, cut, settle, reconnect } = start()
    await settle()
    const answered = client.ask('pay')
    cut()
    await reconnect()
    expect(await answered).toEqual({ ok: true, value: 'done pay' })
    expect(effects).toHaveLength(1)
    client.close()
  })

  it('asks what was made offline, and again with the same id after the server forgot the line', async () => {
    const { client, effects, reach, cut, settle, restartServer, reconnect } = start()
    const lines: boolean[] = []
    client.onLine((_online, fresh) => lines.push(fresh))
    await settle()
    reach(false)
    cut()
    const answered = client.ask('queue', { id: 'the-same-id' })
    restartServer()
    reach(true)
    await reconnect()
    expect(await answered).toMatchObject({ ok: true })
    expect(effects).toEqual(['the-same-id:queue'])
    expect(lines.at(-1)).toBe(true)
    client.close()
  })

  it('goes on elsewhere and comes back to where it is remembered by older numbers: nothing is lost, nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }), async (first, second, third) => {
        const { client, cut, effects, event, goElsewhere, reconnect, settle } = start()
        const heard: unknown[] = []
        client.onEvent((one) => heard.push(one))
        await settle()
        const said: string[] = []
        const talk = async (where: string, times: number) => {
          for (let index = 0; index < times; index += 1) {
            said.push(`${where}${index}`)
            event(`${where}${index}`)
            const answered = client.ask(`${where}${index}`)
            await settle()
            expect(await answered).toMatchObject({ ok: true })
          }
        }
        await talk('here', first)
        const goBack = goElsewhere()
        cut()
        await reconnect()
        await talk('elsewhere', second)
        goBack()
        cut()
        await reconnect()
        await talk('again', third)
        client.close()
        expect(heard).toEqual(said)
        // What was done and not yet acknowledged is asked again by its own id, and known by it.
        expect(new Set(effects).size).toBe(said.length)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps nothing of the moment', async () => {
    const { client, told, cut, settle, reconnect } = start()
    await settle()
    expect(client.tell('first')).toBe(true)
    cut()
    expect(client.tell('second')).toBe(false)
    await reconnect()
    expect(told).toEqual(['first'])
    client.close()
  })

  it('opens another socket soon where a doubted one says nothing, and keeps one that answers', async () => {
    const { client, clock, mute, settle, reconnect } = start()
    const lines: boolean[] = []
    client.onLine((online) => lines.push(online))
    await settle()
    client.probe()
    await settle()
    clock.advance(LIVE_TIMINGS.doubtedMs)
    expect(lines).toEqual([false, true])
    mute()
    client.probe()
    client.probe()
    await settle()
    clock.advance(LIVE_TIMINGS.doubtedMs)
    expect(lines).toEqual([false, true, false])
    await reconnect()
    expect(lines).toEqual([false, true, false, true])
    client.close()
  })

  it('gives up an ask when its patience is over', async () => {
    const { client, clock, reach, cut, settle } = start()
    await settle()
    reach(false)
    cut()
    const answered = client.ask('slow', { patienceMs: 5_000 })
    clock.advance(5_001)
    expect(await answered).toEqual({ ok: false, error: { kind: 'lost' } })
    client.close()
  })
})

describe('frames', () => {
  it('are read or refused, never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readFrame(text)))
    fc.assert(fc.property(fc.anything(), (data) => void readBody(data)))
    expect(readFrame('{"f":"hello","line":"short","seen":0}')).toBeUndefined()
    expect(readFrame('{"f":"msg","seq":-1,"body":1}')).toBeUndefined()
    expect(readFrame('{"f":"msg","seq":3,"body":{"a":1}}')).toEqual({ f: 'msg', seq: 3, body: { a: 1 } })
  })
})

describe('a line that is down', () => {
  /** How often a socket was tried for, at the longest pauses there are. */
  const tries = (connect: () => Promise<SocketLike>) => {
    const clock = createTestClock(0)
    let count = 0
    const client = createLiveClient({
      clock,
      random: () => 1,
      newId: () => 'identity0',
      connect: () => {
        count += 1
        return connect()
      },
    })
    return {
      /** Promises are settled between any two steps of the clock. */
      over: async (ms: number): Promise<number> => {
        count = 0
        for (let goneMs = 0; goneMs < ms; goneMs += 50) {
          clock.advance(50)
          for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
        }
        return count
      },
      end: () => client.close(),
    }
  }
  it('is tried again soon after nobody has answered, however long it lasts: the next answer may be the line’s', async () => {
    const silent = tries(() => new Promise(() => {}))
    await silent.over(60_000)
    const each = LIVE_TIMINGS.openWithinMs + LIVE_TIMINGS.firstRetryMs
    expect(await silent.over(10 * (each + 100))).toBeGreaterThanOrEqual(10)
    silent.end()
  })
  it('is tried again after pauses that grow where somebody refuses', async () => {
    const refused = tries(() => Promise.reject(new Error('refused')))
    expect(await refused.over(2_000)).toBeGreaterThan(2)
    await refused.over(20_000)
    expect(await refused.over(10 * LIVE_TIMINGS.longestRetryMs)).toBeLessThanOrEqual(10)
    refused.end()
  })
})
