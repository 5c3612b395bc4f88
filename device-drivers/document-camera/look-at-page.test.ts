/** Scenes of a sheet on a desk, drawn from its pose in space; the driver's geometry must find it again. */
import { describe, expect, it } from 'vitest'
import { wipe } from './frame.ts'
import { distance, type Point } from './geometry.ts'
import { lookAtPage } from './look-at-page.ts'
import { cornersIn, type Scene, sheetOnDesk } from './testing.ts'

const SIZE = { width: 1_000, height: 750 }
const look = (scene: Scene) => lookAtPage(sheetOnDesk({ ...SIZE, ...scene }))
const problemOf = (scene: Scene) => {
  const seen = look(scene)
  return 'problem' in seen ? seen.problem : undefined
}
const nearest = (corner: Point, corners: readonly Point[]) =>
  Math.min(...corners.map((other) => distance(corner, other)))

describe('a page under the camera', () => {
  const scenes: readonly (readonly [string, Scene])[] = [
    ['lies straight', {}],
    ['is turned', { turnDeg: 14 }],
    ['is turned the other way', { turnDeg: -31, size: 0.65 }],
    ['is tilted to the camera', { tiltXDeg: 18, tiltYDeg: -12, size: 0.7 }],
    ['lies in a corner', { x: -0.25, y: 0.15, size: 0.6 }],
    ['is lit from one side', { lightFall: 0.45 }],
    ['is dark paper', { paper: [150, 140, 120], desk: [40, 40, 44] }],
    ['lies on a bright desk', { paper: [215, 214, 210], desk: [120, 92, 60] }],
    ['is an identity card', { sheetMm: [85.6, 54], size: 0.4 }],
    ['is seen by a noisy sensor', { noise: 6, seed: 9 }],
  ]
  it.each(scenes)('%s: its corners are found within three pixels', (_name, scene) => {
    const seen = look(scene)
    if ('problem' in seen) throw new Error(seen.problem)
    const truth = cornersIn({ ...SIZE, ...scene })
    for (const corner of seen.ok.corners) expect(nearest(corner, truth)).toBeLessThan(3)
    wipe(seen.ok.page)
  })

  it('is straightened to the ratio of A4, upright', () => {
    const seen = look({ turnDeg: 10, tiltXDeg: 10, size: 0.7 })
    if ('problem' in seen) throw new Error(seen.problem)
    const { height, width } = seen.ok.page
    expect(height / width).toBeCloseTo(Math.SQRT2, 1)
  })
})

describe('what the citizen can mend', () => {
  it.each<readonly [string, Scene]>([
    ['no-page', { noSheet: true }],
    ['dark', { noSheet: true, desk: [6, 6, 6] }],
    ['outside', { x: 0.75 }],
    ['too-far', { size: 0.2 }],
    ['dark', { light: 0.22 }],
    ['glare', { glare: { u: 0.5, v: 0.4, radius: 0.3 } }],
    ['blurred', { blurPx: 4 }],
  ])('%s', (problem, scene) => {
    expect(problemOf(scene)).toBe(problem)
  })
})
