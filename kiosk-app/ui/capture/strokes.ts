/** Rules of a signature's strokes. Pure. */
import type { Stroke } from '@lutong/core/contracts/host-rpc.ts'

export type PadPoint = Stroke[number]

/** A flooded pad must not fill memory: a stroke has at most this many points, a signature this many strokes. */
const MOST_POINTS = 2_000
const MOST_STROKES = 200
/** Shorter than this, as a part of the pad's width, is a touch and not writing. */
const SHORTEST = 0.08

const sameSpot = (a: PadPoint, b: PadPoint) => Math.abs(a.x - b.x) < 0.001 && Math.abs(a.y - b.y) < 0.001

export const addPoint = (stroke: Stroke, point: PadPoint): Stroke => {
  const last = stroke.at(-1)
  if (stroke.length >= MOST_POINTS || (last !== undefined && sameSpot(last, point))) return stroke
  return [...stroke, point]
}

const lengthOf = (stroke: Stroke): number =>
  stroke.reduce((length, point, index) => {
    const before = stroke[index - 1]
    return before === undefined ? length : length + Math.hypot(point.x - before.x, point.y - before.y)
  }, 0)

export const isSignature = (strokes: readonly Stroke[]): boolean =>
  strokes.length > 0 &&
  strokes.length <= MOST_STROKES &&
  strokes.reduce((length, stroke) => length + lengthOf(stroke), 0) >= SHORTEST
