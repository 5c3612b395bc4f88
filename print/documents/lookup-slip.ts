/** What somebody looked up, to take along: an article, a typical case, a list of places or people (查询单, 名录). */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { SlipBlock, SlipModel } from '../receipt/model.ts'
import { isoMinute } from './form-parts.ts'

export interface LookupSlipInput {
  readonly kind: 'extract' | 'list'
  readonly heading: string
  readonly entries: readonly {
    readonly title: string
    /** Paragraphs. */
    readonly lines: readonly string[]
  }[]
  /** Where it comes from, and which version. */
  readonly source: string
  readonly printedAtMs: number
  readonly centreName: string
  readonly centrePhone: string
  readonly language: WrittenLanguage
}

const WORDS = {
  'zh-CN': {
    titles: { extract: '查询单', list: '名录' },
    source: '来源：',
    notAdvice: '只供参考，以官方公布的为准。拿不准请打电话问。',
    printed: '打印时间',
    phone: '电话',
  },
  en: {
    titles: { extract: 'Extract', list: 'List' },
    source: 'Source: ',
    notAdvice: 'For information; what is officially published prevails. If unsure, call.',
    printed: 'Printed',
    phone: 'Telephone',
  },
} as const

export const lookupSlip = (input: LookupSlipInput): SlipModel => {
  const words = WORDS[input.language]
  const title = words.titles[input.kind]
  const text = (said: string): SlipBlock => ({ kind: 'text', text: said })
  return {
    kind: 'slip',
    title,
    language: input.language,
    blocks: [
      { kind: 'text', text: input.centreName, align: 'center' },
      { kind: 'text', text: title, align: 'center', bold: true, double: true },
      { kind: 'rule' },
      { kind: 'text', text: input.heading, bold: true },
      ...input.entries.flatMap((entry): SlipBlock[] => [
        ...(entry.title === '' ? [] : [{ kind: 'text', text: entry.title, bold: true } as const]),
        ...entry.lines.map(text),
      ]),
      { kind: 'rule' },
      ...(input.source === '' ? [] : [text(`${words.source}${input.source}`)]),
      text(words.notAdvice),
      { kind: 'pair', name: words.phone, value: input.centrePhone },
      { kind: 'pair', name: words.printed, value: isoMinute(input.printedAtMs) },
    ],
  }
}
