/** The worklist as rows of a table to take along. */
import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import type { Channel } from '@lutong/core/contracts/intake.ts'
import { outcomeName, stageName } from '@lutong/core/messages/cases.ts'
import type { Text, WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { CaseLine } from './views.ts'

const HEAD = {
  number: { 'zh-CN': '编号', en: 'Number' },
  item: { 'zh-CN': '事项', en: 'Item' },
  itemCode: { 'zh-CN': '事项代码', en: 'Item code' },
  stage: { 'zh-CN': '阶段', en: 'Stage' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  channel: { 'zh-CN': '来自', en: 'Came by' },
  handler: { 'zh-CN': '经办人', en: 'Handled by' },
  received: { 'zh-CN': '收到时间', en: 'Received' },
  due: { 'zh-CN': '期限', en: 'Due' },
  daysLeft: { 'zh-CN': '剩余工作日', en: 'Working days left' },
} as const satisfies Record<string, Text>
const PERSON_HEAD = {
  name: { 'zh-CN': '申请人', en: 'Applicant' },
  idNumber: { 'zh-CN': '证件号码', en: 'Document number' },
} as const satisfies Record<string, Text>

const CHANNELS: Record<Channel, Text> = {
  terminal: { 'zh-CN': '自助终端', en: 'Terminal' },
  hotline: { 'zh-CN': '热线', en: 'Hotline' },
  web: { 'zh-CN': '网站', en: 'Website' },
  counter: { 'zh-CN': '窗口', en: 'Counter' },
  letter: { 'zh-CN': '来信', en: 'Letter' },
}

export interface Person {
  readonly name: string | null
  readonly personNumber: string | null
}
export type Row = readonly (string | number)[]

/** `2026-11-24 12:00`, Beijing. */
const moment = (atMs: number): string => new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export const headOf = (language: WrittenLanguage, withPersons: boolean): Row =>
  [...Object.values(HEAD), ...(withPersons ? Object.values(PERSON_HEAD) : [])].map((text) => text[language])

const outcomeText = (outcome: DecisionOutcome | null, language: WrittenLanguage): string =>
  outcome === null ? '' : outcomeName(outcome, language)
const stageText = (stage: CaseStage, language: WrittenLanguage): string => stageName(stage, language)

export const rowOf = (line: CaseLine, language: WrittenLanguage, person?: Person): Row => [
  ...[line.caseNumber, line.itemName[language], line.itemCode],
  ...[stageText(line.stage, language), outcomeText(line.outcome, language), CHANNELS[line.channel][language]],
  ...[line.assignee?.name ?? '', moment(line.receivedAtMs)],
  ...(line.due === null ? ['', ''] : [moment(line.due.atMs), line.due.daysLeft]),
  ...(person === undefined ? [] : [person.name ?? '', person.personNumber ?? '']),
]
