/** 公证申请表 on paper. */
import type { F3Data } from '@lutong/core/forms/f3.ts'
import type { DocumentModel, Row } from '../layout/model.ts'
import {
  chineseIsoDate,
  choices,
  field,
  type FormSheetInput,
  formSheet,
  label,
  narrative,
  personRows,
  signatureRows,
  tickedYes,
  value,
} from './form-parts.ts'
import { DELIVERY, HEIR_CHOICE, NOTARY_MATTER, VENUE_BASIS } from './form-words.ts'

const inheritanceRows = (inheritance: NonNullable<F3Data['inheritance']>): readonly Row[] => [
  {
    cells: [
      label('被继承人'),
      value(inheritance.deceased, 3),
      label('死亡日期'),
      value(chineseIsoDate(inheritance.diedOn), 2),
      label('遗嘱'),
      value(tickedYes('有', inheritance.hasWill)),
    ],
  },
  {
    cells: [
      label('继承人', { rowSpan: inheritance.heirs.length + 1 }),
      label('姓名', { colSpan: 3 }),
      label('与被继承人关系', { colSpan: 3 }),
      label('是否继承', { colSpan: 2 }),
    ],
  },
  ...inheritance.heirs.map((heir) => ({
    cells: [value(heir.name, 3), value(heir.relation, 3), value(HEIR_CHOICE[heir.choice], 2)],
  })),
]

export const f3Document = (input: FormSheetInput & { readonly data: F3Data }): DocumentModel => {
  const { data } = input
  const [agent] = data.agents
  return formSheet(input, '公证申请表', [
    ...personRows('申请人', data.applicant),
    {
      cells: [
        label('代理人'),
        value(agent?.name ?? '', 3),
        label('与申请人\n关系'),
        value(agent?.relation ?? ''),
        label('联系电话'),
        value(agent?.phone ?? '', 2),
      ],
    },
    choices('公证事项', NOTARY_MATTER, [data.notaryMatter]),
    {
      cells: [label('公证书名称'), value(data.documentName, 5), label('份数'), value(String(data.copies), 2)],
    },
    field('用途', data.purpose),
    {
      cells: [label('使用地'), value(data.useCountry ?? '', 4), label('译文'), value(data.translation ?? '', 3)],
    },
    choices('管辖依据', VENUE_BASIS, [data.venueBasis]),
    field('公证机构', data.notaryOffice),
    ...(data.property.length === 0
      ? []
      : data.property.map((one, at) => ({
          cells: [
            ...(at === 0 ? [label('涉及财产', { rowSpan: data.property.length })] : []),
            value(one.name, 5),
            value(one.share ?? '', 3),
          ],
        }))),
    ...(data.inheritance === undefined ? [] : inheritanceRows(data.inheritance)),
    narrative('提交的材料', data.submitted.map(({ name }, at) => `${at + 1}．${name}`).join('　'), 12),
    field('见证人', data.witnesses.map(({ name }) => name).join('、')),
    {
      cells: [
        label('领取方式'),
        value(DELIVERY[data.delivery], 4),
        label('减免费用'),
        value(tickedYes('申请减免', data.feeReduction), 3),
      ],
    },
    ...signatureRows(
      input,
      '本人声明：所填内容和提交的材料真实、合法，该事项没有争议；已知悉提供虚假材料应承担的法律责任。',
    ),
  ])
}
