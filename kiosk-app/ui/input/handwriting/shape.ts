/** Strokes as numbers that can be compared: moved and scaled into one square, each with the same count of points. Pure. */
export interface Point {
  readonly x: number
  readonly y: number
}
export type Line = readonly Point[]

/** Points of a stroke after resampling, equally far apart. */
export const POINTS = 6
/** Side of the square; coordinates are bytes. */
export const SIDE = 255

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

/** The same line by `count` points, equally far apart along it. */
const resampled = (line: Line, count: number): Point[] => {
  const [start] = line
  if (start === undefined) return []
  const length = line.slice(1).reduce((sum, point, index) => sum + distance(line[index] ?? point, point), 0)
  const points: Point[] = [start]
  // A single touch has no length; it must not be cut into pieces without end.
  const gap = length === 0 ? Number.POSITIVE_INFINITY : length / (count - 1)
  let behind = 0
  let last = start
  for (const point of line.slice(1)) {
    let step = distance(last, point)
    while (behind + step >= gap && points.length < count - 1) {
      const share = (gap - behind) / step
      last = { x: last.x + (point.x - last.x) * share, y: last.y + (point.y - last.y) * share }
      points.push(last)
      behind = 0
      step = distance(last, point)
    }
    behind += step
    last = point
  }
  while (points.length < count) points.push(line.at(-1) ?? start)
  return points
}

/** The whole character in the square, its proportions kept: 一 stays flat. Each stroke is `POINTS` points: x, y, x, y … */
export const shapeOf = (strokes: readonly Line[]): number[][] => {
  const all = strokes.flat()
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = SIDE / Math.max(right - left, bottom - top, 1e-6)
  const place = (value: number, low: number, high: number) =>
    Math.round(Math.min(SIDE, Math.max(0, SIDE / 2 + (value - (low + high) / 2) * scale)))
  return strokes.map((stroke) =>
    resampled(stroke, POINTS).flatMap(({ x, y }) => [place(x, left, right), place(y, top, bottom)]),
  )
}
