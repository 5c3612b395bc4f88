import { createTestClock } from '@lutong/core/clock.ts'
import { describe, expect, it } from 'vitest'
import { emptyFrame } from './frame.ts'
import { BLACK_MS, createLivenessWatch, FROZEN_MS } from './liveness.ts'
import { createSettleWatch, SETTLE_RULES } from './settle.ts'
import { sheetOnDesk } from './testing.ts'
import { inTextTone } from './text-tone.ts'

const SMALL = { width: 160, height: 120 }
const scene = (seed: number, x = 0) => sheetOnDesk({ ...SMALL, seed, x, size: 0.6 })

describe('whether the page lies still', () => {
  it('needs some frames and some time, and begins anew when it moves', () => {
    const clock = createTestClock(0)
    const watch = createSettleWatch(clock)
    const take = (seed: number, x = 0) => {
      clock.advance(120)
      return watch.take(scene(seed, x))
    }
    const settles = Array.from({ length: 8 }, (_, seed) => take(seed + 1))
    expect(settles.indexOf(true)).toBeGreaterThanOrEqual(SETTLE_RULES.stillFrames)
    expect(take(20, 0.2)).toBe(false)
  })

  it('sees a page that creeps, though two pictures hardly differ', () => {
    const clock = createTestClock(0)
    const watch = createSettleWatch(clock)
    const settled = Array.from({ length: 30 }, (_, n) => {
      clock.advance(120)
      return watch.take(scene(n + 1, n * 0.01))
    })
    expect(settled.filter(Boolean).length).toBeLessThan(6)
  })
})

describe('whether the camera still shows the world', () => {
  it('is alive while its noise changes', () => {
    const watch = createLivenessWatch()
    for (let n = 0; n < 20; n += 1) expect(watch.take(scene(n + 1), n * 500)).toBe('alive')
  })

  it('is frozen when the same bytes come again and again', () => {
    const watch = createLivenessWatch()
    expect(watch.take(scene(1), 0)).toBe('alive')
    expect(watch.take(scene(1), FROZEN_MS - 1)).toBe('alive')
    expect(watch.take(scene(1), FROZEN_MS)).toBe('frozen')
    expect(watch.take(scene(2), FROZEN_MS + 100)).toBe('alive')
  })

  it('is black when nothing is lit for long', () => {
    const watch = createLivenessWatch()
    expect(watch.take(emptyFrame(160, 120), 0)).toBe('alive')
    expect(watch.take(emptyFrame(160, 120), BLACK_MS)).toBe('black')
  })
})

describe('the tone for text', () => {
  it('makes paper white and ink black, also where the light falls off', () => {
    const page = inTextTone(sheetOnDesk({ width: 600, height: 800, size: 1.6, lightFall: 0.5 }))
    const values = [...page.data].filter((_, at) => at % 4 === 0)
    const share = (fits: (value: number) => boolean) => values.filter(fits).length / values.length
    expect(share((value) => value > 240)).toBeGreaterThan(0.6)
    expect(share((value) => value < 40)).toBeGreaterThan(0.02)
    expect(share((value) => value >= 40 && value <= 240)).toBeLessThan(0.3)
  })
})
