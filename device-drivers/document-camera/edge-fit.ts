/** A side of the page to a fraction of a pixel: a line through the places where the colour turns from desk to paper. */
import type { Frame } from './frame.ts'
import { distance, type Point } from './geometry.ts'

const SAMPLES = 48
/** The corners are left out: they are rounded, folded, or under a thumb. */
const CORNER_SHARE = 0.07
/** Each sample is the mean of so many pixels along the side, against noise. */
const ALONG_PX = 2
/** Below this difference of colour between desk and paper the rough line is as good. */
const LEAST_CONTRAST = 6
/** A sample off the line by more is a finger, a fold, a ruled line. */
const OFF_LINE_PX = 1.5
const LEAST_SHARE_ON_LINE = 0.4

type Colour = readonly [red: number, green: number, blue: number]

/** Between four pixels, whose middles lie at halves. */
const colourAt = ({ width, height, data }: Frame, x: number, y: number): Colour => {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x - 0.5)))
  const top = Math.min(height - 2, Math.max(0, Math.floor(y - 0.5)))
  const right = Math.min(1, Math.max(0, x - 0.5 - left))
  const down = Math.min(1, Math.max(0, y - 0.5 - top))
  const at = (top * width + left) * 4
  const channel = (offset: number) => {
    const from = at + offset
    const upper = (data[from] ?? 0) * (1 - right) + (data[from + 4] ?? 0) * right
    const lower = (data[from + width * 4] ?? 0) * (1 - right) + (data[from + width * 4 + 4] ?? 0) * right
    return upper * (1 - down) + lower * down
  }
  return [channel(0), channel(1), channel(2)]
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

interface Offset {
  /** Place along the side, −1 to 1. */
  readonly along: number
  /** Distance from the rough side, in pixels, positive towards the paper. */
  readonly inwards: number
}

/** Where the profile rises most, between pixels by the rise's centre of mass. */
const steepest = (profile: readonly number[], least: number): number | undefined => {
  const rise = (at: number) => Math.max(0, (profile[at + 1] ?? 0) - (profile[at - 1] ?? 0))
  let best = 0
  for (let at = 1; at < profile.length - 1; at += 1) if (rise(at) > rise(best)) best = at
  if (best === 0 || rise(best) < least) return undefined
  let weight = 0
  let sum = 0
  for (let at = Math.max(1, best - 2); at <= Math.min(profile.length - 2, best + 2); at += 1) {
    weight += rise(at)
    sum += rise(at) * at
  }
  return sum / weight
}

/** A line through most of the offsets (Theil and Sen, then least squares over those that fit). */
const lineThrough = (offsets: readonly Offset[]): { readonly level: number; readonly slope: number } | undefined => {
  const slopes = offsets.flatMap((one, index) =>
    offsets.slice(index + 1).map((other) => (other.inwards - one.inwards) / (other.along - one.along)),
  )
  const roughSlope = median(slopes)
  const roughLevel = median(offsets.map(({ along, inwards }) => inwards - roughSlope * along))
  const on = offsets.filter(({ along, inwards }) => Math.abs(inwards - roughLevel - roughSlope * along) < OFF_LINE_PX)
  if (on.length < LEAST_SHARE_ON_LINE * SAMPLES) return undefined
  let [n, s, ss, v, sv] = [0, 0, 0, 0, 0]
  for (const { along, inwards } of on) {
    n += 1
    s += along
    ss += along * along
    v += inwards
    sv += along * inwards
  }
  const det = n * ss - s * s
  return det < 1e-6 ? undefined : { level: (ss * v - s * sv) / det, slope: (n * sv - s * v) / det }
}

/** The side from one corner clockwise to the next, set right within `reachPx`; unchanged where no edge is seen. */
export const fitSide = (frame: Frame, from: Point, to: Point, reachPx: number): readonly [Point, Point] => {
  const length = distance(from, to)
  if (length < 1) return [from, to]
  const side = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  // Clockwise as seen, with y downwards: the paper lies to the right of the way.
  const inward = { x: -side.y, y: side.x }
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const place = (along: number, inwards: number, aside = 0): Point => ({
    x: middle.x + (side.x * along * length) / 2 + side.x * aside + inward.x * inwards,
    y: middle.y + (side.y * along * length) / 2 + side.y * aside + inward.y * inwards,
  })
  const places = Array.from({ length: SAMPLES }, (_, n) => (1 - 2 * CORNER_SHARE) * ((2 * n) / (SAMPLES - 1) - 1))
  const meanColour = (inwards: number): Colour => {
    const colours = places.map((along) => place(along, inwards)).map(({ x, y }) => colourAt(frame, x, y))
    return [median(colours.map(([r]) => r)), median(colours.map(([, g]) => g)), median(colours.map(([, , b]) => b))]
  }
  const [desk, paper] = [meanColour(-reachPx), meanColour(reachPx)]
  const [red, green, blue] = [paper[0] - desk[0], paper[1] - desk[1], paper[2] - desk[2]]
  const contrast = Math.hypot(red, green, blue)
  if (contrast < LEAST_CONTRAST) return [from, to]
  /** Colour as one number that rises most from this desk to this paper. */
  const towardsPaper = ([r, g, b]: Colour) => (r * red + g * green + b * blue) / contrast
  const steps = Math.ceil(reachPx)
  const offsets = places.flatMap((along): Offset[] => {
    const profile = Array.from({ length: 2 * steps + 1 }, (_, step) => {
      let sum = 0
      for (let aside = -ALONG_PX; aside <= ALONG_PX; aside += 1) {
        const { x, y } = place(along, step - steps, aside)
        sum += towardsPaper(colourAt(frame, x, y))
      }
      return sum / (2 * ALONG_PX + 1)
    })
    const at = steepest(profile, contrast / 5)
    return at === undefined ? [] : [{ along, inwards: at - steps }]
  })
  const line = offsets.length < 2 ? undefined : lineThrough(offsets)
  if (line === undefined) return [from, to]
  return [place(-1, line.level - line.slope), place(1, line.level + line.slope)]
}
