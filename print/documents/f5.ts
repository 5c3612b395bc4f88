/** 劳动人事争议仲裁申请书 on paper: as many copies as there are respondents, besides the committee's own. */
import type { F5Data } from '@lutong/core/forms/f5.ts'
import type { DocumentModel, Row } from '../layout/model.ts'
import {
  chineseIsoDate,
  field,
  type FormSheetInput,
  formSheet,
  label,
  narrative,
  personRows,
  signatureRows,
  tickedYes,
  value,
  yuan,
} from './form-parts.ts'
import { CLAIM_KIND } from './form-words.ts'

const employerRows = (title: string, employer: F5Data['respondents'][number]): readonly Row[] => [
  {
    cells: [
      label(title, { rowSpan: 2 }),
      label('名称'),
      value(employer.name, 3),
      label('法定\n代表人'),
      value(employer.legalRepresentative ?? ''),
      label('职务'),
      value(employer.title ?? ''),
    ],
  },
  {
    cells: [label('地址'), value(employer.address ?? '', 3), label('联系电话'), value(employer.phone ?? '', 3)],
  },
]
const period = (from: string | undefined, to: string | undefined) =>
  from === undefined || to === undefined ? '' : `${chineseIsoDate(from)}至${chineseIsoDate(to)}`

export const f5Document = (input: FormSheetInput & { readonly data: F5Data }): DocumentModel => {
  const { data } = input
  const total = data.claims.reduce((sum, { amountYuan = 0 }) => sum + amountYuan, 0)
  const witnesses = data.witnesses.map(({ address, name }) => (address === undefined ? name : `${name}（${address}）`))
  return formSheet(input, '劳动人事争议仲裁申请书', [
    ...personRows('申请人', data.applicant),
    ...data.respondents.flatMap((employer, at) =>
      employerRows(data.respondents.length > 1 ? `被申请人${at + 1}` : '被申请人', employer),
    ),
    {
      cells: [
        label('入职日期'),
        value(chineseIsoDate(data.entryDate), 4),
        label('离职日期'),
        value(data.leaveDate === undefined ? '' : chineseIsoDate(data.leaveDate), 3),
      ],
    },
    {
      cells: [
        label('岗位'),
        value(data.post, 2),
        label('月工资'),
        value(yuan(data.monthlyWageYuan), 2),
        label('合同'),
        value(tickedYes('已签', data.contractSigned), 2),
      ],
    },
    field('拖欠期间', period(data.owedFrom, data.owedTo)),
    {
      cells: [
        label('仲裁请求', { rowSpan: data.claims.length + 2 }),
        label('请求', { colSpan: 3 }),
        label('金额', { colSpan: 2 }),
        label('计算方法', { colSpan: 3 }),
      ],
    },
    ...data.claims.map((claim) => ({
      cells: [value(CLAIM_KIND[claim.kind], 3), value(yuan(claim.amountYuan), 2), value(claim.formula, 3)],
    })),
    { cells: [label('合计', { colSpan: 3 }), value(yuan(total), 5)] },
    narrative('事实和理由', data.facts, 26),
    {
      cells: [
        label('证据', { rowSpan: data.evidence.length + 1 }),
        label('名称', { colSpan: 4 }),
        label('来源', { colSpan: 4 }),
      ],
    },
    ...data.evidence.map((one) => ({ cells: [value(one.name, 4), value(one.source, 4)] })),
    field('证人', witnesses.join('；')),
    {
      cells: [label('仲裁委员会'), value(data.committee, 5), label('副本'), value(`${data.respondents.length} 份`, 2)],
    },
    ...signatureRows(input, '本人声明：以上内容和证据真实。申请书按被申请人人数提交副本。'),
  ])
}
