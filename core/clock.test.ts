import { describe, expect, it } from 'vitest'
import { createTestClock } from './clock.ts'

describe('the clock of a test', () => {
  it('fires timers in the order of their time, each at its time', () => {
    const clock = createTestClock(1000)
    const fired: string[] = []
    clock.setTimer(30, () => fired.push(`late ${clock.nowMs()}`))
    clock.setTimer(10, () => {
      fired.push(`early ${clock.nowMs()}`)
      clock.setTimer(5, () => fired.push(`nested ${clock.nowMs()}`))
    })
    const cancel = clock.setTimer(20, () => fired.push('never'))
    cancel()
    clock.advance(29)
    expect(fired).toEqual(['early 1010', 'nested 1015'])
    clock.advance(1)
    expect(fired).toEqual(['early 1010', 'nested 1015', 'late 1030'])
    expect(clock.nowMs()).toBe(1030)
  })

  it('sleeps: what came due meanwhile fires once, late, and what it cancels does not', () => {
    const clock = createTestClock(0)
    const fired: string[] = []
    const everySecond = () => {
      fired.push(`second ${clock.nowMs()}`)
      clock.setTimer(1_000, everySecond)
      cancel()
    }
    clock.setTimer(1_000, everySecond)
    const cancel = clock.setTimer(2_000, () => fired.push('never'))
    clock.setTimer(90_000, () => fired.push('later'))
    clock.skip(60_000)
    expect(fired).toEqual(['second 60000'])
    clock.advance(1_000)
    expect(fired).toEqual(['second 60000', 'second 61000'])
  })
})
