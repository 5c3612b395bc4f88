/** The drawing of one page as OFD objects (GB/T 33190-2016, 8 to 11). Lengths in millimetres, origin upper left. */
import { unreachable } from '@lutong/core/result.ts'
import type { FontLibrary } from '../fonts/font-library.ts'
import { codeMatrix } from '../layout/code.ts'
import { EMBOLDENED, INK, type Op, PT_PER_MM, type TextOp } from '../layout/page.ts'
import type { Resources } from './resources.ts'
import { type Element, element } from './xml.ts'

export interface PageDrawing {
  readonly widthPt: number
  readonly heightPt: number
  readonly fonts: FontLibrary
  readonly resources: Resources
  readonly nextId: () => number
}

const WATERMARK = { sizePt: 110, colour: '#E4E6E9', degrees: -40 } as const
const QUIET_MODULES = 4
/** Above the baseline; below it a fifth of the size is left. */
const ASCENT = 0.88
const number = (value: number) => String(Math.round(value * 1_000) / 1_000)
const mm = (pt: number) => number(pt / PT_PER_MM)
const box = (x: number, y: number, width: number, height: number) => [x, y, width, height].map(mm).join(' ')
const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(' ')
const colour = (name: 'FillColor' | 'StrokeColor', value: string) => element(name, { Value: rgb(value) })

/** Filled and drawn around (GB/T 33190-2016, 8.2 and 11.2). */
const thickened = ({ face, sizePt }: Pick<TextOp, 'face' | 'sizePt'>) => {
  const bold = EMBOLDENED[face]
  return bold === undefined ? {} : { Stroke: 'true', Fill: 'true', LineWidth: mm(sizePt * bold) }
}

/** Delimiters of TextCode's advances: one less than characters. */
const drawText = (op: Omit<TextOp, 'op'>, page: PageDrawing, transform?: string): Element => {
  const characters = [...op.text]
  const advances = characters.map(
    (character) => page.fonts.advanceEm(op.face, character.codePointAt(0) ?? 0) * op.sizePt + op.letterSpacingPt,
  )
  const width = advances.reduce((sum, advance) => sum + advance, 0)
  const { id, places } = page.resources.font(op.face, op.fontIndex, op.text)
  const top = op.baseline - op.sizePt * ASCENT
  const boundary =
    transform === undefined
      ? box(op.x, top, Math.max(width, op.sizePt), op.sizePt * 1.2)
      : box(0, 0, page.widthPt, page.heightPt)
  const [x, y] = transform === undefined ? [0, op.sizePt * ASCENT] : [op.x, op.baseline]
  return element(
    'TextObject',
    { ID: page.nextId(), Boundary: boundary, CTM: transform, Font: id, Size: mm(op.sizePt), ...thickened(op) },
    [
      colour('FillColor', op.colour),
      ...(places === undefined
        ? []
        : [
            element('CGTransform', { CodePosition: 0, CodeCount: characters.length, GlyphCount: places.length }, [
              element('Glyphs', {}, places.join(' ')),
            ]),
          ]),
      element(
        'TextCode',
        { X: mm(x), Y: mm(y), DeltaX: characters.length > 1 ? advances.slice(0, -1).map(mm).join(' ') : undefined },
        op.text,
      ),
    ],
  )
}

const drawPath = (
  data: string,
  page: PageDrawing,
  look: { readonly fill: string } | { readonly stroke: string; readonly widthPt: number },
): Element =>
  element(
    'PathObject',
    {
      ID: page.nextId(),
      Boundary: box(0, 0, page.widthPt, page.heightPt),
      LineWidth: 'stroke' in look ? mm(look.widthPt) : undefined,
      Stroke: String('stroke' in look),
      Fill: String('fill' in look),
    },
    [
      'stroke' in look ? colour('StrokeColor', look.stroke) : colour('FillColor', look.fill),
      element('AbbreviatedData', {}, data),
    ],
  )

/** Shaped glyphs as outlines: OFD places glyphs by their characters, and here several may stand for one. */
const drawGlyphs = (op: Extract<Op, { op: 'glyphs' }>, page: PageDrawing): Element | undefined => {
  const font = page.fonts.font(op.face, op.fontIndex)
  const scale = op.sizePt / font.unitsPerEm
  const commands = op.glyphs.flatMap(({ id, x, y }) =>
    font.getGlyph(id).path.commands.map(({ args, command }) => {
      const points = args.map((value, at) => mm(at % 2 === 0 ? x + value * scale : y - value * scale))
      return [OUTLINE[command] ?? 'C', ...points].join(' ')
    }),
  )
  return commands.length === 0 ? undefined : drawPath(commands.join(' '), page, { fill: op.colour })
}
/** Path operators of GB/T 33190-2016, 9.1.1. */
const OUTLINE: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'B',
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M ${mm(x)} ${mm(y)} L ${mm(x + width)} ${mm(y)} L ${mm(x + width)} ${mm(y + height)} L ${mm(x)} ${mm(y + height)} C`

const drawTick = ({ baseline, checked, sizePt, x }: Extract<Op, { op: 'tick-box' }>, page: PageDrawing): Element[] => {
  const at = (dx: number, dy: number) => `${mm(x + sizePt * dx)} ${mm(baseline - sizePt * dy)}`
  const square = rectangle(x + sizePt * 0.1, baseline - sizePt * 0.8, sizePt * 0.8, sizePt * 0.8)
  const frame = drawPath(square, page, { stroke: INK, widthPt: 0.6 })
  if (!checked) return [frame]
  const tick = `M ${at(0.22, 0.38)} L ${at(0.43, 0.16)} L ${at(0.84, 0.8)}`
  return [frame, drawPath(tick, page, { stroke: INK, widthPt: sizePt * 0.11 })]
}

/** A box with the code point, as in the other renderers. */
const drawUnknown = (op: Extract<Op, { op: 'unknown-glyph' }>, page: PageDrawing): Element[] => {
  const { baseline, face, sizePt, x } = op
  const code = (op.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(6, '0')
  const small = { sizePt: sizePt * 0.36, face, fontIndex: 0, letterSpacingPt: 0, colour: INK, x: x + sizePt * 0.17 }
  return [
    drawPath(rectangle(x + 0.4, baseline - sizePt * 0.86, sizePt - 0.8, sizePt * 0.96), page, {
      stroke: INK,
      widthPt: 0.4,
    }),
    drawText({ ...small, text: code.slice(0, 3), baseline: baseline - sizePt * 0.46 }, page),
    drawText({ ...small, text: code.slice(3), baseline: baseline - sizePt * 0.04 }, page),
  ]
}

const drawCode = ({ data, sizePt, x, y }: Extract<Op, { op: 'code' }>, page: PageDrawing): Element => {
  const matrix = codeMatrix(data)
  const module = sizePt / (matrix.size + 2 * QUIET_MODULES)
  const squares: string[] = []
  for (let row = 0; row < matrix.size; row += 1)
    for (let column = 0; column < matrix.size; column += 1)
      if (matrix.isDark(row, column))
        squares.push(
          rectangle(x + (column + QUIET_MODULES) * module, y + (row + QUIET_MODULES) * module, module, module),
        )
  return drawPath(squares.join(' '), page, { fill: '#000000' })
}

const drawWatermark = (text: string, page: PageDrawing): Element[] => {
  const { colour: grey, degrees, sizePt } = WATERMARK
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const [x, y] = [page.widthPt / 2, page.heightPt / 2]
  // Turned about the middle of the page: x' = a x + c y + e.
  const transform = [cos, sin, -sin, cos]
    .map(number)
    .concat([mm(x - cos * x + sin * y), mm(y - sin * x - cos * y)])
    .join(' ')
  const characters = [...text]
  return characters.map((character, place) =>
    drawText(
      {
        x: x + (place - characters.length / 2) * sizePt,
        baseline: y + sizePt * 0.38,
        sizePt,
        face: 'hei-bold',
        fontIndex: Math.max(0, page.fonts.indexFor('hei-bold', character.codePointAt(0) ?? 0)),
        text: character,
        letterSpacingPt: 0,
        colour: grey,
      },
      page,
      transform,
    ),
  )
}

export const drawOp = (op: Op, page: PageDrawing): readonly Element[] => {
  switch (op.op) {
    // Structure is another part of the standard (自定义标引, 20): the order of the objects is the reading order here.
    case 'open':
    case 'close':
      return []
    case 'text':
      return [drawText(op, page)]
    case 'glyphs': {
      const outline = drawGlyphs(op, page)
      return outline === undefined ? [] : [outline]
    }
    case 'spaced-word':
      return op.parts.map((part) => drawText(part, page))
    case 'tick-box':
      return drawTick(op, page)
    case 'unknown-glyph':
      return drawUnknown(op, page)
    case 'line':
      return [
        drawPath(`M ${mm(op.x1)} ${mm(op.y1)} L ${mm(op.x2)} ${mm(op.y2)}`, page, { stroke: INK, widthPt: op.widthPt }),
      ]
    case 'rect': {
      const data = rectangle(op.x, op.y, op.width, op.height)
      return [
        drawPath(data, page, op.fill === undefined ? { stroke: INK, widthPt: op.strokePt ?? 0.5 } : { fill: op.fill }),
      ]
    }
    case 'image':
      return [
        element('ImageObject', {
          ID: page.nextId(),
          Boundary: box(op.x, op.y, op.width, op.height),
          CTM: `${mm(op.width)} 0 0 ${mm(op.height)} 0 0`,
          ResourceID: page.resources.image(op.png),
        }),
      ]
    case 'code':
      return [drawCode(op, page)]
    case 'watermark':
      return drawWatermark(op.text, page)
    default:
      return unreachable(op)
  }
}
