/** Points, lines and four-cornered figures of a picture: x to the right, y downwards, in pixels. */

export interface Point {
  readonly x: number
  readonly y: number
}
/** Corners from the top left clockwise, as seen. */
export type Quad = readonly [Point, Point, Point, Point]

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)

/** Positive for corners that go clockwise as seen. */
export const areaOf = (corners: readonly Point[]): number => {
  let twice = 0
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] ?? corner
    twice += corner.x * next.y - next.x * corner.y
  }
  return twice / 2
}

/** Where the line through `a` and `b` meets the line through `c` and `d`; `undefined` for parallels. */
export const meetingPoint = (a: Point, b: Point, c: Point, d: Point): Point | undefined => {
  const slope = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
  if (Math.abs(slope) < 1e-9) return undefined
  const along = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / slope
  return { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along }
}

/** Whether the last two points and this one do not turn to the right. */
const turnsBack = (kept: readonly Point[], point: Point): boolean => {
  const [before, last] = kept.slice(-2)
  return before !== undefined && last !== undefined && cross(before, last, point) <= 0
}

/** Convex hull, clockwise as seen (Andrew's monotone chain). */
export const hullOf = (points: readonly Point[]): Point[] => {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const chain = (ordered: readonly Point[]) => {
    const kept: Point[] = []
    for (const point of ordered) {
      while (turnsBack(kept, point)) kept.pop()
      kept.push(point)
    }
    kept.pop()
    return kept
  }
  return [...chain(sorted), ...chain(sorted.toReversed())]
}

/** What the figure gains when the side from corner `index` to the next is dropped and its neighbours are prolonged. */
const withoutSide = (corners: readonly Point[], index: number) => {
  const at = (offset: number) => corners[(index + offset + corners.length) % corners.length] ?? { x: 0, y: 0 }
  const [before, from, to, after] = [at(-1), at(0), at(1), at(2)]
  const tip = meetingPoint(before, from, to, after)
  // The prolonged neighbours must meet on the outer side of the dropped one.
  if (tip === undefined || cross(from, to, tip) > 0) return undefined
  return { tip, gained: Math.abs(cross(from, to, tip)) / 2 }
}

/** The four-cornered figure around a convex one that adds little area: sides are dropped, the cheapest first. */
export const quadAround = (hull: readonly Point[]): readonly Point[] | undefined => {
  let corners = [...hull]
  while (corners.length > 4) {
    let best: { index: number; tip: Point; gained: number } | undefined
    for (let index = 0; index < corners.length; index += 1) {
      const without = withoutSide(corners, index)
      if (without !== undefined && without.gained < (best?.gained ?? Infinity)) best = { index, ...without }
    }
    if (best === undefined) return undefined
    const { index, tip } = best
    const next = (index + 1) % corners.length
    corners = corners.flatMap((corner, at) => (at === index ? [tip] : at === next ? [] : [corner]))
  }
  return corners.length === 4 ? corners : undefined
}

/** Begins at the corner that makes the page turn least to stand upright: nobody but its reader knows where it is up. */
export const fromTopLeft = (corners: readonly Point[]): Quad | undefined => {
  const [a, b, c, d] = areaOf(corners) < 0 ? corners.toReversed() : corners
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  const turns: readonly Quad[] = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ]
  const tilt = ([first, second, third, fourth]: Quad) =>
    Math.abs(Math.atan2(second.y - first.y + third.y - fourth.y, second.x - first.x + third.x - fourth.x))
  return turns.toSorted((one, other) => tilt(one) - tilt(other))[0]
}

const SMALLEST_ANGLE = (50 * Math.PI) / 180
const LARGEST_SIDE_RATIO = 1.8

/** Whether a sheet with right angles can look like this under a camera that stands above it. */
export const looksLikeSheet = (quad: Quad): boolean =>
  quad.every((corner, index) => {
    const before = quad[(index + 3) % 4] ?? corner
    const after = quad[(index + 1) % 4] ?? corner
    const across = quad[(index + 2) % 4] ?? corner
    const [in1, in2] = [distance(corner, before), distance(corner, after)]
    if (in1 === 0 || in2 === 0) return false
    const sine = cross(before, corner, after) / (in1 * in2)
    const ratio = in2 / Math.max(1e-9, distance(across, before))
    return sine > Math.sin(SMALLEST_ANGLE) && ratio < LARGEST_SIDE_RATIO && ratio > 1 / LARGEST_SIDE_RATIO
  })
