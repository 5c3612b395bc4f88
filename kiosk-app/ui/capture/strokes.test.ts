import { describe, expect, it } from 'vitest'
import { addPoint, isSignature } from './strokes.ts'

const point = (x: number, y = 0.5) => ({ x, y, p: 0.5, t: 0 })

describe('strokes of a signature', () => {
  it('leave out points that did not move', () => {
    const stroke = addPoint([point(0.1)], point(0.1))
    expect(stroke).toHaveLength(1)
    expect(addPoint(stroke, point(0.2))).toHaveLength(2)
  })

  it('stop growing when the pad is flooded', () => {
    let stroke = [point(0)]
    for (let index = 1; index < 5_000; index++) stroke = addPoint(stroke, point((index % 100) / 100))
    expect(stroke).toHaveLength(2_000)
  })

  it('are no signature where the pad was only touched', () => {
    expect(isSignature([])).toBe(false)
    expect(isSignature([[point(0.5)]])).toBe(false)
    expect(isSignature([[point(0.1), point(0.5)]])).toBe(true)
  })
})
