/** 进度单: where each of one's own cases stands. */
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import { outcomeName, stageName } from '@lutong/core/messages/cases.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { SlipBlock, SlipModel } from '../receipt/model.ts'
import { isoMinute } from './form-parts.ts'

export interface ProgressSlipInput {
  readonly cases: readonly { readonly itemName: string; readonly progress: CaseProgress }[]
  readonly centreName: string
  readonly centrePhone: string
  readonly printedAtMs: number
  readonly language: WrittenLanguage
}

const WORDS = {
  'zh-CN': {
    title: '办件进度单',
    caseNumber: '编号',
    item: '事项',
    now: '目前',
    outcome: '决定',
    awaiting: '还缺材料，请补传。',
    due: { accept: '受理期限', decide: '决定期限', assign: '指派期限' },
    none: '没有查到办件。',
    printed: '查询时间',
    phone: '电话',
  },
  en: {
    title: 'Progress of cases',
    caseNumber: 'Case number',
    item: 'Service',
    now: 'Now',
    outcome: 'Decision',
    awaiting: 'Materials are still missing.',
    due: { accept: 'Acceptance due', decide: 'Decision due', assign: 'Assignment due' },
    none: 'No case was found.',
    printed: 'Printed',
    phone: 'Telephone',
  },
} as const

const caseBlocks = (
  { itemName, progress }: ProgressSlipInput['cases'][number],
  language: WrittenLanguage,
): readonly SlipBlock[] => {
  const words = WORDS[language]
  const pair = (name: string, value: string): SlipBlock => ({ kind: 'pair', name, value })
  return [
    { kind: 'rule' },
    pair(words.caseNumber, progress.caseNumber),
    pair(words.item, itemName),
    { kind: 'text', text: `${words.now}：${stageName(progress.stage, language)}`, bold: true },
    ...(progress.outcome === null ? [] : [pair(words.outcome, outcomeName(progress.outcome, language))]),
    ...(progress.awaitingMaterials ? [{ kind: 'text', text: words.awaiting, bold: true } as const] : []),
    ...(progress.due === null ? [] : [pair(words.due[progress.due.what], isoMinute(progress.due.atMs).slice(0, 10))]),
    ...progress.history.map((step) => pair(`· ${stageName(step.stage, language)}`, isoMinute(step.atMs))),
  ]
}

export const progressSlip = (input: ProgressSlipInput): SlipModel => {
  const words = WORDS[input.language]
  return {
    kind: 'slip',
    title: words.title,
    language: input.language,
    blocks: [
      { kind: 'text', text: input.centreName, align: 'center' },
      { kind: 'text', text: words.title, align: 'center', bold: true, double: true },
      ...(input.cases.length === 0
        ? [{ kind: 'rule' } as const, { kind: 'text', text: words.none } as const]
        : input.cases.flatMap((one) => caseBlocks(one, input.language))),
      { kind: 'rule' },
      { kind: 'pair', name: words.printed, value: isoMinute(input.printedAtMs) },
      { kind: 'pair', name: words.phone, value: input.centrePhone },
    ],
  }
}
