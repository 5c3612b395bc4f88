/** What lies on the desk, by colour: the desk is what the picture's rim shows, the rest is different from it. */
import type { Frame } from './frame.ts'
import type { Point } from './geometry.ts'

/** How each colour channel of the bare desk goes over the picture: level at the centre, slope to the right and down. */
type Plane = readonly [level: number, slopeX: number, slopeY: number]

const RIM_PX = 3
/** A rim pixel further than this from the rim's own colour is paper or a hand that reaches over the edge. */
const RIM_OUTLIER = 36

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Least squares for a plane over points with coordinates from −1 to 1. */
const fitPlane = (points: readonly { readonly x: number; readonly y: number; readonly value: number }[]): Plane => {
  let [n, sx, sy, sxx, sxy, syy, s, sxv, syv] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (const { x, y, value } of points) {
    n += 1
    sx += x
    sy += y
    sxx += x * x
    sxy += x * y
    syy += y * y
    s += value
    sxv += x * value
    syv += y * value
  }
  const det = n * (sxx * syy - sxy * sxy) - sx * (sx * syy - sxy * sy) + sy * (sx * sxy - sxx * sy)
  if (Math.abs(det) < 1e-6) return [n === 0 ? 0 : s / n, 0, 0]
  return [
    (s * (sxx * syy - sxy * sxy) - sx * (sxv * syy - sxy * syv) + sy * (sxv * sxy - sxx * syv)) / det,
    (n * (sxv * syy - sxy * syv) - s * (sx * syy - sxy * sy) + sy * (sx * syv - sxv * sy)) / det,
    (n * (sxx * syv - sxv * sxy) - sx * (sx * syv - sxv * sy) + s * (sx * sxy - sxx * sy)) / det,
  ]
}

const planesOfDesk = ({ width, height, data }: Frame): readonly Plane[] => {
  const rim: { x: number; y: number; at: number }[] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (y >= RIM_PX && y < height - RIM_PX && x === RIM_PX) x = width - RIM_PX
      rim.push({ x: (2 * x) / width - 1, y: (2 * y) / height - 1, at: (y * width + x) * 4 })
    }
  const channels = [0, 1, 2]
  const middle = channels.map((channel) => median(rim.map(({ at }) => data[at + channel] ?? 0)))
  let planes = middle.map((level): Plane => [level, 0, 0])
  // Twice: the first plane lets a desk that is lit from one side be told from what lies over its rim.
  for (const limit of [2 * RIM_OUTLIER, RIM_OUTLIER]) {
    const desk = rim.filter(({ x, y, at }) =>
      channels.every((channel) => {
        const [level, slopeX, slopeY] = planes[channel] ?? [0, 0, 0]
        return Math.abs((data[at + channel] ?? 0) - level - slopeX * x - slopeY * y) < limit
      }),
    )
    if (desk.length * 4 < rim.length) break
    planes = channels.map((channel) => fitPlane(desk.map(({ x, y, at }) => ({ x, y, value: data[at + channel] ?? 0 }))))
  }
  return planes
}

/** How far each pixel's colour is from the desk's there, 0 to 255. */
export const distanceFromDesk = (frame: Frame): Uint8Array => {
  const { width, height, data } = frame
  const [red = [0, 0, 0], green = [0, 0, 0], blue = [0, 0, 0]] = planesOfDesk(frame)
  const far = new Uint8Array(width * height)
  for (let row = 0, pixel = 0; row < height; row += 1) {
    const y = (2 * row) / height - 1
    for (let column = 0; column < width; column += 1, pixel += 1) {
      const x = (2 * column) / width - 1
      const r = (data[pixel * 4] ?? 0) - red[0] - red[1] * x - red[2] * y
      const g = (data[pixel * 4 + 1] ?? 0) - green[0] - green[1] * x - green[2] * y
      const b = (data[pixel * 4 + 2] ?? 0) - blue[0] - blue[1] * x - blue[2] * y
      far[pixel] = Math.min(255, Math.sqrt((r * r + g * g + b * b) / 3))
    }
  }
  return far
}

/** The threshold that parts a histogram best in two (Otsu 1979). */
export const otsuThreshold = (counts: Uint32Array): number => {
  let total = 0
  let sum = 0
  for (const [value, count] of counts.entries()) {
    total += count
    sum += value * count
  }
  let [below, sumBelow, best, threshold] = [0, 0, -1, 0]
  for (const [value, count] of counts.entries()) {
    below += count
    sumBelow += value * count
    if (below === 0 || below === total) continue
    const gap = sumBelow / below - (sum - sumBelow) / (total - below)
    const between = below * (total - below) * gap * gap
    if (between <= best) continue
    best = between
    threshold = value
  }
  return threshold
}

/** The largest thing on the desk: its outline, its area with holes filled, and whether it lies over the rim. */
export interface Blob {
  readonly outline: readonly Point[]
  readonly area: number
  /** How many pixels of the picture's rim it covers. */
  readonly rimPx: number
}

/** Labels what lies above the threshold (four neighbours) and gives the largest piece. */
export const largestBlob = (far: Uint8Array, width: number, height: number, threshold: number): Blob | undefined => {
  const seen = new Uint8Array(far.length)
  const stack = new Int32Array(far.length)
  let largest: { from: number; size: number } = { from: -1, size: 0 }
  const flood = (from: number, mark: number): number => {
    let depth = 0
    let size = 0
    stack[depth++] = from
    seen[from] = mark
    const visit = (to: number) => {
      if ((far[to] ?? 0) <= threshold || seen[to] === mark) return
      seen[to] = mark
      stack[depth++] = to
    }
    while (depth > 0) {
      const at = stack[--depth] ?? 0
      const x = at % width
      size += 1
      if (x > 0) visit(at - 1)
      if (x < width - 1) visit(at + 1)
      if (at >= width) visit(at - width)
      if (at < far.length - width) visit(at + width)
    }
    return size
  }
  for (let at = 0; at < far.length; at += 1) {
    if (seen[at] !== 0 || (far[at] ?? 0) <= threshold) continue
    const size = flood(at, 1)
    if (size > largest.size) largest = { from: at, size }
  }
  if (largest.from < 0) return undefined
  flood(largest.from, 2)
  // First and last pixel of each row are enough for the hull; what lies between counts as filled.
  const outline: Point[] = []
  let area = 0
  let rimPx = 0
  for (let y = 0; y < height; y += 1) {
    const row = seen.subarray(y * width, (y + 1) * width)
    const first = row.indexOf(2)
    if (first < 0) continue
    const last = row.lastIndexOf(2)
    // Pixels are squares: the outline goes around them, not through their middles.
    outline.push({ x: first, y }, { x: last + 1, y }, { x: first, y: y + 1 }, { x: last + 1, y: y + 1 })
    area += last - first + 1
    if (y === 0 || y === height - 1) for (const mark of row) rimPx += mark === 2 ? 1 : 0
    else rimPx += (first === 0 ? 1 : 0) + (last === width - 1 ? 1 : 0)
  }
  return { outline, area, rimPx }
}
