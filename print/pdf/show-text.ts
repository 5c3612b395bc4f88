/**
 * Puts characters on a page by PDF operators (ISO 32000-1, 9.4).
 * Not by pdfkit's `text`: that shapes every word, which Chinese and Latin letters do not need, and it changes the
 * coordinates inside its own `q … Q`, where an `ActualText` around it is placed wrongly by readers: here each text has
 * its own upright matrix instead.
 */
import type PdfDocument from 'pdfkit'
import type { FontLibrary } from '../fonts/font-library.ts'
import { EMBOLDENED, type Op, type TextOp } from '../layout/page.ts'
import type { EmbeddedFont } from './pdfkit-font.d.ts'
import { createTtfSubset } from './ttf-subset.ts'

export type Pdf = InstanceType<typeof PdfDocument>
export type Run = Omit<TextOp, 'op'>

const subset = new WeakSet<EmbeddedFont>()

/** For widths and spacing, which add up. */
const fine = (value: number) => String(Math.round(value * 100) / 100)
/** For places: a tenth of a point is a thirtieth of a millimetre, half a dot of an office printer. */
export const number = (value: number) => String(Math.round(value * 10) / 10)

/** `#RRGGBB` → `r g b` */
export const rgb = (colour: string) =>
  [1, 3, 5].map((at) => fine(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ')

const utf16 = (text: string) =>
  `FEFF${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** The font as the document holds it. */
const embed = (pdf: Pdf, fonts: FontLibrary, run: Pick<Run, 'face' | 'fontIndex'>) => {
  const font = fonts.font(run.face, run.fontIndex)
  pdf.font(font, font.postscriptName)
  const embedded = pdf._font
  // On its first use in a document the font gets our subset, while nothing is in its own yet.
  if (!subset.has(embedded)) {
    subset.add(embedded)
    embedded.subset = createTtfSubset(font) ?? embedded.subset
  }
  pdf.page.fonts[embedded.id] ??= embedded.ref()
  return { embedded, font }
}

/** Two bytes of hexadecimal a character (Identity-H), each glyph entered into the document's subset. */
const encode = (pdf: Pdf, fonts: FontLibrary, run: Run): string => {
  const { embedded, font } = embed(pdf, fonts, run)
  const bold = EMBOLDENED[run.face]
  let hex = ''
  for (const character of run.text) {
    const codePoint = character.codePointAt(0) ?? 0
    const glyph = font.glyphForCodePoint(codePoint)
    const place = embedded.subset.includeGlyph(glyph.id)
    embedded.widths[place] ??= glyph.advanceWidth * embedded.scale
    // Not `glyph.codePoints`: fontkit shares glyphs between documents and tells the first meaning for ever.
    embedded.unicode[place] ??= [codePoint]
    hex += place.toString(16).padStart(4, '0')
  }
  return [
    'BT',
    `${rgb(run.colour)} rg`,
    `/${embedded.id} ${fine(run.sizePt)} Tf`,
    // What is set here lasts until it is set anew: nobody else sets it.
    `${fine(run.letterSpacingPt)} Tc`,
    ...(bold === undefined ? [] : [`2 Tr ${fine(run.sizePt * bold)} w ${rgb(run.colour)} RG`]),
    // pdfkit's pages run downwards: text is turned upright by its own matrix.
    `1 0 0 -1 ${number(run.x)} ${number(run.baseline)} Tm`,
    `<${hex}> Tj`,
    ...(bold === undefined ? [] : ['0 Tr']),
    'ET',
  ].join(' ')
}

/** Draws runs; with `readAs` an extracting program and a screen reader get that text for all of them together. */
export const showText = (pdf: Pdf, fonts: FontLibrary, runs: readonly Run[], readAs?: string): void => {
  const shown = runs.map((run) => encode(pdf, fonts, run))
  if (readAs !== undefined) pdf.addContent(`/Span << /ActualText <${utf16(readAs)}> >> BDC`)
  for (const one of shown) pdf.addContent(one)
  if (readAs !== undefined) pdf.addContent('EMC')
}

/** Glyphs that were shaped: each at its place, all together read as their text. */
export const showGlyphs = (pdf: Pdf, fonts: FontLibrary, op: Extract<Op, { op: 'glyphs' }>): void => {
  const { embedded, font } = embed(pdf, fonts, op)
  const shown = op.glyphs.map(({ id, text, x, y }) => {
    const place = embedded.subset.includeGlyph(id)
    embedded.widths[place] ??= font.getGlyph(id).advanceWidth * embedded.scale
    embedded.unicode[place] ??= [...text].map((character) => character.codePointAt(0) ?? 0)
    return `1 0 0 -1 ${number(x)} ${number(y)} Tm <${place.toString(16).padStart(4, '0')}> Tj`
  })
  pdf.addContent(`/Span << /ActualText <${utf16(op.text)}> >> BDC`)
  pdf.addContent(`BT 0 Tc ${rgb(op.colour)} rg /${embedded.id} ${fine(op.sizePt)} Tf ${shown.join(' ')} ET`)
  pdf.addContent('EMC')
}
