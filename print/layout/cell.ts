/** One cell: how high it is at a width, and its drawing in a box. Cells of text can be cut between lines. */
import { unreachable } from '@lutong/core/result.ts'
import type { FontLibrary } from '../fonts/font-library.ts'
import type { Cell, TextStyle } from './model.ts'
import { type Op, PT_PER_MM, type TextOp } from './page.ts'
import { breakLines, type Line, lineHeightPt, lineOps } from './paragraph.ts'

const CELL_PADDING_PT = { x: 1.6 * PT_PER_MM, y: 1.3 * PT_PER_MM } as const

const LABEL: TextStyle = { face: 'hei', sizePt: 9.5, leading: 1.4, align: 'center' }
const VALUE: TextStyle = { face: 'song', sizePt: 10.5, leading: 1.5, align: 'left' }
const SIGNATURE_HEIGHT_PT = 18 * PT_PER_MM
const SIGNATURE_WIDTH_PT = 54 * PT_PER_MM
const BOX_PT = 5.6 * PT_PER_MM

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface MeasuredCell {
  readonly cell: Cell
  /** Height of the first `lines` lines with the padding; of all of them without an argument. */
  heightPt(from?: number, to?: number): number
  /** 1 for what cannot be cut. */
  readonly lineCount: number
  draw(box: Box, from: number, to: number): readonly Op[]
}

const styleOf = (cell: Cell): TextStyle => {
  const base = cell.label === true ? LABEL : VALUE
  return cell.content.kind === 'text' ? { ...base, ...cell.content.style } : base
}

const measureText = (cell: Cell, text: string, widthPt: number, fonts: FontLibrary): MeasuredCell => {
  const style = styleOf(cell)
  const room = widthPt - 2 * CELL_PADDING_PT.x
  const lines: readonly Line[] = breakLines(text, style, room, fonts)
  const lineHeight = lineHeightPt(style)
  return {
    cell,
    lineCount: lines.length,
    heightPt: (from = 0, to = lines.length) => (to - from) * lineHeight + 2 * CELL_PADDING_PT.y,
    draw: (box, from, to) => {
      const shown = lines.slice(from, to)
      const whole = from === 0 && to === lines.length
      const textHeight = shown.length * lineHeight
      // Short answers stand in the middle of their cell; a long text that is cut begins at the top.
      const top = whole ? box.y + (box.height - textHeight) / 2 : box.y + CELL_PADDING_PT.y
      return shown.flatMap((line, index) =>
        lineOps(
          line,
          style,
          { x: box.x + CELL_PADDING_PT.x, y: top + index * lineHeight, widthPt: box.width - 2 * CELL_PADDING_PT.x },
          fonts,
        ),
      )
    },
  }
}

const measureBoxed = (cell: Cell, text: string, cells: number, widthPt: number, fonts: FontLibrary): MeasuredCell => {
  const characters = [...text]
  const count = Math.max(cells, characters.length)
  const size = Math.min(BOX_PT, (widthPt - 2 * CELL_PADDING_PT.x) / count)
  const style: TextStyle = { ...VALUE, sizePt: Math.min(VALUE.sizePt, size * 0.72), align: 'center', leading: 1 }
  return {
    cell,
    lineCount: 1,
    heightPt: () => size + 2 * CELL_PADDING_PT.y,
    draw: (box) => {
      const x = box.x + CELL_PADDING_PT.x
      const y = box.y + (box.height - size) / 2
      const frames: readonly Op[] = Array.from({ length: count }, (_, index) => ({
        op: 'rect',
        x: x + index * size,
        y,
        width: size,
        height: size,
        strokePt: 0.4,
      }))
      const ops = characters.flatMap((character, index) =>
        breakLines(character, style, size, fonts).flatMap((line) =>
          lineOps(line, style, { x: x + index * size, y: y + (size - lineHeightPt(style)) / 2, widthPt: size }, fonts),
        ),
      )
      const parts = ops.filter((op): op is TextOp => op.op === 'text')
      // Set apart in their boxes the characters would be read with spaces between them.
      return parts.length === ops.length && parts.length > 0
        ? [...frames, { op: 'spaced-word', text, parts }]
        : [...frames, ...ops]
    },
  }
}

const measureSignature = (
  cell: Cell,
  content: Extract<Cell['content'], { kind: 'signature' }>,
  fonts: FontLibrary,
): MeasuredCell => {
  const style = VALUE
  const lineHeight = lineHeightPt(style)
  return {
    cell,
    lineCount: 1,
    heightPt: () => SIGNATURE_HEIGHT_PT + 2 * CELL_PADDING_PT.y,
    draw: (box) => {
      const x = box.x + CELL_PADDING_PT.x
      const width = box.width - 2 * CELL_PADDING_PT.x
      const middle = box.y + box.height / 2 - lineHeight / 2
      const [lead] = breakLines(content.lead, style, width, fonts)
      const [trail] = breakLines(content.trail, style, width, fonts)
      const leadWidth = lead?.widthPt ?? 0
      const room = Math.min(SIGNATURE_WIDTH_PT, width - leadWidth - (trail?.widthPt ?? 0) - 8)
      return [
        ...(lead === undefined ? [] : lineOps(lead, style, { x, y: middle, widthPt: width }, fonts)),
        ...(content.signature.png === undefined
          ? []
          : [
              {
                op: 'image',
                x: x + leadWidth + 4,
                y: box.y + (box.height - SIGNATURE_HEIGHT_PT) / 2,
                width: room,
                height: SIGNATURE_HEIGHT_PT,
                png: content.signature.png,
              } as const,
            ]),
        ...(trail === undefined
          ? []
          : lineOps(trail, { ...style, align: 'right' }, { x, y: middle, widthPt: width }, fonts)),
      ]
    },
  }
}

const PLACE_WORDS: TextStyle = { face: 'kai', sizePt: 9, leading: 1.4, align: 'center' }
const PLACE_COLOUR = '#8A939E'

const measurePlace = (
  cell: Cell,
  place: Extract<Cell['content'], { kind: 'place' }>,
  fonts: FontLibrary,
): MeasuredCell => {
  const height = place.heightMm * PT_PER_MM
  return {
    cell,
    lineCount: 1,
    heightPt: () => height + 2 * CELL_PADDING_PT.y,
    draw: (box) => {
      const width = Math.min(place.widthMm * PT_PER_MM, box.width - 2 * CELL_PADDING_PT.x)
      const x = box.x + (box.width - width) / 2
      const lines = breakLines(place.words, PLACE_WORDS, width, fonts)
      const lineHeight = lineHeightPt(PLACE_WORDS)
      const top = box.y + (box.height - lines.length * lineHeight) / 2
      return lines.flatMap((line, index) =>
        lineOps(line, PLACE_WORDS, { x, y: top + index * lineHeight, widthPt: width }, fonts, PLACE_COLOUR),
      )
    },
  }
}

export const measureCell = (cell: Cell, widthPt: number, fonts: FontLibrary): MeasuredCell => {
  const { content } = cell
  switch (content.kind) {
    case 'text':
      return measureText(cell, content.text, widthPt, fonts)
    case 'boxed':
      return measureBoxed(cell, content.text, content.cells, widthPt, fonts)
    case 'signature':
      return measureSignature(cell, content, fonts)
    case 'place':
      return measurePlace(cell, content, fonts)
    default:
      return unreachable(content)
  }
}
