/** Letters, records and hall slips with invented people, for the samples on show and for the tests. */
import type { DocumentModel } from '../layout/model.ts'
import type { SlipModel } from '../receipt/model.ts'
import { consultationRecord } from './consultation-record.ts'
import { decisionNotice } from './decision-notice.ts'
import { appointmentSlip, guidanceSlip, queueTicket } from './hall-slips.ts'
import { legalOpinion } from './legal-opinion.ts'
import { supervisionOrder } from './supervision-order.ts'
import { supplementNotice } from './supplement-notice.ts'

const CENTRE = '青石县公共法律服务中心'
const LAWYER = { name: '陈律范', licence: '13310202610000000', office: '青石县示范律师事务所' } as const
const CASE = {
  applicantName: '李试样',
  itemName: '农民工讨薪、工伤法律援助（绿色通道）',
  caseNumber: '331081-20261124-000001',
  appliedOn: '2026-11-20',
  centreName: CENTRE,
} as const

export const sampleLetters = (datedAtMs: number): readonly (readonly [string, DocumentModel])[] => [
  [
    'consultation-record',
    consultationRecord({
      number: '咨2026-000317',
      centreName: CENTRE,
      citizenName: '李试样',
      theme: '工资拖欠',
      channel: 'video',
      startedAtMs: datedAtMs - 1_500_000,
      endedAtMs: datedAtMs,
      consents: { processing: true, recording: false, sharing: true },
      facts:
        '今年三月到八月在样例工地做木工，说好每天三百元，没有签合同。八月底完工后一直没有付工钱，有考勤照片和微信记录。',
      issue: '没有签劳动合同，能否要回工资；需要哪些证据；有无期限。',
      advice:
        '没有签书面合同不影响劳动关系成立。考勤照片、微信记录、工友证言都可以作为证据。劳动关系存续期间拖欠劳动报酬的，申请仲裁不受一年限制；劳动关系终止的，应当自终止之日起一年内提出。建议先申请劳动仲裁，同时可以向劳动监察投诉。',
      laws: ['《劳动争议调解仲裁法》第二十七条', '《法律援助法》第三十一条第（五）项、第四十二条'],
      nextSteps: ['整理考勤照片和微信记录。', '在终端提交法律援助申请。', '十二月底前申请劳动仲裁。'],
      legalAidHint: 'told',
      lawyer: LAWYER,
    }),
  ],
  [
    'legal-opinion',
    legalOpinion({
      number: '青示律意〔2026〕12号',
      citizenName: '李试样',
      question: '没有签合同，能不能要回工钱',
      facts: '您陈述：2026年3月至8月在样例工地做木工，约定每日300元，未签书面劳动合同，完工后未获支付工资27600元。',
      materials: ['考勤照片六张', '微信聊天记录', '工友联系方式'],
      analysis: [
        '未订立书面劳动合同不影响劳动关系的成立。用人单位自用工之日起超过一个月不满一年未与劳动者订立书面劳动合同的，应当向劳动者每月支付二倍的工资。',
        '劳动关系终止的，劳动争议申请仲裁的时效期间为一年，自终止之日起计算。您的劳动关系于2026年8月底终止，应当在2027年8月底前申请仲裁。',
      ],
      conclusion:
        '您可以要求支付拖欠的工资27600元，并可以一并主张未签合同的二倍工资差额。现有证据可以初步证明劳动关系和出勤天数。',
      laws: ['《劳动合同法》第七条、第八十二条；', '《劳动争议调解仲裁法》第二十七条。'],
      lawyer: LAWYER,
      datedAtMs,
      isDraft: false,
    }),
  ],
  [
    'supplement-notice',
    supplementNotice({
      ...CASE,
      number: '青公法补〔2026〕3号',
      missing: [
        { name: '身份证复印件', why: '核对申请人身份', instead: '可以在终端刷身份证代替' },
        { name: '欠薪证据', why: '证明拖欠的时间和数额', instead: '考勤、聊天记录、工友证言都可以' },
      ],
      dueOn: '2026-12-04',
      lapse: '未按要求补充材料或者作出说明的，视为撤回申请（法律援助法第四十三条第二款）；以后可以重新申请。',
      waysToHandIn: '可以在任一终端补传、邮寄或者交到窗口。',
      contact: `${CENTRE}，0571-00000000`,
      datedAtMs,
    }),
  ],
  [
    'acceptance-notice',
    decisionNotice({
      ...CASE,
      decision: 'accepted',
      number: '青公法受〔2026〕8号',
      legalBasis: '《法律援助法》第四十三条',
      handledBy: '青石县法律援助中心',
      dueOn: '2026-12-01',
      datedAtMs,
    }),
  ],
  [
    'refusal-notice',
    decisionNotice({
      ...CASE,
      decision: 'aid-refused',
      number: '青法援不〔2026〕2号',
      legalBasis: '《法律援助法》第三十一条、第四十三条',
      reasons: ['申请事项不属于法律援助的范围。', '申请人家庭人均收入高于当地经济困难标准。'],
      remedy:
        '对本决定有异议的，可以自收到本决定书之日起六十日内向青石县司法局提出异议；也可以依法申请行政复议或者提起行政诉讼。需要时可以请值班律师解答，不收费用。',
      datedAtMs,
    }),
  ],
  [
    'aid-decision',
    decisionNotice({
      ...CASE,
      decision: 'aid-granted',
      number: '青法援决〔2026〕41号',
      legalBasis: '《法律援助法》第三十一条第（五）项、第四十二条、第四十三条',
      aidForm: '仲裁代理',
      assignedTo: `${LAWYER.office}${LAWYER.name}律师`,
      datedAtMs,
      copiesTo: [LAWYER.office],
    }),
  ],
  [
    'supervision-order',
    supervisionOrder({
      number: '青公法督〔2026〕5号',
      body: '青石县法律援助中心',
      cases: [
        {
          caseNumber: CASE.caseNumber,
          itemName: CASE.itemName,
          stage: '审查',
          dueOn: '2026-11-23',
          problem: '超过决定期限一日',
        },
      ],
      demand: '立即作出决定并告知申请人，查明超期原因。',
      answerBy: '2026-11-27',
      from: CENTRE,
      datedAtMs,
    }),
  ],
]

export const sampleLetterSlips = (atMs: number): readonly (readonly [string, SlipModel])[] =>
  (['zh-CN', 'en'] as const).flatMap((language): readonly (readonly [string, SlipModel])[] => {
    const centre = { centreName: CENTRE, centrePhone: '0571-00000000', language }
    const zh = language === 'zh-CN'
    const itemName = zh ? '劳动争议法律咨询' : 'Advice on labour disputes'
    const materials = zh
      ? ['身份证', '劳动合同、工资条或者考勤记录（有什么带什么）']
      : ['ID card', 'Contract, pay slips or attendance records, whatever you have']
    return [
      [
        `queue-ticket.${language}`,
        queueTicket({
          ...centre,
          ticket: 'A017',
          itemName,
          place: zh ? '二号视频室' : 'Video room 2',
          before: 3,
          estimate: { from: 15, to: 30 },
          takenAtMs: atMs,
        }),
      ],
      [
        `queue-ticket-away.${language}`,
        queueTicket({
          ...centre,
          ticket: 'K7M 2QX',
          itemName: zh ? '视频咨询' : 'Video consultation',
          place: zh ? '本中心任意一台终端' : 'any terminal of this centre',
          before: 2,
          estimate: { from: 10, to: 15 },
          takenAtMs: atMs,
          kept: { untilMs: atMs + 3_600_000, asksCard: true },
        }),
      ],
      [
        `guidance-slip.${language}`,
        guidanceSlip({
          ...centre,
          itemName,
          place: zh ? '青石县人民路一号，一楼窗口' : '1 Renmin Road, ground floor',
          hours: zh ? '周一至周五 9:00–17:00' : 'Mon–Fri 9:00–17:00',
          materials,
          timeLimit: zh ? '当场解答' : 'answered at once',
          fee: zh ? '不收费' : 'free',
          steps: zh
            ? ['取号等候。', '说明情况，给律师看材料。', '看过咨询记录后签名。']
            : ['Take a ticket.', 'Tell what happened and show your papers.', 'Read the record and sign it.'],
          guideUrl: 'https://centre.example/guide/GF05001',
          printedAtMs: atMs,
        }),
      ],
      [
        `appointment-slip.${language}`,
        appointmentSlip({
          ...centre,
          itemName,
          atMs: atMs + 86_400_000,
          place: zh ? '二号视频室' : 'Video room 2',
          person: null,
          code: 'YK7Q2M',
          materials,
        }),
      ],
    ]
  })
