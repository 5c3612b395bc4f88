/** Text to lines: greedy breaking at allowed places, each line cut into runs of one font. */
import type { FontLibrary } from '../fonts/font-library.ts'
import { breakOpportunities, emergencyBreaks } from './line-breaking.ts'
import { isRightToLeft, needsShaping } from '../shaping/scripts.ts'
import { shapedLineOps, shapedWidthPt } from '../shaping/shaped-line.ts'
import type { TextStyle } from './model.ts'
import { INK, type Op, type TextOp } from './page.ts'

export interface Line {
  readonly text: string
  readonly widthPt: number
  readonly indentPt: number
  /** Last of its paragraph: never stretched. */
  readonly last: boolean
  /** Its paragraph runs from right to left: it begins at the right. */
  readonly rightToLeft: boolean
}

/** Only so much may be added to one gap; beyond it a stretched line looks torn. */
const MAX_STRETCH_EM = 0.35

/** Between Chinese and Western characters of running text (CLREQ 3.3.1 allows up to a quarter). */
const MIXED_GAP_EM = 0.2
/** A gap wider than this is read as a space by extracting programs: the line then says itself what it reads. */
const READ_AS_SPACE_EM = 0.08

const isHan = (codePoint: number) => (codePoint >= 0x3400 && codePoint <= 0x9fff) || codePoint >= 0x20000
const isWestern = (codePoint: number) =>
  (codePoint >= 0x30 && codePoint <= 0x39) ||
  (codePoint >= 0x41 && codePoint <= 0x5a) ||
  (codePoint >= 0x61 && codePoint <= 0x7a) ||
  (codePoint >= 0xc0 && codePoint <= 0x24f)
/** Only running text is spaced; in the cells of a form a number stands as it was written. */
const gapEm = (style: TextStyle, left: number, right: number): number =>
  style.align === 'justify' &&
  style.trackingPt === undefined &&
  ((isHan(left) && isWestern(right)) || (isWestern(left) && isHan(right)))
    ? MIXED_GAP_EM
    : 0

const widthOf = (text: string, style: TextStyle, fonts: FontLibrary): number => {
  if (needsShaping(text)) return shapedWidthPt(text, isRightToLeft(text), style, fonts)
  let em = 0
  let before = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    em += fonts.advanceEm(style.face, codePoint) + gapEm(style, before, codePoint)
    before = codePoint
  }
  return em * style.sizePt + text.length * (style.trackingPt ?? 0)
}

const trimEnd = (text: string) => text.replace(/[ \u3000]+$/u, '')

/** A tab and other controls have no glyph; on paper they are a space. */
const printable = (text: string) => text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n]/gu, ' ')

/** Breaks text into lines no wider than `widthPt` (a single character wider than that stands alone). */
export const breakLines = (text: string, style: TextStyle, widthPt: number, fonts: FontLibrary): readonly Line[] => {
  const indentPt = (style.indentChars ?? 0) * (style.sizePt + (style.trackingPt ?? 0))
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => {
      const lines: Line[] = []
      const rightToLeft = isRightToLeft(paragraph)
      let start = 0
      let end = 0
      const roomFor = () => widthPt - (lines.length === 0 ? indentPt : 0) + 0.01
      const fits = (to: number) => widthOf(trimEnd(paragraph.slice(start, to)), style, fonts) <= roomFor()
      const push = (to: number, last: boolean) => {
        const lineText = trimEnd(paragraph.slice(start, to))
        lines.push({
          text: lineText,
          widthPt: widthOf(lineText, style, fonts),
          indentPt: lines.length === 0 ? indentPt : 0,
          last,
          rightToLeft,
        })
        start = to
        end = to
      }
      // Most answers of a form fit on one line: then nobody needs to know where they could break.
      for (const next of fits(paragraph.length) ? [] : breakOpportunities(paragraph)) {
        if (fits(next)) {
          end = next
          continue
        }
        if (end > start) push(end, false)
        // A word wider than the line is cut between characters.
        while (!fits(next)) {
          const cuts = emergencyBreaks(paragraph.slice(start, next)).map((cut) => cut + start)
          const cut = cuts.findLast(fits) ?? cuts[0] ?? next
          if (cut >= next) break
          push(cut, false)
        }
        end = next
      }
      push(paragraph.length, true)
      return lines
    })
}

export const lineHeightPt = (style: TextStyle): number => style.sizePt * style.leading

type Kind = 'glyphs' | 'tick' | 'missing'

/** The drawing of one line: `x`, `y` is its upper left corner, `widthPt` the room it is aligned in. */
export const lineOps = (
  line: Line,
  style: TextStyle,
  at: { readonly x: number; readonly y: number; readonly widthPt: number },
  fonts: FontLibrary,
  colour: string = INK,
): readonly Op[] => {
  const characters = [...line.text]
  const slack = at.widthPt - line.indentPt - line.widthPt
  const gaps = Math.max(1, characters.length - 1)
  const stretch = slack / gaps
  const justified = style.align === 'justify' && !line.last && stretch <= MAX_STRETCH_EM * style.sizePt
  const letterSpacingPt = (justified ? Math.max(0, stretch) : 0) + (style.trackingPt ?? 0)
  const isAtRight = style.align === 'right' || (line.rightToLeft && style.align !== 'center')
  const shift = style.align === 'center' ? slack / 2 : isAtRight ? slack : 0
  // The em box sits in the middle of the line; CJK faces have their baseline 0.12 em above its foot.
  const baseline = at.y + (lineHeightPt(style) - style.sizePt) / 2 + style.sizePt * 0.88
  let x = at.x + (line.rightToLeft ? 0 : line.indentPt) + shift
  if (needsShaping(line.text)) return shapedLineOps(line.text, line.rightToLeft, style, { x, baseline }, fonts, colour)
  const ops: Op[] = []
  const place = { baseline, sizePt: style.sizePt, face: style.face }
  let run = ''
  let runX = x
  let runFont = -1
  const flush = () => {
    if (run !== '') ops.push({ op: 'text', ...place, x: runX, fontIndex: runFont, text: run, letterSpacingPt, colour })
    run = ''
  }
  let before = 0
  let isSpaced = letterSpacingPt > READ_AS_SPACE_EM * style.sizePt
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0
    const gap = gapEm(style, before, codePoint) * style.sizePt
    if (gap > 0) {
      isSpaced = true
      flush()
      x += gap
    }
    before = codePoint
    const fontIndex = fonts.indexFor(style.face, codePoint)
    const kind: Kind = character === '☐' || character === '☑' ? 'tick' : fontIndex < 0 ? 'missing' : 'glyphs'
    if (kind === 'glyphs') {
      if (fontIndex !== runFont || run === '') {
        flush()
        runX = x
        runFont = fontIndex
      }
      run += character
    } else {
      flush()
      ops.push(
        kind === 'tick'
          ? { op: 'tick-box', ...place, x, checked: character === '☑' }
          : { op: 'unknown-glyph', ...place, x, character },
      )
    }
    x += fonts.advanceEm(style.face, codePoint) * style.sizePt + letterSpacingPt
  }
  flush()
  return isSpaced ? readTogether(ops) : ops
}

/** Text set apart on the paper is read as it was written: neighbours become one word with parts. */
const readTogether = (ops: readonly Op[]): readonly Op[] => {
  const joined: Op[] = []
  let parts: TextOp[] = []
  const flush = () => {
    if (parts.length > 0) joined.push({ op: 'spaced-word', text: parts.map(({ text }) => text).join(''), parts })
    parts = []
  }
  for (const op of ops)
    if (op.op === 'text') parts.push(op)
    else {
      flush()
      joined.push(op)
    }
  flush()
  return joined
}
