/** The page as if the camera stood right above it: cut out, turned, and freed of perspective. */
import { emptyFrame, type Frame } from './frame.ts'
import { distance, type Quad } from './geometry.ts'

/** Longest side of what is kept: A4 at 200 dots per inch, more than the camera gives. */
const LONGEST_PX = 2_400
/** Long to short side of A4 and of a card (ISO 216, ISO/IEC 7810 ID-1). */
const KNOWN_RATIOS = [Math.SQRT2, 85.6 / 53.98] as const
/** A camera that stands a little aslant shortens one direction by this much at most. */
const RATIO_TOLERANCE = 0.055

/** Maps the unit square to a quadrilateral: x = (a u + b v + c) / (g u + h v + 1), y likewise (Heckbert 1989). */
interface Homography {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
  readonly g: number
  readonly h: number
}

const squareToQuad = ([p0, p1, p2, p3]: Quad): Homography => {
  const sx = p0.x - p1.x + p2.x - p3.x
  const sy = p0.y - p1.y + p2.y - p3.y
  const dx1 = p1.x - p2.x
  const dx2 = p3.x - p2.x
  const dy1 = p1.y - p2.y
  const dy2 = p3.y - p2.y
  const det = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / det
  const h = (dx1 * sy - sx * dy1) / det
  return {
    a: p1.x - p0.x + g * p1.x,
    b: p3.x - p0.x + h * p3.x,
    c: p0.x,
    d: p1.y - p0.y + g * p1.y,
    e: p3.y - p0.y + h * p3.y,
    f: p0.y,
    g,
    h,
  }
}

/** Size of the straight page: its longest sides as seen, with the ratio of A4 or a card where it is nearly that. */
const straightSize = ([p0, p1, p2, p3]: Quad): { readonly width: number; readonly height: number } => {
  const across = Math.max(distance(p0, p1), distance(p3, p2))
  const down = Math.max(distance(p0, p3), distance(p1, p2))
  const long = Math.max(across, down)
  const short = Math.min(across, down)
  const known = KNOWN_RATIOS.find((ratio) => Math.abs(long / short / ratio - 1) < RATIO_TOLERANCE)
  const scale = Math.min(1, LONGEST_PX / long)
  const longPx = Math.round(long * scale)
  const shortPx = Math.max(1, Math.round(known === undefined ? short * scale : (long * scale) / known))
  return across >= down ? { width: longPx, height: shortPx } : { width: shortPx, height: longPx }
}

/** Each pixel of the straight page is taken between four of the picture (bilinear). */
export const straighten = (frame: Frame, quad: Quad): Frame => {
  const { width, height } = straightSize(quad)
  const page = emptyFrame(width, height)
  const { a, b, c, d, e, f, g, h } = squareToQuad(quad)
  const from = frame.data
  const stride = frame.width * 4
  const [lastX, lastY] = [frame.width - 1.001, frame.height - 1.001]
  for (let row = 0, to = 0; row < height; row += 1) {
    const v = (row + 0.5) / height
    for (let column = 0; column < width; column += 1, to += 4) {
      const u = (column + 0.5) / width
      const w = g * u + h * v + 1
      const x = Math.min(lastX, Math.max(0, (a * u + b * v + c) / w - 0.5))
      const y = Math.min(lastY, Math.max(0, (d * u + e * v + f) / w - 0.5))
      const left = Math.floor(x)
      const top = Math.floor(y)
      const right = x - left
      const down = y - top
      const at = top * stride + left * 4
      const w00 = (1 - right) * (1 - down)
      const w10 = right * (1 - down)
      const w01 = (1 - right) * down
      const w11 = right * down
      for (let channel = 0; channel < 3; channel += 1) {
        const first = at + channel
        page.data[to + channel] =
          (from[first] ?? 0) * w00 +
          (from[first + 4] ?? 0) * w10 +
          (from[first + stride] ?? 0) * w01 +
          (from[first + stride + 4] ?? 0) * w11
      }
    }
  }
  return page
}
