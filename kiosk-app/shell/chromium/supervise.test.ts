import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Child, type Entry, pauseMs, supervise, SUPERVISION_TIMINGS, type Supervision } from './supervise.ts'

const ENTRY: Entry = { url: 'http://127.0.0.1:7110/', tokenFile: '/run/token' }

interface Started extends Child {
  crash(): Promise<void>
  readonly wasEnded: boolean
}
const child = (): Started => {
  let finish = () => {}
  let wasEnded = false
  const ended = new Promise<void>((resolve) => (finish = resolve))
  return {
    ended,
    end: () => {
      wasEnded = true
      finish()
    },
    get wasEnded() {
      return wasEnded
    },
    crash: async () => {
      finish()
      await ended
      await Promise.resolve()
    },
  }
}

let clock: TestClock
let hosts: { child: Started; on: Parameters<Parameters<typeof supervise>[0]['startHost']>[0] }[]
let browsers: Started[]
let supervision: Supervision
const logged: string[] = []
beforeEach(() => {
  clock = createTestClock(0)
  hosts = []
  browsers = []
  supervision = supervise({
    clock,
    log: (event) => void logged.push(event),
    startHost: (on) => {
      const started = child()
      hosts.push({ child: started, on })
      return started
    },
    startBrowser: () => {
      const started = child()
      browsers.push(started)
      return started
    },
  })
  hosts[0]?.on.ready(ENTRY)
  hosts[0]?.on.page('attached')
})

describe('the supervisor', () => {
  it('opens the browser when the host is ready, once', () => {
    expect(browsers).toHaveLength(1)
    expect(supervision.healthy).toBe(true)
  })

  it('starts the browser again when its page is lost and does not come back by itself', async () => {
    hosts[0]?.on.page('lost')
    clock.advance(SUPERVISION_TIMINGS.pageGraceMs)
    expect(browsers[0]?.wasEnded).toBe(true)
    await browsers[0]?.crash()
    clock.advance(0)
    expect(browsers).toHaveLength(2)
  })

  it('starts the browser again when something comes before its page and stays there', () => {
    hosts[0]?.on.page('in-front')
    hosts[0]?.on.page('behind')
    clock.advance(SUPERVISION_TIMINGS.behindMs - 1)
    hosts[0]?.on.page('in-front')
    clock.advance(SUPERVISION_TIMINGS.behindMs)
    expect(browsers[0]?.wasEnded).toBe(false)
    hosts[0]?.on.page('behind')
    clock.advance(SUPERVISION_TIMINGS.behindMs)
    expect(browsers[0]?.wasEnded).toBe(true)
  })

  it('does not miss a focus that a compositor without a keyboard never gave', () => {
    hosts[0]?.on.page('behind')
    clock.advance(SUPERVISION_TIMINGS.browserStartMs)
    expect(browsers[0]?.wasEnded).toBe(false)
  })

  it('leaves a page alone that is back in time', () => {
    hosts[0]?.on.page('lost')
    clock.advance(SUPERVISION_TIMINGS.pageGraceMs - 1)
    hosts[0]?.on.page('attached')
    clock.advance(SUPERVISION_TIMINGS.browserStartMs)
    expect(browsers[0]?.wasEnded).toBe(false)
  })

  it('starts a crashed host again and keeps the browser, whose page finds the new one', async () => {
    await hosts[0]?.child.crash()
    clock.advance(0)
    expect(hosts).toHaveLength(2)
    hosts[1]?.on.ready(ENTRY)
    hosts[1]?.on.page('attached')
    clock.advance(SUPERVISION_TIMINGS.browserStartMs)
    expect(browsers).toHaveLength(1)
    expect(browsers[0]?.wasEnded).toBe(false)
  })

  it('gives up a browser whose page does not find the new host', async () => {
    await hosts[0]?.child.crash()
    clock.advance(0)
    hosts[1]?.on.ready(ENTRY)
    clock.advance(SUPERVISION_TIMINGS.hostGraceMs)
    expect(browsers[0]?.wasEnded).toBe(true)
  })

  it('starts a browser at once whose page had been up, and waits after one that came to nothing', async () => {
    await browsers[0]?.crash()
    clock.advance(0)
    expect(browsers).toHaveLength(2)
    await browsers[1]?.crash()
    clock.advance(SUPERVISION_TIMINGS.firstPauseMs - 1)
    expect(browsers).toHaveLength(2)
    clock.advance(1)
    expect(browsers).toHaveLength(3)
  })

  it('waits longer each time, and never more than ten seconds', () => {
    expect([0, 1, 2, 3].map(pauseMs)).toEqual([0, 250, 500, 1000])
    expect(pauseMs(99)).toBe(10_000)
  })

  it('starts nothing any more once it was stopped', async () => {
    supervision.stop()
    await browsers[0]?.crash()
    clock.advance(60_000)
    expect([hosts.length, browsers.length]).toEqual([1, 1])
  })
})
