/** Runs of one font and direction through HarfBuzz: which glyphs, and where. */
import type { Font } from 'fontkit'
import { Blob, Buffer as GlyphBuffer, Direction, Face, Font as ShapingFont, shape } from 'harfbuzzjs'
import { bytesOf } from '../fonts/font-bytes.ts'

interface PlacedGlyph {
  readonly id: number
  /** From the run's left end and its baseline, in em. */
  readonly xEm: number
  readonly yEm: number
  /** The characters it stands for; empty for all but the first glyph of a cluster. */
  readonly text: string
}
export interface ShapedRun {
  readonly glyphs: readonly PlacedGlyph[]
  readonly widthEm: number
}

const opened = new WeakMap<Font, { readonly font: ShapingFont; readonly unitsPerEm: number } | null>()

const shapingFont = (font: Font) => {
  const known = opened.get(font)
  if (known !== undefined) return known ?? undefined
  const bytes = bytesOf(font)
  if (bytes === undefined) {
    opened.set(font, null)
    return undefined
  }
  const face = new Face(new Blob(new Uint8Array(bytes)))
  const made = { font: new ShapingFont(face), unitsPerEm: font.unitsPerEm }
  opened.set(font, made)
  return made
}

/** Glyphs from left to right as they stand. `undefined` where the font's file is not at hand. */
export const shapeRun = (font: Font, text: string, rightToLeft: boolean): ShapedRun | undefined => {
  const shaping = shapingFont(font)
  if (shaping === undefined) return undefined
  const buffer = new GlyphBuffer()
  buffer.addText(text)
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR)
  buffer.guessSegmentProperties()
  shape(shaping.font, buffer)
  const positions = buffer.getGlyphPositions()
  const infos = buffer.getGlyphInfos()
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].toSorted((a, b) => a - b)
  const textOf = (cluster: number) => text.slice(cluster, starts[starts.indexOf(cluster) + 1] ?? text.length)
  const told = new Set<number>()
  let x = 0
  const glyphs = infos.map(({ cluster, codepoint: id }, index): PlacedGlyph => {
    const position = positions[index]
    const glyph = {
      id,
      xEm: (x + (position?.xOffset ?? 0)) / shaping.unitsPerEm,
      yEm: (position?.yOffset ?? 0) / shaping.unitsPerEm,
      text: told.has(cluster) ? '' : textOf(cluster),
    }
    told.add(cluster)
    x += position?.xAdvance ?? 0
    return glyph
  })
  return { glyphs, widthEm: x / shaping.unitsPerEm }
}
