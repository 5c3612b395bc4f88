/** 咨询记录: what a lawyer and a citizen spoke about, confirmed by one and signed by the other (法律援助法 23; R12). */
import type { DocumentModel, Row } from '../layout/model.ts'
import { chineseDate, COLUMNS, field, isoMinute, label, narrative, tickedYes, value } from './form-parts.ts'

export interface ConsultationRecordInput {
  readonly number: string
  readonly centreName: string
  /** `null`: the citizen asked without a name. */
  readonly citizenName: string | null
  readonly theme: string
  readonly channel: 'video' | 'counter' | 'telephone' | 'written'
  readonly startedAtMs: number
  readonly endedAtMs: number
  /** Each consent was asked by itself; refusing the recording still got advice. */
  readonly consents: { readonly processing: boolean; readonly recording: boolean; readonly sharing: boolean }
  readonly facts: string
  readonly issue: string
  readonly advice: string
  readonly laws: readonly string[]
  readonly nextSteps: readonly string[]
  /** 法律援助法 23: whoever may be entitled is told so; the lawyer must have ticked one. */
  readonly legalAidHint: 'told' | 'not-entitled'
  readonly lawyer: { readonly name: string; readonly licence: string; readonly office: string }
  readonly citizenSignaturePng?: Uint8Array
  readonly lawyerSignaturePng?: Uint8Array
}

const ALL = COLUMNS.length
const CHANNEL = { video: '远程视频', counter: '窗口', telephone: '电话', written: '书面' } as const

const signature = (lead: string, png: Uint8Array | undefined, date: string): Row => ({
  cells: [
    { content: { kind: 'signature', lead, signature: png === undefined ? {} : { png }, trail: date }, colSpan: ALL },
  ],
})
const numbered = (lines: readonly string[]): string =>
  lines.length === 1 ? lines.join('') : lines.map((line, at) => `${at + 1}．${line}`).join('\n')

export const consultationRecord = (input: ConsultationRecordInput): DocumentModel => {
  const { consents, lawyer } = input
  const date = chineseDate(input.endedAtMs)
  return {
    kind: 'document',
    title: '法律咨询记录',
    language: 'zh-CN',
    marginsMm: { top: 16, right: 18, bottom: 20, left: 22 },
    footNote: `${input.centreName}　法律咨询记录　${input.number}`,
    blocks: [
      { kind: 'head', title: '法律咨询记录', note: `编号：${input.number}` },
      {
        kind: 'table',
        columns: COLUMNS,
        afterMm: 2,
        rows: [
          {
            cells: [
              label('咨询人'),
              value(input.citizenName ?? '未留姓名', 4),
              label('咨询方式'),
              value(CHANNEL[input.channel], 3),
            ],
          },
          {
            cells: [
              label('开始时间'),
              value(isoMinute(input.startedAtMs), 4),
              label('结束时间'),
              value(isoMinute(input.endedAtMs), 3),
            ],
          },
          field('咨询主题', input.theme),
          field(
            '同意事项',
            [
              tickedYes('处理个人信息', consents.processing),
              tickedYes('录音录像', consents.recording),
              tickedYes('共享材料', consents.sharing),
            ].join('　'),
          ),
          narrative('事实情况', input.facts, 26),
          narrative('争议焦点', input.issue, 14),
          narrative('解答意见', input.advice, 34),
          field('法律依据', numbered(input.laws)),
          field('下一步', numbered(input.nextSteps)),
          field(
            '法律援助\n提示',
            [
              tickedYes('可能符合条件，已告知可以申请法律援助', input.legalAidHint === 'told'),
              tickedYes('不符合法律援助条件', input.legalAidHint === 'not-entitled'),
            ].join('　'),
          ),
          {
            cells: [
              label('解答律师'),
              value(`${lawyer.name}（${lawyer.office}）`, 4),
              label('执业证号'),
              value(lawyer.licence, 3),
            ],
          },
          {
            cells: [
              value('以上记录我已看过（或听过宣读），与咨询内容一致。', ALL, {
                face: 'hei',
                sizePt: 10.5,
                indentChars: 2,
              }),
            ],
          },
          signature('咨询人（签名）：', input.citizenSignaturePng, date),
          signature('律师（签名）：', input.lawyerSignaturePng, date),
        ],
      },
    ],
  }
}
