import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRetryDelayMs, withJitter } from './retry-delay.ts'

const random = fc.double({ min: 0, max: 1, noNaN: true })

describe('the pause before the next try', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [9, 300_000],
    [1_000, 300_000],
  ])('after %i failures is about %i ms', (failures, delayMs) => {
    expect(nextRetryDelayMs({ failures, retryAfterMs: undefined, random: 0.5 })).toBe(delayMs)
  })

  it('is spread by 20 % to both sides', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 1, max: 100_000 }), (share, delayMs) => {
        const spread = withJitter(delayMs, share)
        expect(spread).toBeGreaterThanOrEqual(Math.floor(delayMs * 0.8))
        expect(spread).toBeLessThanOrEqual(Math.ceil(delayMs * 1.2))
      }),
    )
  })

  it('is never shorter than what the centre asked for', () => {
    fc.assert(
      fc.property(random, fc.nat(50), fc.nat(3_600_000), (share, failures, retryAfterMs) => {
        const delayMs = nextRetryDelayMs({ failures, retryAfterMs, random: share })
        expect(delayMs).toBeGreaterThanOrEqual(retryAfterMs)
      }),
    )
  })
})
