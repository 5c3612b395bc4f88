import { describe, expect, it } from 'vitest'
import { SRGB_PROFILE } from './srgb-profile.ts'

const tag = (name: string) => {
  const count = SRGB_PROFILE.readUInt32BE(128)
  for (let index = 0; index < count; index += 1) {
    const at = 132 + index * 12
    if (SRGB_PROFILE.toString('latin1', at, at + 4) !== name) continue
    const offset = SRGB_PROFILE.readUInt32BE(at + 4)
    return SRGB_PROFILE.subarray(offset, offset + SRGB_PROFILE.readUInt32BE(at + 8))
  }
  throw new Error(name)
}
/** As a reader goes: straight between the points of the curve. */
const decoded = (encoded: number) => {
  const curve = tag('rTRC')
  const points = curve.readUInt32BE(8)
  const at = encoded * (points - 1)
  const low = Math.min(points - 2, Math.floor(at))
  const value = (index: number) => curve.readUInt16BE(12 + index * 2) / 65_535
  return value(low) + (value(low + 1) - value(low)) * (at - low)
}

describe('the small sRGB profile', () => {
  it('says its own length, and every tag lies inside', () => {
    expect(SRGB_PROFILE.readUInt32BE(0)).toBe(SRGB_PROFILE.length)
    expect(SRGB_PROFILE.length).toBeLessThan(700)
    for (const name of ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'gTRC', 'bTRC'])
      expect(tag(name).length).toBeGreaterThan(8)
  })

  it('decodes as IEC 61966-2-1 does, to a quarter of a step of eight bits in light', () => {
    for (let step = 0; step <= 255; step += 1) {
      const encoded = step / 255
      const truth = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
      expect(Math.abs(decoded(encoded) - truth)).toBeLessThan(0.25 / 255)
    }
  })

  it('makes white of its three colours', () => {
    for (const axis of [0, 1, 2]) {
      const sum = ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + tag(name).readInt32BE(8 + axis * 4), 0)
      expect(sum / 65_536).toBeCloseTo(tag('wtpt').readInt32BE(8 + axis * 4) / 65_536, 3)
    }
  })
})
