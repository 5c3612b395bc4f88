/** Which character was written: a rough look at all, then a close one at the likeliest, stroke against stroke. */
import { FEATURES, featuresOf } from './features.ts'
import { type Line, POINTS, shapeOf, SIDE } from './shape.ts'
import type { Templates } from './templates.ts'

export interface Handwriting {
  /** The likeliest characters first; none for an empty pad. Stroke order matters little, joined strokes somewhat. */
  recognise(strokes: readonly Line[], most: number): string[]
}

/** So many are looked at closely. */
const CLOSE = 120
/** Costs are in shares of the square's side, per stroke. */
const MISSING = 0.42
const REVERSED = 0.12
const OUT_OF_ORDER = 0.015
const RARITY = 0.006
const ROUGH = 0.25
const BYTES = POINTS * 2

type Shape = ArrayLike<number>

/** `Math.hypot` guards against overflow that bytes cannot have, at several times the cost. */
const apart = (dx: number, dy: number) => Math.sqrt(dx * dx + dy * dy)

const strokeCost = (written: Shape, at: number, template: Shape, own: number): number => {
  let [forward, backward] = [0, 0]
  for (let point = 0; point < POINTS; point += 1) {
    const [x, y] = [written[at + point * 2] ?? 0, written[at + point * 2 + 1] ?? 0]
    const back = own + (POINTS - 1 - point) * 2
    forward += apart(x - (template[own + point * 2] ?? 0), y - (template[own + point * 2 + 1] ?? 0))
    backward += apart(x - (template[back] ?? 0), y - (template[back + 1] ?? 0))
  }
  const scale = 1 / (POINTS * SIDE)
  return Math.min(forward * scale, backward * scale + REVERSED)
}

/** Two strokes of the template drawn as one: half of the points of each. */
const joined = (template: Shape, own: number, into: Float32Array) => {
  for (let point = 0; point < POINTS; point += 1) {
    const half = POINTS / 2
    const source = own + (point < half ? 0 : BYTES) + Math.round(((point % half) * (POINTS - 1)) / (half - 1)) * 2
    into[point * 2] = template[source] ?? 0
    into[point * 2 + 1] = template[source + 1] ?? 0
  }
  return into
}

/** In the order of writing; a stroke may be missing, be too many, or be two in one. */
const inOrder = (costs: Float32Array, written: Shape, template: Shape, n: number, m: number): number => {
  const scratch = new Float32Array(BYTES)
  let row = Float32Array.from({ length: m + 1 }, (_, index) => index * MISSING)
  for (let i = 1; i <= n; i += 1) {
    const next = new Float32Array(m + 1)
    next[0] = i * MISSING
    for (let j = 1; j <= m; j += 1) {
      let best = Math.min(
        (row[j - 1] ?? 0) + (costs[(i - 1) * m + j - 1] ?? 0),
        (row[j] ?? 0) + MISSING,
        (next[j - 1] ?? 0) + MISSING,
      )
      if (n < m && j >= 2) {
        const together = strokeCost(written, (i - 1) * BYTES, joined(template, (j - 2) * BYTES, scratch), 0)
        best = Math.min(best, (row[j - 2] ?? 0) + together * 1.6 + 0.02)
      }
      next[j] = best
    }
    row = next
  }
  return row[m] ?? 0
}

/** In any order: the nearest pairs first. */
const anyOrder = (costs: Float32Array, n: number, m: number): number => {
  const pairs = Array.from({ length: n * m }, (_, index) => index).toSorted((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0))
  const [writtenUsed, ownUsed] = [new Uint8Array(n), new Uint8Array(m)]
  let [cost, matched] = [0, 0]
  for (const pair of pairs) {
    const [i, j] = [Math.floor(pair / m), pair % m]
    if (writtenUsed[i] === 1 || ownUsed[j] === 1) continue
    writtenUsed[i] = 1
    ownUsed[j] = 1
    cost += (costs[pair] ?? 0) + OUT_OF_ORDER
    matched += 1
  }
  return cost + (n + m - 2 * matched) * MISSING
}

const closeCost = (written: Shape, template: Shape): number => {
  const [n, m] = [written.length / BYTES, template.length / BYTES]
  const costs = new Float32Array(n * m)
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < m; j += 1) costs[i * m + j] = strokeCost(written, i * BYTES, template, j * BYTES)
  return Math.min(inOrder(costs, written, template, n, m), anyOrder(costs, n, m)) / Math.max(n, m)
}

export const createHandwriting = (templates: Templates): Handwriting => {
  const features = new Float32Array(templates.count * FEATURES)
  for (let index = 0; index < templates.count; index += 1)
    featuresOf(templates.strokes(index), features.subarray(index * FEATURES, (index + 1) * FEATURES))
  const own = new Float32Array(FEATURES)

  return {
    recognise: (strokes, most) => {
      const inked = strokes.filter((stroke) => stroke.length > 0)
      if (inked.length === 0) return []
      const written = shapeOf(inked).flat()
      featuresOf(written, own)
      const rough = new Float32Array(templates.count)
      for (let index = 0; index < templates.count; index += 1) {
        let alike = 0
        const begin = index * FEATURES
        for (let feature = 0; feature < FEATURES; feature += 1)
          alike += (own[feature] ?? 0) * (features[begin + feature] ?? 0)
        const strokesApart = Math.abs(templates.strokes(index).length - written.length) / BYTES
        rough[index] = 1 - alike + 0.015 * strokesApart
      }
      return Array.from({ length: templates.count }, (_, index) => index)
        .toSorted((a, b) => (rough[a] ?? 0) - (rough[b] ?? 0))
        .slice(0, CLOSE)
        .map((index) => ({
          index,
          cost:
            closeCost(written, templates.strokes(index)) + ROUGH * (rough[index] ?? 0) + RARITY * Math.log(index + 10),
        }))
        .toSorted((a, b) => a.cost - b.cost)
        .slice(0, most)
        .map(({ index }) => templates.character(index))
    },
  }
}
