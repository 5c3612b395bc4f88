/** 咨询登记表 on paper; the lower half is left for the adviser's answer. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { f6Presentation } from '@lutong/core/forms/presentation/f6.ts'
import type { DocumentModel } from '../layout/model.ts'
import {
  chineseDate,
  choices,
  type FilledFormInput,
  formSheet,
  label,
  narrative,
  signatureRows,
  value,
} from './form-parts.ts'
import { CONSULTATION_CATEGORY } from './form-words.ts'

type F6 = Extract<FormSubmission, { formCode: 'F6' }>

export const f6Document = (input: FilledFormInput<F6>): DocumentModel => {
  const { data } = input.form
  return formSheet(input, '咨询登记表', [
    { cells: [label('姓名'), value(data.name ?? '未留姓名', 4), label('联系电话'), value(data.phone, 3)] },
    {
      cells: [
        label('登记日期'),
        value(input.signedAtMs === null ? '' : chineseDate(input.signedAtMs), 4),
        label('登记渠道'),
        value('自助终端', 3),
      ],
    },
    choices('咨询类别', CONSULTATION_CATEGORY, [data.category]),
    narrative('咨询内容', data.content, 60),
    narrative('答复意见', '', 66),
    ...signatureRows(input, f6Presentation.declaration['zh-CN']),
  ])
}
