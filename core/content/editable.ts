/** What staff may change of each kind of part, and what the places are called. Everything else is the release's. */
import type { Theme } from '../catalogue/item.ts'
import type { Text } from '../messages/text.ts'
import type { PartKind } from './package.ts'
import { textAt } from './paths.ts'

export interface EditableField {
  readonly pattern: string
  readonly label: Text
  /** `codes`: service codes with spaces between; `maybe`: may be left empty. */
  readonly type: 'line' | 'lines' | 'codes' | 'maybe'
}

export interface Editable {
  readonly fields: readonly EditableField[]
  /** The list whose entries may be copied and taken out; `null` where there is none. */
  readonly list: string | null
}

const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })
/** A text in both languages. */
const both = (pattern: string, zh: string, en: string, type: 'line' | 'lines' = 'lines'): EditableField[] => [
  { pattern: `${pattern}.zh-CN`, label: text(`${zh}（中文）`, `${en} (Chinese)`), type },
  { pattern: `${pattern}.en`, label: text(`${zh}（英文）`, `${en} (English)`), type },
]
const line = (pattern: string, zh: string, en: string, type: EditableField['type'] = 'line'): EditableField => ({
  pattern,
  label: text(zh, en),
  type,
})

const SERVICES = (pattern: string) => line(pattern, '接着办的服务（编码）', 'Services that go on (codes)', 'codes')

export const EDITABLE: Partial<Record<PartKind, Editable>> = {
  item: {
    list: null,
    fields: [
      ...both('name', '名称', 'Name', 'line'),
      ...both('plainName', '平常的叫法', 'Everyday name', 'line'),
      ...both('summary', '一句话说明', 'Summary'),
      ...both('handlingBody', '谁来办', 'Who handles it'),
      ...both('conditions.*.text', '条件', 'Condition'),
      ...both('steps.*', '步骤', 'Step'),
      ...both('materials.*.name', '材料', 'Paper', 'line'),
      ...both('materials.*.why', '为什么要', 'Why it is needed'),
      ...both('materials.*.ifMissing', '没有怎么办', 'What to do without it'),
      ...both('fee', '收费', 'Fee'),
      ...both('result', '办成拿到什么', 'Result'),
    ],
  },
  bundle: {
    list: null,
    fields: [
      ...both('name', '名称', 'Name', 'line'),
      ...both('summary', '一句话说明', 'Summary'),
      ...both('items.*.why', '为什么办这一件', 'Why this service'),
    ],
  },
  questions: {
    list: '',
    fields: [
      ...both('*.question', '问题', 'Question', 'line'),
      ...both('*.answer', '回答', 'Answer'),
      line('*.source', '依据（法律和条号）', 'Source (law and article)'),
      SERVICES('*.items'),
    ],
  },
  'typical-cases': {
    list: '',
    fields: [
      ...both('*.title', '标题', 'Title', 'line'),
      ...both('*.happened', '事情经过', 'What happened'),
      ...both('*.law.*.says', '法律怎么说', 'What the law says'),
      ...both('*.ended', '结果', 'How it ended'),
      SERVICES('*.items'),
    ],
  },
  directory: {
    list: 'institutions',
    fields: [
      ...both('institutions.*.name', '名称', 'Name', 'line'),
      ...both('institutions.*.address', '地址', 'Address', 'line'),
      line('institutions.*.phone', '电话', 'Telephone'),
      ...both('institutions.*.hours', '开门时间', 'Hours', 'line'),
      ...both('people.*.name', '人员姓名', 'Person', 'line'),
    ],
  },
  channels: {
    list: '',
    fields: [
      ...both('*.name', '名称', 'Name', 'line'),
      line('*.phone', '电话（不填就是本中心的）', 'Telephone (empty: the centre’s own)', 'maybe'),
      ...both('*.hours', '接听时间', 'Hours', 'line'),
      ...both('*.uses.*', '可以说什么事', 'What it is for'),
      SERVICES('*.items'),
    ],
  },
}

const THEME_NAMES: Record<Theme, Text> = {
  wages: text('工钱', 'Wages'),
  family: text('家庭', 'Family'),
  accident: text('事故伤害', 'Accidents'),
  government: text('和政府打交道', 'Dealing with offices'),
  lawyer: text('找律师', 'Finding a lawyer'),
  progress: text('办到哪了', 'Progress'),
}

/** What staff call a part. */
export const titleOfPart = (kind: string, id: string, value: unknown): Text => {
  const named = (path: string): Text => text(textAt(value, `${path}.zh-CN`), textAt(value, `${path}.en`))
  switch (kind) {
    case 'item':
    case 'bundle':
      return named('name')
    case 'law':
      return named('title')
    case 'questions':
      return Object.entries(THEME_NAMES).find(([theme]) => theme === id)?.[1] ?? text(id, id)
    case 'channels':
      return text('投诉和求助电话', 'Where to complain and ask')
    case 'directory':
      return text(`行政区划 ${id}`, `Region ${id}`)
    case 'results':
      return text(`办理结果 ${id}`, `Results ${id}`)
    case 'catalogue':
      return text('服务的次序', 'Order of the services')
    default:
      return text(id, id)
  }
}
