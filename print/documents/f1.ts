/** 法律援助申请表 on paper. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { f1Presentation } from '@lutong/core/forms/presentation/f1.ts'
import type { DocumentModel, Row } from '../layout/model.ts'
import {
  chineseIsoDate,
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
import {
  AGENT_KIND,
  AID_FORM,
  CROWD,
  legalBasis,
  MATTER_KIND,
  MEANS_MODE,
  PROCEDURE_STAGE,
  ROLE_IN_CASE,
  WRITER,
} from './form-words.ts'

type F1 = Extract<FormSubmission, { formCode: 'F1' }>

const agentRows = ({ agent }: F1['data']): readonly Row[] => [
  {
    cells: [
      label('代理人', { rowSpan: 2 }),
      label('姓名'),
      value(agent?.name ?? '', 3),
      label('联系电话'),
      value(agent?.phone ?? '', 3),
    ],
  },
  {
    cells: [
      label('证件号码'),
      value(agent?.idNumber ?? '', 3),
      label('代理类别'),
      value(agent === undefined ? '' : `${AGENT_KIND[agent.kind]}（${agent.relation}）`, 3),
    ],
  },
]

export const f1Document = (input: FilledFormInput<F1>): DocumentModel => {
  const { data } = input.form
  return formSheet(input, '法律援助申请表', [
    ...personRows('申请人\n基本情况', data.applicant),
    {
      cells: [
        label('工作单位'),
        value(data.applicant.employer ?? '', 4),
        label('职业'),
        value(data.applicant.occupation ?? '', 3),
      ],
    },
    choices('人群类别', CROWD, data.crowd),
    ...agentRows(data),
    choices('案件类型', MATTER_KIND, [data.matterKind]),
    field('法律依据', legalBasis(data.legalBasisClause)),
    {
      cells: [label('案由'), value(data.cause, 4), label('程序阶段'), value(PROCEDURE_STAGE[data.procedureStage], 3)],
    },
    {
      cells: [
        label('案中地位'),
        value(ROLE_IN_CASE[data.roleInCase], 4),
        label('期限日'),
        value(data.nextDeadline === undefined ? '' : chineseIsoDate(data.nextDeadline), 3),
      ],
    },
    {
      cells: [label('办案机关'), value(data.handlingBody ?? '', 4), label('案号'), value(data.caseReference ?? '', 3)],
    },
    choices('申请援助形式', AID_FORM, [data.aidForm]),
    ...partyRows('对方当事人', data.opposingParties),
    narrative('案情及\n申请理由', data.facts, 42),
    narrative('申请事项', data.requests, 16),
    {
      cells: [
        label('标的额'),
        value(yuan(data.amountYuan), 4),
        label('曾否申请'),
        value(data.priorAid ? '是' : '否', 3),
      ],
    },
    choices('经济困难\n状况核查', MEANS_MODE, [data.meansMode]),
    {
      cells: [
        label('填表人'),
        value(WRITER[data.writtenBy], 4),
        label('宣读确认'),
        value(tickedYes('已由工作人员宣读', data.readAloud), 3),
      ],
    },
    ...signatureRows(input, f1Presentation.declaration['zh-CN']),
  ])
}
