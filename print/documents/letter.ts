/**
 * The sheet of a letter after GB/T 9704-2012, 格式: A4, type area 156 × 225 mm (天头 37 mm, 订口 28 mm), 仿宋 of 16 pt in
 * 22 lines of 28 characters; title 小标宋 22 pt; the seal stands on the name and date at the end (§7.3.5).
 */
import type { Block, DocumentModel, Row, TextStyle } from '../layout/model.ts'
import { chineseDate } from './form-parts.ts'

/** 225 mm in 22 lines, a hair less, so that the last one still stands on the page. */
const LINE_PT = 28.98
const SIZE_PT = 16
/** 156 mm hold 28 characters of 16 pt only when each is set this much closer. */
const TRACKING_PT = -0.207
const TITLE_PT = 22
/** A date ends so many characters before the margin (§7.3.5.3). */
const DATE_INSET = 4

const BODY: TextStyle = {
  face: 'fangsong',
  sizePt: SIZE_PT,
  trackingPt: TRACKING_PT,
  leading: LINE_PT / SIZE_PT,
  align: 'justify',
  indentChars: 2,
}
const FLUSH: TextStyle = { ...BODY, indentChars: 0, align: 'left' }
const TITLE: TextStyle = { face: 'song-bold', sizePt: TITLE_PT, leading: (2 * LINE_PT) / TITLE_PT, align: 'center' }
const NUMBER: TextStyle = { ...FLUSH, align: 'center' }
/** 一、 in 黑, （一） in 楷 (§7.3.3). */
const FIRST_HEADING: TextStyle = { ...BODY, face: 'hei', align: 'left' }
const SECOND_HEADING: TextStyle = { ...BODY, face: 'kai', align: 'left' }

type LetterPart =
  | string
  | { readonly heading: string; readonly level: 1 | 2 }
  | { readonly columns: readonly number[]; readonly rows: readonly Row[] }

export interface Letter {
  readonly title: string
  /** 发文字号. */
  readonly number?: string
  /** Flush left, ended by a colon. */
  readonly addressee?: string
  readonly parts: readonly LetterPart[]
  readonly attachments?: readonly string[]
  /** Who signs, and when; `null` leaves the date to be written. The seal is set on both by hand. */
  readonly from: string
  readonly datedAtMs: number | null
  /** 抄送. */
  readonly copiesTo?: readonly string[]
  readonly watermark?: string
}

const text = (words: string, style: TextStyle): Block => ({ kind: 'text', text: words, style })
const BLANK = text('', FLUSH)

/** The last words go with name and date: a signature alone on a page could be put behind any letter. */
const KEPT_WITH_CLOSING = 6

const partBlock = (part: LetterPart, at: number, parts: readonly LetterPart[]): Block => {
  if (typeof part === 'string')
    return {
      kind: 'text',
      text: part,
      style: BODY,
      ...(at === parts.length - 1 ? { keepLines: KEPT_WITH_CLOSING } : {}),
    }
  if ('heading' in part) return text(part.heading, part.level === 1 ? FIRST_HEADING : SECOND_HEADING)
  return { kind: 'table', columns: part.columns, rows: part.rows, headRows: 1, afterMm: 3 }
}

/** The name stands in the middle above the date. */
const closing = (from: string, date: string): readonly Block[] => {
  const right: TextStyle = { ...FLUSH, align: 'right' }
  const inset = DATE_INSET + ([...date].length - [...from].length) / 2
  return [
    { kind: 'text', text: from, style: { ...right, insetChars: Math.max(0, inset) }, keepLines: 2 },
    text(date, { ...right, insetChars: DATE_INSET }),
  ]
}

export const letter = (input: Letter): DocumentModel => {
  const attachments = input.attachments ?? []
  const copies = input.copiesTo ?? []
  const date = input.datedAtMs === null ? '　　年　　月　　日' : chineseDate(input.datedAtMs)
  return {
    kind: 'document',
    title: input.title,
    language: 'zh-CN',
    marginsMm: { top: 37, right: 26, bottom: 35, left: 28 },
    footNote: input.from,
    ...(input.watermark === undefined ? {} : { watermark: input.watermark }),
    blocks: [
      text(input.title, TITLE),
      ...(input.number === undefined ? [] : [text(input.number, NUMBER)]),
      BLANK,
      ...(input.addressee === undefined ? [] : [text(`${input.addressee}：`, FLUSH)]),
      ...input.parts.map(partBlock),
      ...(attachments.length === 0
        ? []
        : [BLANK, ...attachments.map((name, at) => text(`${at === 0 ? '附件：' : '　　　'}${at + 1}．${name}`, BODY))]),
      BLANK,
      BLANK,
      ...closing(input.from, date),
      ...(copies.length === 0 ? [] : [BLANK, text(`抄送：${copies.join('，')}。`, { ...FLUSH, sizePt: 14 })]),
    ],
  }
}
