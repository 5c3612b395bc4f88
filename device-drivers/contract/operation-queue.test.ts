import { createTestClock } from '@lutong/core/clock.ts'
import { err, ok } from '@lutong/core/result.ts'
import { describe, expect, it } from 'vitest'
import { fault } from './device.ts'
import { createOperationQueue, pause } from './operation-queue.ts'

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

describe('operations', () => {
  it('have the line one after the other', async () => {
    const queue = createOperationQueue(createTestClock(0))
    const order: string[] = []
    const one = (name: string) =>
      queue.run({ deadlineMs: 1_000 }, async () => {
        order.push(`${name} begins`)
        await settled()
        order.push(`${name} ends`)
        return ok(name)
      })
    await Promise.all([one('first'), one('second')])
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    await settled()
    expect(queue.idle).toBe(true)
  })

  it('are told at their deadline to end, and answered even when they do not', async () => {
    const clock = createTestClock(0)
    const queue = createOperationQueue(clock)
    let told = false
    const stuck = queue.run({ deadlineMs: 500 }, ({ signal }) => {
      signal.addEventListener('abort', () => (told = true))
      return new Promise(() => {})
    })
    await settled()
    clock.advance(500)
    expect(told).toBe(true)
    clock.advance(1_000)
    expect(await stuck).toEqual(err(fault('TIMEOUT')))
  })

  it('that never had the line are BUSY at their deadline and never begin', async () => {
    const clock = createTestClock(0)
    const queue = createOperationQueue(clock)
    let let1 = () => {}
    const first = queue.run({ deadlineMs: 10_000 }, async () => {
      await new Promise<void>((resolve) => (let1 = resolve))
      return ok(1)
    })
    let began = false
    const second = queue.run({ deadlineMs: 100 }, async () => {
      began = true
      return ok(2)
    })
    await settled()
    clock.advance(100)
    expect(await second).toEqual(err(fault('BUSY')))
    let1()
    expect(await first).toEqual(ok(1))
    await settled()
    expect(began).toBe(false)
  })

  it('that are called off before they begin are CANCELLED', async () => {
    const queue = createOperationQueue(createTestClock(0))
    expect(await queue.run({ deadlineMs: 100, signal: AbortSignal.abort() }, async () => ok(1))).toEqual(
      err(fault('CANCELLED')),
    )
  })

  it('throw only for a bug, and the next one runs all the same', async () => {
    const queue = createOperationQueue(createTestClock(0))
    await expect(queue.run({ deadlineMs: 100 }, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
    expect(await queue.run({ deadlineMs: 100 }, async () => ok(2))).toEqual(ok(2))
  })
})

describe('a pause', () => {
  it('ends with its time or with its signal', async () => {
    const clock = createTestClock(0)
    const stop = new AbortController()
    const both = Promise.all([pause(clock, 50), pause(clock, 1_000, stop.signal)])
    clock.advance(50)
    stop.abort()
    await both
    await pause(clock, 1_000, stop.signal)
  })
})
