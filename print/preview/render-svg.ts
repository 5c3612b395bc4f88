/**
 * A document's pages as SVG, for the screen: the very operations the printer gets, characters as outlines of the same
 * fonts, so that what is seen is what comes out, on a machine with no Chinese font too.
 */
import { unreachable } from '@lutong/core/result.ts'
import { type FontLibrary, sharedFonts } from '../fonts/font-library.ts'
import { codeMatrix } from '../layout/code.ts'
import { layoutDocument } from '../layout/layout-document.ts'
import type { DocumentModel } from '../layout/model.ts'
import { EMBOLDENED, INK, type Op, type Page, type TextOp } from '../layout/page.ts'

interface SvgPages {
  /** One `<svg>` a page, sized by its viewBox in points. */
  readonly pages: readonly string[]
  readonly missing: readonly string[]
}

const QUIET_MODULES = 4
const WATERMARK = { sizePt: 110, colour: '#E4E6E9', degrees: -40 } as const

const number = (value: number) => String(Math.round(value * 100) / 100)
const escaped = (text: string) =>
  text.replace(/[&<>"]/gu, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '')

/** Outlines of one page, each drawn once and used at its places. */
const createOutlines = (fonts: FontLibrary) => {
  const known = new Map<string, string>()
  const defs: string[] = []
  return {
    defs,
    /** Gives the outline's name; it is drawn in font units, y upwards. */
    of: (face: TextOp['face'], fontIndex: number, glyphId: number): string => {
      const key = `${face}/${fontIndex}/${glyphId}`
      const old = known.get(key)
      if (old !== undefined) return old
      const id = `g${known.size}`
      known.set(key, id)
      defs.push(`<path id="${id}" d="${fonts.font(face, fontIndex).getGlyph(glyphId).path.toSVG()}"/>`)
      return id
    },
  }
}
type Outlines = ReturnType<typeof createOutlines>

const drawText = (op: Omit<TextOp, 'op'>, fonts: FontLibrary, outlines: Outlines): string => {
  const scale = op.sizePt / fonts.font(op.face, op.fontIndex).unitsPerEm
  let x = op.x
  const uses: string[] = []
  for (const character of op.text) {
    const codePoint = character.codePointAt(0) ?? 0
    const id = outlines.of(op.face, op.fontIndex, fonts.font(op.face, op.fontIndex).glyphForCodePoint(codePoint).id)
    uses.push(`<use href="#${id}" x="${number((x - op.x) / scale)}"/>`)
    x += fonts.advanceEm(op.face, codePoint) * op.sizePt + op.letterSpacingPt
  }
  const place = `translate(${number(op.x)} ${number(op.baseline)}) scale(${scale.toPrecision(6)} ${(-scale).toPrecision(6)})`
  const bold = EMBOLDENED[op.face]
  const stroke = bold === undefined ? '' : ` stroke="${op.colour}" stroke-width="${number((op.sizePt * bold) / scale)}"`
  return `<g transform="${place}" fill="${op.colour}"${stroke}>${uses.join('')}</g>`
}

/** Shaped glyphs, each at its place; read as their text. */
const drawGlyphs = (op: Extract<Op, { op: 'glyphs' }>, fonts: FontLibrary, outlines: Outlines): string => {
  const scale = op.sizePt / fonts.font(op.face, op.fontIndex).unitsPerEm
  const uses = op.glyphs.map(({ id, x, y }) => {
    const name = outlines.of(op.face, op.fontIndex, id)
    return `<use href="#${name}" transform="translate(${number(x)} ${number(y)}) scale(${scale.toPrecision(6)} ${(-scale).toPrecision(6)})"/>`
  })
  return `<g role="img" aria-label="${escaped(op.text)}" fill="${op.colour}">${uses.join('')}</g>`
}

const drawTick = ({ baseline, checked, sizePt, x }: Extract<Op, { op: 'tick-box' }>): string => {
  const at = (dx: number, dy: number) => `${number(x + sizePt * dx)} ${number(baseline - sizePt * dy)}`
  const box = `<rect x="${number(x + sizePt * 0.1)}" y="${number(baseline - sizePt * 0.8)}" width="${number(sizePt * 0.8)}" height="${number(sizePt * 0.8)}" fill="none" stroke="${INK}" stroke-width="0.6"/>`
  if (!checked) return box
  return `${box}<path d="M${at(0.22, 0.38)}L${at(0.43, 0.16)}L${at(0.84, 0.8)}" fill="none" stroke="${INK}" stroke-width="${number(sizePt * 0.11)}"/>`
}

/** A box with the code point, as on paper. */
const drawUnknown = (
  { baseline, character, face, sizePt, x }: Extract<Op, { op: 'unknown-glyph' }>,
  fonts: FontLibrary,
  outlines: Outlines,
): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(6, '0')
  const half = { sizePt: sizePt * 0.36, face, fontIndex: 0, letterSpacingPt: 0, colour: INK, x: x + sizePt * 0.17 }
  const digits = [code.slice(0, 3), code.slice(3)].map((text, row) =>
    drawText({ ...half, text, baseline: baseline - sizePt * (row === 0 ? 0.46 : 0.04) }, fonts, outlines),
  )
  return `<rect x="${number(x + 0.4)}" y="${number(baseline - sizePt * 0.86)}" width="${number(sizePt - 0.8)}" height="${number(sizePt * 0.96)}" fill="none" stroke="${INK}" stroke-width="0.4"/>${digits.join('')}`
}

const drawCode = ({ data, sizePt, x, y }: Extract<Op, { op: 'code' }>): string => {
  const matrix = codeMatrix(data)
  const module = sizePt / (matrix.size + 2 * QUIET_MODULES)
  let path = ''
  for (let row = 0; row < matrix.size; row += 1)
    for (let column = 0; column < matrix.size; column += 1)
      if (matrix.isDark(row, column)) path += `M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`
  return `<path transform="translate(${number(x)} ${number(y)}) scale(${module.toPrecision(6)})" d="${path}"/>`
}

const drawOp = (
  op: Op,
  page: { readonly width: number; readonly height: number },
  fonts: FontLibrary,
  outlines: Outlines,
): string => {
  switch (op.op) {
    case 'open':
      return op.alt === undefined ? '<g>' : `<g role="img" aria-label="${escaped(op.alt)}">`
    case 'close':
      return '</g>'
    case 'text':
      return drawText(op, fonts, outlines)
    case 'glyphs':
      return drawGlyphs(op, fonts, outlines)
    case 'spaced-word':
      return op.parts.map((part) => drawText(part, fonts, outlines)).join('')
    case 'tick-box':
      return drawTick(op)
    case 'unknown-glyph':
      return drawUnknown(op, fonts, outlines)
    case 'line':
      return `<path d="M${number(op.x1)} ${number(op.y1)}L${number(op.x2)} ${number(op.y2)}" stroke="${INK}" stroke-width="${op.widthPt}"/>`
    case 'rect': {
      const box = `x="${number(op.x)}" y="${number(op.y)}" width="${number(op.width)}" height="${number(op.height)}"`
      return op.fill === undefined
        ? `<rect ${box} fill="none" stroke="${INK}" stroke-width="${op.strokePt ?? 0.5}"/>`
        : `<rect ${box} fill="${op.fill}"/>`
    }
    case 'image':
      return `<image x="${number(op.x)}" y="${number(op.y)}" width="${number(op.width)}" height="${number(op.height)}" preserveAspectRatio="xMinYMid" href="data:image/png;base64,${Buffer.from(op.png).toString('base64')}"/>`
    case 'code':
      return drawCode(op)
    case 'watermark': {
      const { colour, degrees, sizePt } = WATERMARK
      const characters = [...op.text]
      const text = characters
        .map((character, place) =>
          drawText(
            {
              x: page.width / 2 + (place - characters.length / 2) * sizePt,
              baseline: page.height / 2 + sizePt * 0.38,
              sizePt,
              face: 'hei-bold',
              fontIndex: Math.max(0, fonts.indexFor('hei-bold', character.codePointAt(0) ?? 0)),
              text: character,
              letterSpacingPt: 0,
              colour,
            },
            fonts,
            outlines,
          ),
        )
        .join('')
      return `<g transform="rotate(${degrees} ${number(page.width / 2)} ${number(page.height / 2)})">${text}</g>`
    }
    default:
      return unreachable(op)
  }
}

const drawPage = (page: Page, size: { width: number; height: number }, title: string, fonts: FontLibrary): string => {
  const outlines = createOutlines(fonts)
  const body = page.ops.map((op) => drawOp(op, size, fonts, outlines)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(size.width)} ${number(size.height)}" role="img" aria-label="${escaped(title)}"><rect width="100%" height="100%" fill="#fff"/><defs>${outlines.defs.join('')}</defs>${body}</svg>`
}

export const renderSvg = async (model: DocumentModel, given?: FontLibrary): Promise<SvgPages> => {
  const fonts = given ?? (await sharedFonts())
  const { heightPt, missing, pages, title, widthPt } = layoutDocument(model, fonts)
  const size = { width: widthPt, height: heightPt }
  return { pages: pages.map((page) => drawPage(page, size, title, fonts)), missing }
}
