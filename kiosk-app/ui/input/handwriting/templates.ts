/** The characters that can be recognised, compiled: `scripts/input/compile-strokes.ts` writes what this opens. */
import { POINTS } from './shape.ts'

const TEMPLATES_MAGIC = 0x4c_54_53_4b
const TEMPLATES_VERSION = 1
const HEADER_WORDS = 4

/** Bytes of one stroke: x and y of each point. */
const STROKE_BYTES = POINTS * 2

export interface Templates {
  /** Characters stand by how common they are. */
  readonly count: number
  character(index: number): string
  /** Its strokes in the order they are written, x and y as bytes, one stroke behind the other. */
  strokes(index: number): Uint8Array
}

export interface Template {
  readonly character: string
  readonly strokes: readonly (readonly number[])[]
}

export const templateBytes = (templates: readonly Template[]): Uint8Array => {
  const strokes = templates.reduce((sum, one) => sum + one.strokes.length, 0)
  const words = HEADER_WORDS + templates.length * 2 + 1
  const bytes = new Uint8Array(words * 4 + strokes * STROKE_BYTES)
  const table = new Uint32Array(bytes.buffer, 0, words)
  table.set([TEMPLATES_MAGIC, TEMPLATES_VERSION, templates.length, strokes])
  let written = 0
  for (const [index, { character, strokes: own }] of templates.entries()) {
    table[HEADER_WORDS + index] = character.codePointAt(0) ?? 0
    table[HEADER_WORDS + templates.length + index] = written
    for (const stroke of own) {
      bytes.set(stroke, words * 4 + written * STROKE_BYTES)
      written += 1
    }
  }
  table[words - 1] = written
  return bytes
}

/** `undefined` where the bytes are no templates of this version. */
export const openTemplates = (buffer: ArrayBuffer): Templates | undefined => {
  if (buffer.byteLength < HEADER_WORDS * 4) return undefined
  const [magic, version, count = 0, strokes = 0] = new Uint32Array(buffer, 0, HEADER_WORDS)
  const words = HEADER_WORDS + count * 2 + 1
  if (magic !== TEMPLATES_MAGIC || version !== TEMPLATES_VERSION) return undefined
  if (buffer.byteLength !== words * 4 + strokes * STROKE_BYTES) return undefined
  const codes = new Uint32Array(buffer, HEADER_WORDS * 4, count)
  const begins = new Uint32Array(buffer, (HEADER_WORDS + count) * 4, count + 1)
  const points = new Uint8Array(buffer, words * 4)
  return {
    count,
    character: (index) => String.fromCodePoint(codes[index] ?? 0),
    strokes: (index) => points.subarray((begins[index] ?? 0) * STROKE_BYTES, (begins[index + 1] ?? 0) * STROKE_BYTES),
  }
}
