import { createTestClock } from '@lutong/core/clock.ts'
import { expect, it, vi } from 'vitest'
import { LOOK_EVERY_MS, watchSessions } from './live-sessions.ts'

it('lets sockets fall within seconds where another process ended their session, and asks of nobody else', async () => {
  const clock = createTestClock(0)
  const asked: (readonly string[])[] = []
  let gone: readonly string[] = []
  const endedAmong = async (ids: readonly string[]) => {
    asked.push(ids)
    return gone
  }
  const live = watchSessions({ clock, store: { endedAmong } })
  clock.advance(10 * LOOK_EVERY_MS)
  expect(asked).toEqual([])
  const [fallA, fallB] = [vi.fn(), vi.fn()]
  live.standOn('a', fallA)
  const leaveB = live.standOn('b', fallB)
  gone = ['a']
  clock.advance(LOOK_EVERY_MS)
  await vi.waitFor(() => expect(fallA).toHaveBeenCalledOnce())
  expect([asked, fallB.mock.calls]).toEqual([[['a', 'b']], []])
  leaveB()
  live.ended(['b'])
  expect(fallB).not.toHaveBeenCalled()
  live.close()
})
