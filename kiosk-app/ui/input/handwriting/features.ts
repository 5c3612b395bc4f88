/** Where on the square ink runs in which direction: a rough picture that asks neither order nor number of strokes. */
import { POINTS, SIDE } from './shape.ts'

const CELLS = 5
const DIRECTIONS = 8
export const FEATURES = CELLS * CELLS * DIRECTIONS

/** Adds up to a length of one; `strokes` are bytes as in a template. */
export const featuresOf = (strokes: ArrayLike<number>, into: Float32Array): Float32Array => {
  into.fill(0)
  for (let stroke = 0; stroke + POINTS * 2 <= strokes.length; stroke += POINTS * 2) {
    for (let point = 0; point < POINTS - 1; point += 1) {
      const begin = stroke + point * 2
      const [x, y] = [strokes[begin] ?? 0, strokes[begin + 1] ?? 0]
      const [dx, dy] = [(strokes[begin + 2] ?? 0) - x, (strokes[begin + 3] ?? 0) - y]
      const length = Math.sqrt(dx * dx + dy * dy)
      if (length === 0) continue
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI)) * DIRECTIONS + DIRECTIONS) % DIRECTIONS
      const [low, share] = [Math.floor(turn) % DIRECTIONS, turn - Math.floor(turn)]
      spread(into, (x + dx / 2) / SIDE, (y + dy / 2) / SIDE, low, length * (1 - share))
      spread(into, (x + dx / 2) / SIDE, (y + dy / 2) / SIDE, (low + 1) % DIRECTIONS, length * share)
    }
  }
  // The root evens out long and short; then all are made equally long.
  let sum = 0
  for (let index = 0; index < FEATURES; index += 1) {
    const root = Math.sqrt(into[index] ?? 0)
    into[index] = root
    sum += root * root
  }
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
  for (let index = 0; index < FEATURES; index += 1) into[index] = (into[index] ?? 0) * scale
  return into
}

/** Onto the four cells around a place, by nearness: a small shift is a small difference. */
const spread = (into: Float32Array, x: number, y: number, direction: number, weight: number) => {
  const [column, row] = [x * (CELLS - 1), y * (CELLS - 1)]
  const [left, top] = [Math.min(CELLS - 2, Math.floor(column)), Math.min(CELLS - 2, Math.floor(row))]
  for (const [dc, dr] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const share = (1 - Math.abs(column - left - dc)) * (1 - Math.abs(row - top - dr))
    const cell = ((top + dr) * CELLS + left + dc) * DIRECTIONS + direction
    into[cell] = (into[cell] ?? 0) + weight * share
  }
}
