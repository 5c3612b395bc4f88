/** 人民调解申请书 on paper. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { f2Presentation } from '@lutong/core/forms/presentation/f2.ts'
import type { DocumentModel } from '../layout/model.ts'
import {
  choices,
  field,
  type FilledFormInput,
  formSheet,
  label,
  narrative,
  partyRows,
  personRows,
  signatureRows,
  tickedYes,
  value,
  yuan,
} from './form-parts.ts'
import { DISPUTE_TYPE, OTHER_PARTY_CONSENT, RISK_FLAG } from './form-words.ts'

type F2 = Extract<FormSubmission, { formCode: 'F2' }>

export const f2Document = (input: FilledFormInput<F2>): DocumentModel => {
  const { data } = input.form
  const together = data.coApplicants.map((one) => (one.phone === undefined ? one.name : `${one.name}（${one.phone}）`))
  return formSheet(input, '人民调解申请书', [
    ...personRows('申请人', data.applicant),
    ...(together.length === 0 ? [] : [field('共同申请人', together.join('、'))]),
    ...partyRows('被申请人', data.respondents),
    choices('纠纷类型', DISPUTE_TYPE, [data.disputeType]),
    narrative('纠纷\n简要情况', data.facts, 36),
    narrative('申请事项', data.requests, 14),
    {
      cells: [
        label('涉及金额'),
        value(yuan(data.amountYuan), 4),
        label('公开调解'),
        value(data.publicMediation ? '可以公开' : '不公开', 3),
      ],
    },
    {
      cells: [
        label('调解委员会'),
        value(data.committee, 4),
        label('选定\n调解员'),
        value(data.preferredMediator ?? '', 3),
      ],
    },
    choices('对方意愿', OTHER_PARTY_CONSENT, [data.otherPartyConsent]),
    choices('风险情况', RISK_FLAG, [data.riskFlag]),
    field('权利告知', tickedYes('已知悉：人民调解自愿、不收费；调解不成的，可以依法起诉。', data.noticeAcknowledged)),
    ...signatureRows(input, f2Presentation.declaration['zh-CN']),
  ])
}
