/** 行政复议申请书 on paper. One act, one form (行政复议法 22). */
import type { F4Data } from '@lutong/core/forms/f4.ts'
import type { DocumentModel } from '../layout/model.ts'
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
import { ACT_KIND, AGENCY_LEVEL, RECONSIDERATION_REQUEST } from './form-words.ts'

const yesNo = (yes: boolean) => (yes ? '是' : '否')

export const f4Document = (input: FormSheetInput & { readonly data: F4Data }): DocumentModel => {
  const { data } = input
  const agents = data.agents.length === 0 ? [undefined] : data.agents
  const evidence = data.evidence.length === 0 ? [undefined] : data.evidence
  return formSheet(input, data.oral ? '行政复议申请笔录' : '行政复议申请书', [
    ...personRows('申请人', data.applicant),
    ...agents.map((agent, at) => ({
      cells: [
        ...(at === 0 ? [label('代理人', { rowSpan: agents.length })] : []),
        value(agent?.name ?? '', 3),
        value(agent?.relation ?? '', 2),
        value(agent?.phone ?? '', 3),
      ],
    })),
    {
      cells: [
        label('被申请人'),
        value(data.respondent.agency, 4),
        label('级别'),
        value(AGENCY_LEVEL[data.respondent.level]),
        label('垂直管理'),
        value(yesNo(data.respondent.verticalSystem)),
      ],
    },
    choices('行政行为', ACT_KIND, [data.actKind]),
    {
      cells: [
        label('文书编号'),
        value(data.actNumber ?? '', 4),
        label('作出日期'),
        value(data.actDate === undefined ? '' : chineseIsoDate(data.actDate), 3),
      ],
    },
    {
      cells: [
        label('知道日期'),
        value(chineseIsoDate(data.knownDate), 4),
        label('告知复议\n权利'),
        value(yesNo(data.rightsNotified), 3),
      ],
    },
    choices('复议请求', RECONSIDERATION_REQUEST, data.requests),
    narrative('具体请求', data.requestText, 14),
    narrative('事实和理由', data.factsReasons, 30),
    {
      cells: [
        label('证据', { rowSpan: evidence.length + 1 }),
        label('名称', { colSpan: 4 }),
        label('证明什么', { colSpan: 4 }),
      ],
    },
    ...evidence.map((one) => ({ cells: [value(one?.name ?? '', 4), value(one?.proves ?? '', 4)] })),
    ...(data.lateReason === undefined ? [] : [field('超期理由', data.lateReason)]),
    field(
      '程序事项',
      [
        tickedYes('同意简易程序', data.simplifiedAgree),
        tickedYes('申请停止执行', data.stayRequested),
        tickedYes('申请听证', data.hearingRequested),
        tickedYes('愿意调解', data.mediationWilling),
        tickedYes('属复议前置', data.preLitigation),
      ].join('　'),
    ),
    ...signatureRows(input, '本人声明：对同一行政行为没有向人民法院提起行政诉讼；以上内容和证据真实。'),
  ])
}
