/** The drawing of a line in a script that joins, stacks or runs from right to left. */
import type { FontLibrary } from '../fonts/font-library.ts'
import type { Face } from '../layout/model.ts'
import type { Op } from '../layout/page.ts'
import { visualRuns } from './runs.ts'
import { shapeRun } from './shape.ts'

interface Style {
  readonly face: Face
  readonly sizePt: number
}

const plainWidthEm = (text: string, style: Style, fonts: FontLibrary): number =>
  [...text].reduce((sum, character) => sum + fonts.advanceEm(style.face, character.codePointAt(0) ?? 0), 0)

const measured = (text: string, rightToLeft: boolean, style: Style, fonts: FontLibrary) =>
  visualRuns(text, rightToLeft, (codePoint) => fonts.indexFor(style.face, codePoint)).map((run) => {
    const shaped =
      run.fontIndex < 0 ? undefined : shapeRun(fonts.font(style.face, run.fontIndex), run.text, run.rightToLeft)
    return { run, shaped, widthEm: shaped?.widthEm ?? plainWidthEm(run.text, style, fonts) }
  })

export const shapedWidthPt = (text: string, rightToLeft: boolean, style: Style, fonts: FontLibrary): number =>
  measured(text, rightToLeft, style, fonts).reduce((sum, { widthEm }) => sum + widthEm, 0) * style.sizePt

/** From `x` on to the right, whatever the direction of reading. */
export const shapedLineOps = (
  text: string,
  rightToLeft: boolean,
  style: Style,
  at: { readonly x: number; readonly baseline: number },
  fonts: FontLibrary,
  colour: string,
): readonly Op[] => {
  const { baseline } = at
  const { face, sizePt } = style
  let { x } = at
  return measured(text, rightToLeft, style, fonts).map(({ run, shaped, widthEm }): Op => {
    const left = x
    x += widthEm * sizePt
    const place = { x: left, baseline, sizePt, face }
    if (run.fontIndex < 0) return { op: 'unknown-glyph', ...place, character: run.text }
    if (shaped === undefined)
      return { op: 'text', ...place, fontIndex: run.fontIndex, text: run.text, letterSpacingPt: 0, colour }
    return {
      op: 'glyphs',
      ...place,
      fontIndex: run.fontIndex,
      text: run.text,
      colour,
      glyphs: shaped.glyphs.map(({ id, text: words, xEm, yEm }) => ({
        id,
        x: left + xEm * sizePt,
        y: baseline - yEm * sizePt,
        text: words,
      })),
    }
  })
}
