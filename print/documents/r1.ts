/** A request for which no ministry prescribes a layout: named by what it is, ruled like the state's own forms. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { r1Presentation } from '@lutong/core/forms/presentation/r1.ts'
import type { DocumentModel, Row } from '../layout/model.ts'
import {
  chineseIsoDate,
  field,
  type FilledFormInput,
  formSheet,
  label,
  narrative,
  partyRows,
  personRows,
  signatureRows,
  value,
  yuan,
} from './form-parts.ts'
import { isDraftPaper, REQUEST_TITLE } from './form-words.ts'

type R1 = Extract<FormSubmission, { formCode: 'R1' }>

const evidenceRows = (evidence: R1['data']['evidence']): readonly Row[] =>
  evidence.length === 0
    ? []
    : [
        {
          cells: [
            label('证据', { rowSpan: evidence.length + 1 }),
            label('名称', { colSpan: 4 }),
            label('来源', { colSpan: 4 }),
          ],
        },
        ...evidence.map((one) => ({ cells: [value(one.name, 4), value(one.source, 4)] })),
      ]

export const r1Document = (input: FilledFormInput<R1>): DocumentModel => {
  const { data } = input.form
  const given = (name: string, text: string | undefined): readonly Row[] =>
    text === undefined ? [] : [field(name, text)]
  const sheet = formSheet(input, REQUEST_TITLE[data.document], [
    field('此致', data.addressee),
    ...personRows('申请人', data.applicant),
    ...(data.respondents.length === 0 ? [] : partyRows('对方', data.respondents)),
    ...given('有关文书', data.reference),
    ...given('日期', data.eventDate === undefined ? undefined : chineseIsoDate(data.eventDate)),
    ...given('地点', data.place),
    narrative('请求事项', data.requests, 16),
    ...given('金额', data.amountYuan === undefined ? undefined : yuan(data.amountYuan)),
    narrative('事实和理由', data.facts, 40),
    ...evidenceRows(data.evidence),
    ...signatureRows(input, r1Presentation.declaration['zh-CN']),
  ])
  return isDraftPaper(data.document) ? { ...sheet, watermark: '草稿' } : sheet
}
