/** What staff print to see whether a printer is well: every script, weight, rule and code the documents use. */
import type { DocumentModel, Row } from '../layout/model.ts'
import type { SlipModel } from '../receipt/model.ts'
import { COLUMNS, field, isoMinute, label, value } from './form-parts.ts'

export interface TestPageInput {
  readonly centreName: string
  readonly terminalName: string
  readonly printedAtMs: number
}

const TITLE = '终端打印测试页'
/** The last three are characters of names outside GBK. */
const RARE = '喆 堃 婳 翀 㛃 𬭎 𠮷'
const DIGITS = '0123456789 ABCXYZ abcxyz ￥1,234.50 25℃ 50%'
const SENTENCE = '本人承诺以上所填内容和提交的证件、证明均真实。'

const rows = (input: TestPageInput): readonly Row[] => [
  { cells: [label('中心'), value(input.centreName, 4), label('终端'), value(input.terminalName, 3)] },
  field('时间', isoMinute(input.printedAtMs)),
  field('姓名用字', RARE),
  field('数字符号', DIGITS),
  field('选项', '☑选中　☐未选'),
  {
    cells: [label('号码格'), { content: { kind: 'boxed', text: '123456789012345678', cells: 18 }, colSpan: 8 }],
  },
  { cells: [label('宋体'), value(SENTENCE, 8)] },
  { cells: [label('黑体'), value(SENTENCE, 8, { face: 'hei' })] },
  { cells: [label('粗体'), value(SENTENCE, 8, { face: 'hei-bold' })] },
  { cells: [label('小字'), value(SENTENCE.repeat(3), 8, { sizePt: 7, align: 'justify' })] },
]

export const testPage = (input: TestPageInput): DocumentModel => ({
  kind: 'document',
  title: TITLE,
  language: 'zh-CN',
  marginsMm: { top: 18, right: 18, bottom: 20, left: 22 },
  footNote: `${input.centreName}　${TITLE}`,
  watermark: '测试',
  blocks: [
    {
      kind: 'text',
      text: TITLE,
      style: { face: 'song-bold', sizePt: 20, leading: 1.5, align: 'center' },
      afterMm: 4,
    },
    { kind: 'table', columns: COLUMNS, rows: rows(input), afterMm: 4 },
    {
      kind: 'code',
      data: 'LUTONG-TEST-PAGE',
      sizeMm: 26,
      words: ['线条应连续，文字应清楚，左右边距应一致，此码应能扫出。'],
    },
  ],
})

export const testSlip = (input: TestPageInput): SlipModel => ({
  kind: 'slip',
  title: TITLE,
  language: 'zh-CN',
  blocks: [
    { kind: 'text', text: TITLE, align: 'center', double: true, bold: true },
    { kind: 'rule' },
    { kind: 'pair', name: '中心', value: input.centreName },
    { kind: 'pair', name: '终端', value: input.terminalName },
    { kind: 'pair', name: '时间', value: isoMinute(input.printedAtMs) },
    { kind: 'text', text: RARE },
    { kind: 'text', text: DIGITS },
    { kind: 'text', text: SENTENCE },
    { kind: 'code', data: 'LUTONG-TEST-PAGE' },
  ],
})
