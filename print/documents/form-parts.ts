/** Pieces all paper forms share: labels, ticked choices, a person's rows, dates and sums as Chinese papers write them. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { ethnicGroupName } from '@lutong/core/person/ethnic-groups.ts'
import type { OpposingParty, Person } from '@lutong/core/forms/person.ts'
import type { Cell, DocumentModel, Row, TextStyle } from '../layout/model.ts'
import { ID_DOCUMENT, SEX } from './form-words.ts'

/** A case has the centre's number, or before its receipt only the terminal's own; a paper that is taken along has none. */
type CaseLabel = string | { readonly provisional: string } | null

/** What every form's sheet has besides its answers. */
export interface FormSheetInput {
  readonly caseNumber: CaseLabel
  readonly centreName: string
  /** For the forms that do not ask it themselves (F1b): printed so that the sheet stands alone. */
  readonly applicant?: { readonly name: string; readonly idNumber: string }
  /** SHA-256 of the application, lower-case hexadecimal. */
  readonly applicationDigest: string
  /** SM3 of the same bytes (GB/T 32905). */
  readonly applicationSm3?: string
  readonly verifyUrl?: string
  /** PNG of the strokes; without it the box stays free for a pen. */
  readonly signaturePng?: Uint8Array
  /** A copy of what was printed before is marked as such, with the same number. */
  readonly reprint?: boolean
  /** Epoch ms; `null` prints a date to be filled in by hand. */
  readonly signedAtMs: number | null
  /** The paper forms of the state are Chinese; the language is kept for bilingual editions. */
  readonly language?: 'zh-CN' | 'en'
}

export interface FilledFormInput<Form extends FormSubmission = FormSubmission> extends FormSheetInput {
  readonly form: Form
}

/** How many table columns a form is ruled in: enough for halves, thirds and quarters. */
export const COLUMNS: readonly number[] = [14, 8, 8, 8, 8, 8, 8, 8, 8]
const ALL = COLUMNS.length

export const label = (text: string, span: { colSpan?: number; rowSpan?: number } = {}): Cell => ({
  content: { kind: 'text', text },
  label: true,
  ...span,
})
export const value = (text: string, colSpan = 1, style?: Partial<TextStyle>): Cell => ({
  content: style === undefined ? { kind: 'text', text } : { kind: 'text', text, style },
  colSpan,
})

/** A label and a value over the rest of the width. */
export const field = (name: string, text: string): Row => ({ cells: [label(name), value(text, ALL - 1)] })

/** A long text, set like a letter. */
export const narrative = (name: string, text: string, minHeightMm: number): Row => ({
  cells: [label(name), value(text, ALL - 1, { indentChars: 2, align: 'justify', leading: 1.65 })],
  minHeightMm,
})

const ticked = (words: Readonly<Record<string, string>>, chosen: readonly string[]): string =>
  Object.entries(words)
    .map(([key, word]) => `${chosen.includes(key) ? '☑' : '☐'}${word}`)
    .join('　')
export const choices = (name: string, words: Readonly<Record<string, string>>, chosen: readonly string[]): Row =>
  field(name, ticked(words, chosen))
export const tickedYes = (text: string, yes: boolean): string => `${yes ? '☑' : '☐'}${text}`

const BEIJING = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
const partsOf = (atMs: number) => Object.fromEntries(BEIJING.formatToParts(atMs).map((part) => [part.type, part.value]))

/** 2026年11月24日, Beijing time. */
export const chineseDate = (atMs: number): string => {
  const part = partsOf(atMs)
  return `${part['year']}年${Number(part['month'])}月${Number(part['day'])}日`
}
/** 2026-11-24 09:05, Beijing time. */
export const isoMinute = (atMs: number): string => {
  const part = partsOf(atMs)
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}
/** `2026-11-24` → 2026年11月24日 */
export const chineseIsoDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
export const yuan = (amount: number | undefined): string =>
  amount === undefined ? '' : `${amount.toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元`

/** 申请人基本情况, in the order of the ministry's form. */
export const personRows = (title: string, person: Person): readonly Row[] => [
  {
    cells: [
      label(title, { rowSpan: 6 }),
      label('姓名'),
      value(person.name, 3),
      label('性别'),
      value(SEX[person.sex]),
      label('民族'),
      value(person.ethnicity === undefined ? '' : (ethnicGroupName(person.ethnicity) ?? '')),
    ],
  },
  {
    cells: [label('出生日期'), value(chineseIsoDate(person.birthDate), 3), label('联系电话'), value(person.phone, 3)],
  },
  {
    cells: [
      label('证件种类'),
      value(ID_DOCUMENT[person.idType], 3),
      label('邮政编码'),
      value(person.postcode ?? '', 3),
    ],
  },
  {
    cells: [label('证件号码'), { content: { kind: 'boxed', text: person.idNumber, cells: 18 }, colSpan: ALL - 2 }],
  },
  { cells: [label('户籍\n所在地'), value(person.domicileAddress ?? '', ALL - 2)] },
  { cells: [label('住所地'), value(person.residence, ALL - 2)] },
]

const ORGANISATION_WORD = { person: '个人', organisation: '单位' } as const

/** Each of the other side on two rows. */
export const partyRows = (title: string, parties: readonly OpposingParty[]): readonly Row[] =>
  parties.flatMap((party, index) => [
    {
      cells: [
        ...(index === 0 ? [label(title, { rowSpan: parties.length * 2 })] : []),
        label(party.kind === 'person' ? '姓名' : '名称'),
        value(party.name, 3),
        label('类别'),
        value(ORGANISATION_WORD[party.kind]),
        label(party.kind === 'person' ? '性别' : '法定\n代表人'),
        value(
          party.kind === 'person' ? (party.sex === undefined ? '' : SEX[party.sex]) : (party.legalRepresentative ?? ''),
        ),
      ],
    },
    {
      cells: [label('地址'), value(party.address ?? '', 3), label('联系电话'), value(party.phone ?? '', 3)],
    },
  ])

/** Declaration, signature and date at the foot of a form. */
export const signatureRows = (input: FormSheetInput, declaration: string): readonly Row[] => [
  { cells: [value(declaration, ALL, { face: 'hei', sizePt: 10.5, indentChars: 2 })], minHeightMm: 12, keepNext: true },
  {
    cells: [
      {
        content: {
          kind: 'signature',
          lead: '申请人（签名）：',
          signature: input.signaturePng === undefined ? {} : { png: input.signaturePng },
          trail: input.signedAtMs === null ? '　　　　年　　月　　日' : chineseDate(input.signedAtMs),
        },
        colSpan: ALL,
      },
    ],
  },
]

const caseLine = (label_: CaseLabel): string =>
  label_ === null
    ? '本件由申请人在终端填写打印，没有向任何单位提交。'
    : typeof label_ === 'string'
      ? `编号：${label_}`
      : `本机暂存号：${label_.provisional}（中心尚未收到，暂无编号）`

const DIGEST: TextStyle = { face: 'hei', sizePt: 7.5, leading: 1.5, align: 'left' }

/** What is nowhere registered has nothing to be verified against. */
const digestLine = (input: FormSheetInput): string =>
  input.caseNumber === null
    ? '请核对后亲笔签名，自行递交。'
    : `内容摘要 SHA-256：${input.applicationDigest}${input.applicationSm3 === undefined ? '' : `\nSM3：${input.applicationSm3}`}${input.verifyUrl === undefined ? '' : '\n扫第一页右上角的码，可核验本件是否与中心收到的一致。'}`

/** The sheet of a form: title, number, one table, verification. */
export const formSheet = (input: FormSheetInput, title: string, rows: readonly Row[]): DocumentModel => ({
  kind: 'document',
  title,
  language: 'zh-CN',
  marginsMm: { top: 16, right: 18, bottom: 20, left: 22 },
  footNote: `${input.centreName}　${title}　${typeof input.caseNumber === 'string' ? input.caseNumber : (input.caseNumber?.provisional ?? '')}`,
  blocks: [
    {
      kind: 'head',
      title,
      note: `${caseLine(input.caseNumber)}${input.reprint === true ? '　【补打】' : ''}`,
      ...(input.verifyUrl === undefined ? {} : { code: input.verifyUrl }),
    },
    { kind: 'table', columns: COLUMNS, rows, afterMm: 2 },
    { kind: 'text', text: digestLine(input), style: DIGEST },
  ],
})
