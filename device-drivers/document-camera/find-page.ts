/** Where the paper lies: roughly in a small picture by its colour against the desk, then each side by its edge. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { fitSide } from './edge-fit.ts'
import { type Frame, histogramOf, percentile, shrink, wipe } from './frame.ts'
import {
  areaOf,
  distance,
  fromTopLeft,
  hullOf,
  looksLikeSheet,
  meetingPoint,
  type Point,
  type Quad,
  quadAround,
} from './geometry.ts'
import { type Blob, distanceFromDesk, largestBlob, otsuThreshold } from './paper-mask.ts'

/** Wide enough that a rough corner is within two pixels, small enough for a slow terminal. */
const ROUGH_WIDTH_PX = 400
/** Colours that differ less than this from the desk are its grain and the sensor's noise. */
const LEAST_DISTANCE = 16
/** A lower threshold keeps pages of two colours whole, a higher one leaves their shadow out. */
const FIXED_THRESHOLDS = [24, 44] as const
/** Smaller things are a pen's cap or dust. */
const LEAST_AREA_SHARE = 0.004
/** So many rim pixels of the small picture may be noise; a page that reaches out covers more. */
const RIM_NOISE_PX = 6
/** How well the thing must fill its hull, and the hull its quadrilateral, to be a sheet. */
const LEAST_FILL = 0.9
const LEAST_HULL_FILL = 0.93
/** A page's short side as a share of the picture's height: an identity card under a camera set for A4 is about 0.22. */
const LEAST_SHORT_SIDE = 0.16

export type FindingProblem = 'no-page' | 'outside' | 'too-far'

interface Candidate {
  readonly quad: Quad
  readonly score: number
}

const sheetOf = (blob: Blob): Candidate | undefined => {
  const hull = hullOf(blob.outline)
  const hullArea = areaOf(hull)
  const around = quadAround(hull)
  const quad = around === undefined ? undefined : fromTopLeft(around)
  if (quad === undefined || !looksLikeSheet(quad)) return undefined
  const fill = blob.area / hullArea
  const hullFill = hullArea / areaOf(quad)
  return fill < LEAST_FILL || hullFill < LEAST_HULL_FILL ? undefined : { quad, score: fill * hullFill }
}

/** The quadrilateral in the small picture, or what is there instead. */
const roughPage = (small: Frame): Result<Quad, FindingProblem> => {
  const far = distanceFromDesk(small)
  const otsu = otsuThreshold(histogramOf(far))
  const thresholds = new Set([otsu, ...FIXED_THRESHOLDS].map((threshold) => Math.max(LEAST_DISTANCE, threshold)))
  let best: Candidate | undefined
  let reachesOut = false
  for (const threshold of thresholds) {
    const blob = largestBlob(far, small.width, small.height, threshold)
    if (blob === undefined || blob.area < LEAST_AREA_SHARE * far.length) continue
    if (blob.rimPx > RIM_NOISE_PX) {
      reachesOut = true
      continue
    }
    const sheet = sheetOf(blob)
    if (sheet !== undefined && sheet.score > (best?.score ?? 0)) best = sheet
  }
  far.fill(0)
  if (best !== undefined) return ok(best.quad)
  return err(reachesOut ? 'outside' : 'no-page')
}

const refined = (frame: Frame, quad: Quad, reachPx: number): Quad => {
  const sides = quad.map((corner, index) => fitSide(frame, corner, quad[(index + 1) % 4] ?? corner, reachPx))
  const corner = (index: number, rough: Point): Point => {
    const before = sides[(index + 3) % 4]
    const after = sides[index]
    if (before === undefined || after === undefined) return rough
    const exact = meetingPoint(...before, ...after)
    // Sides that disagree by more than they were searched are worse than the rough corner.
    return exact === undefined || distance(exact, rough) > 3 * reachPx ? rough : exact
  }
  return [corner(0, quad[0]), corner(1, quad[1]), corner(2, quad[2]), corner(3, quad[3])]
}

/** The page's corners in the picture's pixels, from its top left clockwise. */
export const findPage = (frame: Frame): Result<Quad, FindingProblem> => {
  const factor = Math.max(1, Math.floor(frame.width / ROUGH_WIDTH_PX))
  const small = shrink(frame, factor)
  const rough = roughPage(small)
  if (small !== frame) wipe(small)
  if (!rough.ok) return rough
  const scaled = ({ x, y }: Point): Point => ({ x: x * factor, y: y * factor })
  const [a, b, c, d] = rough.value
  const quad = refined(frame, [scaled(a), scaled(b), scaled(c), scaled(d)], 1.5 * factor + 2)
  const sides = quad.map((corner, index) => distance(corner, quad[(index + 1) % 4] ?? corner))
  return Math.min(...sides) < LEAST_SHORT_SIDE * frame.height ? err('too-far') : ok(quad)
}

/** Whether there is no light at all: nothing in the picture is bright, not even the brightest hundredth. */
export const isUnlit = (grey: Uint8Array): boolean => percentile(histogramOf(grey), 0.99) < 40
