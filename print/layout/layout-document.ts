/** Blocks to A4 pages. */
import { unreachable } from '@lutong/core/result.ts'
import type { FontLibrary } from '../fonts/font-library.ts'
import type { Block, DocumentModel, TextStyle } from './model.ts'
import { type LaidOutDocument, type Op, PT_PER_MM, tagged } from './page.ts'
import { breakLines, lineHeightPt, lineOps } from './paragraph.ts'
import { type Flow, flowTable } from './table.ts'

const A4_PT = { width: 595.28, height: 841.89 } as const
const FOOT: TextStyle = { face: 'hei', sizePt: 8, leading: 1.4, align: 'left' }
const FOOT_COLOUR = '#465362'
const FOOT_GAP_PT = 7 * PT_PER_MM

const pageNumber = (language: 'zh-CN' | 'en', page: number, pages: number) =>
  language === 'zh-CN' ? `第 ${page} 页　共 ${pages} 页` : `Page ${page} of ${pages}`

const flowText = (
  block: Extract<Block, { kind: 'text' }>,
  left: number,
  widthPt: number,
  fonts: FontLibrary,
  flow: Flow,
): void => {
  const height = lineHeightPt(block.style)
  if (flow.y() + height * (block.keepLines ?? 0) > flow.bottom && !flow.atTop()) flow.newPage()
  // A blank line parts what stands on one page; at the top of the next there is nothing to part.
  if (block.text === '' && flow.atTop()) return
  let part: Op[] = []
  const flush = () => {
    flow.add(tagged('P', part))
    part = []
  }
  const room = widthPt - (block.style.insetChars ?? 0) * block.style.sizePt
  for (const line of breakLines(block.text, block.style, room, fonts)) {
    if (flow.y() + height > flow.bottom && !flow.atTop()) {
      flush()
      flow.newPage()
    }
    part.push(...lineOps(line, block.style, { x: left, y: flow.y(), widthPt: room }, fonts))
    flow.moveTo(flow.y() + height)
    if (line.last) flush()
  }
  flush()
}

const CODE_WORDS: TextStyle = { face: 'hei', sizePt: 8.5, leading: 1.5, align: 'left' }

const flowCode = (
  block: Extract<Block, { kind: 'code' }>,
  left: number,
  widthPt: number,
  fonts: FontLibrary,
  flow: Flow,
): void => {
  const sizePt = block.sizeMm * PT_PER_MM
  if (flow.y() + sizePt > flow.bottom && !flow.atTop()) flow.newPage()
  const gap = 4 * PT_PER_MM
  const room = widthPt - sizePt - gap
  const lines = block.words.flatMap((words) => breakLines(words, CODE_WORDS, room, fonts))
  const height = lineHeightPt(CODE_WORDS)
  const top = flow.y() + Math.max(0, (sizePt - lines.length * height) / 2)
  flow.add([
    ...tagged('Figure', [{ op: 'code', x: left, y: flow.y(), sizePt, data: block.data }], block.words.join(' ')),
    ...tagged(
      'P',
      lines.flatMap((line, index) =>
        lineOps(line, CODE_WORDS, { x: left + sizePt + gap, y: top + index * height, widthPt: room }, fonts),
      ),
    ),
  ])
  flow.moveTo(flow.y() + Math.max(sizePt, lines.length * height))
}

const TITLE: TextStyle = { face: 'song-bold', sizePt: 20, leading: 1.5, align: 'center' }
const NOTE: TextStyle = { face: 'song', sizePt: 10.5, leading: 1.6, align: 'left' }
const HEAD_CODE_PT = 25 * PT_PER_MM

const flowHead = (
  block: Extract<Block, { kind: 'head' }>,
  left: number,
  widthPt: number,
  fonts: FontLibrary,
  flow: Flow,
): void => {
  const top = flow.y()
  const noteRoom = block.code === undefined ? widthPt : widthPt - HEAD_CODE_PT
  const notes = breakLines(block.note, NOTE, noteRoom, fonts)
  const titleHeight = lineHeightPt(TITLE)
  const textHeight = titleHeight + notes.length * lineHeightPt(NOTE)
  const height = block.code === undefined ? textHeight : Math.max(HEAD_CODE_PT, textHeight)
  // The title hangs at the top, the number stands on the table; the code's own quiet zone is its margin.
  const noteTop = top + height - notes.length * lineHeightPt(NOTE)
  flow.add([
    ...tagged(
      'H1',
      breakLines(block.title, TITLE, widthPt - 2 * HEAD_CODE_PT, fonts).flatMap((line) =>
        lineOps(line, TITLE, { x: left, y: top + (block.code === undefined ? 0 : 10), widthPt }, fonts),
      ),
    ),
    ...tagged(
      'P',
      notes.flatMap((line, index) =>
        lineOps(line, NOTE, { x: left, y: noteTop + index * lineHeightPt(NOTE), widthPt: noteRoom }, fonts),
      ),
    ),
    ...(block.code === undefined
      ? []
      : tagged(
          'Figure',
          [{ op: 'code', x: left + widthPt - HEAD_CODE_PT, y: top, sizePt: HEAD_CODE_PT, data: block.code }],
          block.code,
        )),
  ])
  flow.moveTo(top + height + PT_PER_MM)
}

const afterPt = (block: Block) => ('afterMm' in block ? (block.afterMm ?? 0) * PT_PER_MM : 0)

const missingOf = (pages: readonly (readonly Op[])[]): readonly string[] => [
  ...new Set(pages.flat().flatMap((op) => (op.op === 'unknown-glyph' ? [op.character] : []))),
]

/** Measures once; every renderer draws the same pages. */
export const layoutDocument = (model: DocumentModel, fonts: FontLibrary): LaidOutDocument => {
  const { top, right, bottom, left } = model.marginsMm
  const x = left * PT_PER_MM
  const widthPt = A4_PT.width - x - right * PT_PER_MM
  const topPt = top * PT_PER_MM
  const pages: Op[][] = []
  let y = topPt
  const newPage = () => {
    pages.push(
      model.watermark === undefined ? [] : [...tagged('Artifact', [{ op: 'watermark', text: model.watermark }])],
    )
    y = topPt
  }
  newPage()
  const flow: Flow = {
    y: () => y,
    bottom: A4_PT.height - bottom * PT_PER_MM,
    atTop: () => y === topPt,
    add: (ops) => void pages.at(-1)?.push(...ops),
    moveTo: (to) => void (y = to),
    newPage,
  }
  for (const block of model.blocks) {
    switch (block.kind) {
      case 'text':
        flowText(block, x, widthPt, fonts, flow)
        break
      case 'head':
        flowHead(block, x, widthPt, fonts, flow)
        break
      case 'table':
        flowTable(block, x, widthPt, fonts, flow)
        break
      case 'code':
        flowCode(block, x, widthPt, fonts, flow)
        break
      default:
        unreachable(block)
    }
    y += afterPt(block)
  }
  const footY = A4_PT.height - bottom * PT_PER_MM + FOOT_GAP_PT
  pages.forEach((ops, index) => {
    const number = pageNumber(model.language, index + 1, pages.length)
    const place = { x, y: footY, widthPt }
    const foot = [
      ...breakLines(model.footNote, FOOT, widthPt * 0.75, fonts)
        .slice(0, 1)
        .flatMap((line) => lineOps(line, FOOT, place, fonts, FOOT_COLOUR)),
      ...breakLines(number, FOOT, widthPt, fonts).flatMap((line) =>
        lineOps(line, { ...FOOT, align: 'right' }, place, fonts, FOOT_COLOUR),
      ),
    ]
    ops.push(...tagged('Artifact', foot))
  })
  return {
    title: model.title,
    language: model.language,
    widthPt: A4_PT.width,
    heightPt: A4_PT.height,
    pages: pages.map((ops) => ({ ops })),
    missing: missingOf(pages),
  }
}
