/** A line of text as dots, for characters the printer's ROM does not have: glyph outlines filled by scan lines. */
import type { FontLibrary } from '../fonts/font-library.ts'
import { columnsOf } from './repertoire.ts'

export interface Bitmap {
  readonly widthDots: number
  readonly heightDots: number
  /** One bit a dot, most significant first, rows padded to bytes; 1 is black. */
  readonly rows: Uint8Array
}

interface Point {
  readonly x: number
  readonly y: number
}
interface Edge {
  readonly from: Point
  readonly to: Point
}

const CURVE_STEPS = 6
/** Samples across one dot in each direction. */
const SAMPLES = 4
const FACE = 'hei'
/** White above and below, so that a drawn line stands as far from its neighbours as the printer's own (30 dots). */
const LEAD_DOTS = 3

interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

/** Outline to straight edges in dots, y downwards from the baseline. */
const edgesOf = (commands: readonly PathCommand[], scale: number, origin: Point, squeeze = 1): readonly Edge[] => {
  const edges: Edge[] = []
  const point = (x = 0, y = 0): Point => ({ x: origin.x + x * scale * squeeze, y: origin.y - y * scale })
  let start = point()
  let pen = start
  const lineTo = (to: Point) => {
    edges.push({ from: pen, to })
    pen = to
  }
  const mix = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })
  for (const { command, args } of commands) {
    const [a, b, c, d, e, f] = args
    const begin = pen
    if (command === 'moveTo') {
      pen = point(a, b)
      start = pen
    } else if (command === 'lineTo') lineTo(point(a, b))
    else if (command === 'quadraticCurveTo')
      for (let step = 1; step <= CURVE_STEPS; step += 1) {
        const t = step / CURVE_STEPS
        lineTo(mix(mix(begin, point(a, b), t), mix(point(a, b), point(c, d), t), t))
      }
    else if (command === 'bezierCurveTo')
      for (let step = 1; step <= CURVE_STEPS; step += 1) {
        const t = step / CURVE_STEPS
        const left = mix(mix(begin, point(a, b), t), mix(point(a, b), point(c, d), t), t)
        const right = mix(mix(point(a, b), point(c, d), t), mix(point(c, d), point(e, f), t), t)
        lineTo(mix(left, right, t))
      }
    else if (command === 'closePath') lineTo(start)
  }
  return edges
}

/** Fills by the non-zero rule, counting the samples inside each dot. */
const fill = (edges: readonly Edge[], coverage: Uint8Array, widthDots: number, heightDots: number): void => {
  for (let sampleRow = 0; sampleRow < heightDots * SAMPLES; sampleRow += 1) {
    const y = (sampleRow + 0.5) / SAMPLES
    const crossings = edges
      .filter(({ from, to }) => from.y <= y !== to.y <= y)
      .map(({ from, to }) => ({
        x: from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x),
        turn: from.y < to.y ? 1 : -1,
      }))
      .toSorted((a, b) => a.x - b.x)
    let winding = 0
    for (const [index, crossing] of crossings.entries()) {
      winding += crossing.turn
      const next = crossings[index + 1]
      if (winding === 0 || next === undefined) continue
      const first = Math.max(0, Math.ceil(crossing.x * SAMPLES - 0.5))
      const last = Math.min(widthDots * SAMPLES, Math.ceil(next.x * SAMPLES - 0.5))
      const row = Math.floor(sampleRow / SAMPLES) * widthDots
      for (let sample = first; sample < last; sample += 1) {
        const dot = row + Math.floor(sample / SAMPLES)
        coverage[dot] = (coverage[dot] ?? 0) + 1
      }
    }
  }
}

const unknownBox = (x: number, size: number, top: number): readonly Edge[] => {
  const ring = (inset: number, clockwise: boolean): readonly Edge[] => {
    const corners = [
      { x: x + 1 + inset, y: top + 1 + inset },
      { x: x + size - 1 - inset, y: top + 1 + inset },
      { x: x + size - 1 - inset, y: top + size - 1 - inset },
      { x: x + 1 + inset, y: top + size - 1 - inset },
    ]
    const ordered = clockwise ? corners : corners.toReversed()
    return ordered.map((from, index) => ({ from, to: ordered[(index + 1) % 4] ?? from }))
  }
  return [...ring(0, true), ...ring(2, false)]
}

/** Cells of 24 dots (12 for half width), twice that for double size; a character no font has is an empty box. */
export const rasterText = (
  text: string,
  double: boolean,
  fonts: FontLibrary,
): Bitmap & { missing: readonly string[] } => {
  const cell = double ? 48 : 24
  const widthDots = [...text].reduce((sum, one) => sum + (columnsOf(one) * cell) / 2, 0)
  const coverage = new Uint8Array(widthDots * cell)
  const missing: string[] = []
  let x = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const index = fonts.indexFor(FACE, codePoint)
    const width = (columnsOf(character) * cell) / 2
    if (index < 0) {
      missing.push(character)
      fill(unknownBox(x, width, 0), coverage, widthDots, cell)
    } else {
      const font = fonts.font(FACE, index)
      const glyph = font.glyphForCodePoint(codePoint)
      const scale = cell / font.unitsPerEm
      const advance = glyph.advanceWidth * scale
      const origin = { x: x + Math.max(0, (width - advance) / 2), y: cell * 0.88 }
      // A letter wider than its half cell is made narrow, as the printer's own are: it must not run into the next.
      fill(edgesOf(glyph.path.commands, scale, origin, Math.min(1, width / advance)), coverage, widthDots, cell)
    }
    x += width
  }
  const bytesPerRow = Math.ceil(widthDots / 8)
  const heightDots = cell + 2 * LEAD_DOTS
  const rows = new Uint8Array(bytesPerRow * heightDots)
  coverage.forEach((samples, dot) => {
    if (samples < (SAMPLES * SAMPLES) / 2) return
    const column = dot % widthDots
    const at = (LEAD_DOTS + Math.floor(dot / widthDots)) * bytesPerRow + (column >> 3)
    rows[at] = (rows[at] ?? 0) | (0x80 >> (column & 7))
  })
  return { widthDots, heightDots, rows, missing }
}
