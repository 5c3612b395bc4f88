/** 经济困难状况说明表 with the pledge of honesty on paper. */
import { perCapitaMonthlyYuan } from '@lutong/core/forms/f1b.ts'
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { f1bPresentation } from '@lutong/core/forms/presentation/f1b.ts'
import type { DocumentModel, Row } from '../layout/model.ts'
import { field, type FilledFormInput, formSheet, label, signatureRows, tickedYes, value, yuan } from './form-parts.ts'

type F1b = Extract<FormSubmission, { formCode: 'F1b' }>

const memberRows = (members: F1b['data']['members']): readonly Row[] => [
  {
    cells: [
      label('家庭成员', { rowSpan: members.length + 1 }),
      label('姓名', { colSpan: 2 }),
      label('关系'),
      label('年龄'),
      label('职业'),
      label('月收入', { colSpan: 2 }),
      label('患病残疾'),
    ],
  },
  ...members.map((member) => ({
    cells: [
      value(member.name, 2, { align: 'center' }),
      value(member.relation, 1, { align: 'center' }),
      value(String(member.age), 1, { align: 'center' }),
      value(member.occupation ?? '', 1, { align: 'center' }),
      value(yuan(member.monthlyIncomeYuan), 2, { align: 'right' }),
      value(member.illOrDisabled ? '是' : '否', 1, { align: 'center' }),
    ],
  })),
]

export const f1bDocument = (input: FilledFormInput<F1b>): DocumentModel => {
  const { data } = input.form
  return formSheet(input, '经济困难状况说明表', [
    { cells: [label('申请人'), value(input.applicant?.name ?? '', 8)] },
    {
      cells: [
        label('证件号码'),
        { content: { kind: 'boxed', text: input.applicant?.idNumber ?? '', cells: 18 }, colSpan: 8 },
      ],
    },
    {
      cells: [
        label('共同生活\n家庭人口'),
        value(`${data.householdSize} 人`, 4),
        label('家庭人均\n月收入', { colSpan: 2 }),
        value(yuan(perCapitaMonthlyYuan(data)), 2),
      ],
    },
    ...memberRows(data.members),
    {
      cells: [
        label('申请人\n月收入'),
        value(yuan(data.ownMonthlyIncomeYuan), 4),
        label('其他月收入', { colSpan: 2 }),
        value(yuan(data.otherMonthlyIncomeYuan), 2),
      ],
    },
    {
      cells: [
        label('家庭月支出'),
        value(yuan(data.monthlyExpensesYuan), 4),
        label('存款', { colSpan: 2 }),
        value(yuan(data.depositsYuan), 2),
      ],
    },
    field('住房', data.housing ?? ''),
    field('车辆', data.vehicles ?? ''),
    field('债务', data.debts ?? ''),
    field(
      '授权与知悉',
      [
        tickedYes('同意法律援助机构核查本人及共同生活家庭成员的经济状况', data.consentToCheck),
        tickedYes('已知悉《法律援助法》第六十四条规定的责任', data.consequencesAcknowledged),
      ].join('\n'),
    ),
    ...signatureRows(input, f1bPresentation.declaration['zh-CN']),
  ])
}
