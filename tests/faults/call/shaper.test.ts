import { describe, expect, it } from 'vitest'
import { createShaper } from './shaper.ts'

const POOR = { lossRatio: 0, delayMs: 300, kbps: 512, queueMs: 400 }

describe('a poor line', () => {
  it('takes its time for every packet, one after the other', () => {
    const shape = createShaper(POOR, () => 1)
    // 1,280 bytes at 512 kbit/s are 20 ms.
    expect([shape(1280, 0), shape(1280, 0), shape(1280, 100)]).toEqual([320, 340, 420])
  })
  it('drops what would wait too long, and is free again later', () => {
    const shape = createShaper(POOR, () => 1)
    const arrived = Array.from({ length: 40 }, () => shape(1280, 0)).filter((at) => at !== null)
    expect(arrived).toHaveLength(21)
    expect(shape(1280, 1000)).toBe(1320)
  })
  it('loses as many as it is told to', () => {
    let seed = 1
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const shape = createShaper({ ...POOR, lossRatio: 0.03 }, random)
    const lost = Array.from({ length: 10_000 }, (_, n) => shape(100, n * 10)).filter((at) => at === null).length
    expect(lost).toBeGreaterThan(240)
    expect(lost).toBeLessThan(360)
  })
})
