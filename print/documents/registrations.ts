/** 预约登记表 and 服务意见登记表 on paper, for the centre's file. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { b1Presentation } from '@lutong/core/forms/presentation/b1.ts'
import { s1Presentation } from '@lutong/core/forms/presentation/s1.ts'
import type { DocumentModel } from '../layout/model.ts'
import {
  chineseIsoDate,
  choices,
  field,
  type FilledFormInput,
  formSheet,
  narrative,
  signatureRows,
  tickedYes,
} from './form-parts.ts'
import { BOOKING_TOPIC, DAY_PART, OPINION_KIND, OPINION_SUBJECT } from './form-words.ts'

type B1 = Extract<FormSubmission, { formCode: 'B1' }>
type S1 = Extract<FormSubmission, { formCode: 'S1' }>

export const b1Document = (input: FilledFormInput<B1>): DocumentModel => {
  const { data } = input.form
  return formSheet(input, '预约登记表', [
    field('姓名', data.applicant.name),
    field('证件号码', data.applicant.idNumber),
    field('联系电话', data.applicant.phone),
    choices('预约事项', BOOKING_TOPIC, [data.topic]),
    field('接待单位', data.institution),
    field('预约时间', `${chineseIsoDate(data.wantedDay)}${DAY_PART[data.dayPart]}`),
    field('上门', tickedYes('申请上门办理', data.homeVisit)),
    narrative('备注', data.note ?? '', 14),
    ...signatureRows(input, b1Presentation.declaration['zh-CN']),
  ])
}

export const s1Document = (input: FilledFormInput<S1>): DocumentModel => {
  const { data } = input.form
  return formSheet(input, '服务意见登记表', [
    choices('类别', OPINION_KIND, [data.kind]),
    choices('对象', OPINION_SUBJECT, [data.about]),
    narrative('内容', data.content, 60),
    field('称呼', data.name ?? ''),
    field('联系电话', data.phone ?? ''),
    ...signatureRows(input, s1Presentation.declaration['zh-CN']),
  ])
}
