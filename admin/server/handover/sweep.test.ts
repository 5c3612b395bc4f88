/** The sweep of ended addresses: what nobody came for goes at its end, and a server without any has no timer at all. */
import { createTestClock } from '@lutong/core/clock.ts'
import { expect, it, vi } from 'vitest'
import { startHandoverSweep } from './sweep.ts'

const MINUTE_MS = 60_000
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS

const rig = (ends: number[] = []) => {
  const clock = createTestClock(0)
  const setTimer = vi.spyOn(clock, 'setTimer')
  let fails = 0
  const looks: number[] = []
  const store = {
    dropEndedHandovers: async (nowMs: number) => {
      looks.push(nowMs)
      if (fails > 0) {
        fails -= 1
        throw new Error('the database is away')
      }
      const left = ends.filter((end) => end > nowMs)
      ends.splice(0, ends.length, ...left)
      return left.length === 0 ? undefined : Math.min(...left)
    },
  }
  const log = vi.fn()
  const sweep = startHandoverSweep({ clock, log, store })
  return { clock, ends, failNext: () => (fails += 1), log, looks, setTimer, sweep }
}
const settled = () => vi.waitFor(() => Promise.resolve())

it('costs nothing while there is nothing to sweep', async () => {
  const { clock, looks, setTimer } = rig()
  await settled()
  clock.advance(MONTH_MS)
  await settled()
  expect(looks).toEqual([0])
  expect(setTimer).not.toHaveBeenCalled()
})

it('wakes at the end of an address and not before, and again for one that lasts longer', async () => {
  const { clock, ends, looks, sweep } = rig()
  await settled()
  ends.push(10 * MINUTE_MS, 15 * MINUTE_MS)
  sweep.opened(10 * MINUTE_MS)
  sweep.opened(15 * MINUTE_MS)
  clock.advance(10 * MINUTE_MS)
  await vi.waitFor(() => expect(ends).toEqual([15 * MINUTE_MS]))
  await settled()
  clock.advance(5 * MINUTE_MS)
  await vi.waitFor(() => expect(ends).toEqual([]))
  clock.advance(MONTH_MS)
  expect(looks).toHaveLength(3)
})

it('takes up what an earlier run left, and tries again after a failure', async () => {
  const { clock, ends, failNext, log, looks } = rig([4 * MINUTE_MS])
  await settled()
  failNext()
  clock.advance(4 * MINUTE_MS)
  await vi.waitFor(() => expect(log).toHaveBeenCalledWith('handover.sweep-failed'))
  clock.advance(MINUTE_MS)
  await vi.waitFor(() => expect(ends).toEqual([]))
  expect(looks).toHaveLength(3)
})

it('stops with the server', async () => {
  const { clock, looks, sweep } = rig([MINUTE_MS])
  await settled()
  sweep.stop()
  clock.advance(MONTH_MS)
  expect(looks).toEqual([0])
})
