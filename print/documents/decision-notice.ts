/** Acceptance, refusal, and the decision on legal aid: what was decided, why, by which law, and what one can do against it. */
import { unreachable } from '@lutong/core/result.ts'
import type { DocumentModel } from '../layout/model.ts'
import { chineseIsoDate } from './form-parts.ts'
import { letter } from './letter.ts'

interface Base {
  readonly number: string
  readonly applicantName: string
  readonly itemName: string
  readonly caseNumber: string
  readonly appliedOn: string
  readonly legalBasis: string
  readonly centreName: string
  readonly datedAtMs: number | null
  readonly copiesTo?: readonly string[]
}
/** Against a refusal there is always a way: who, until when. */
interface Refusal {
  readonly reasons: readonly string[]
  readonly remedy: string
}
export type DecisionNoticeInput = Base &
  (
    | { readonly decision: 'accepted'; readonly handledBy: string; readonly dueOn: string }
    | ({ readonly decision: 'not-accepted'; readonly goTo?: string | null } & Refusal)
    | { readonly decision: 'aid-granted'; readonly aidForm: string; readonly assignedTo: string | null }
    | ({ readonly decision: 'aid-refused' } & Refusal)
  )

const TITLE = {
  accepted: '受理通知书',
  'not-accepted': '不予受理通知书',
  'aid-granted': '给予法律援助决定书',
  'aid-refused': '不予法律援助决定书',
} as const

const refusal = ({ reasons, remedy }: Refusal, legalBasis: string, decided: string): readonly string[] => [
  `经审查，${decided}。理由如下：`,
  ...reasons.map((reason, at) => `${at + 1}．${reason}`),
  `依据：${legalBasis}。`,
  remedy,
]

const decisionParts = (input: DecisionNoticeInput): readonly string[] => {
  switch (input.decision) {
    case 'accepted':
      return [
        `经审查，您的申请符合受理条件，依据${input.legalBasis}，决定予以受理。`,
        `承办单位：${input.handledBy}。办理期限至${chineseIsoDate(input.dueOn)}。`,
        '您可以凭身份证或者查询码，在任一终端查询办理进度。',
      ]
    case 'not-accepted':
      return [
        ...refusal(input, input.legalBasis, '您的申请不符合受理条件，决定不予受理'),
        ...(input.goTo == null ? [] : [`这件事可以到这里办：${input.goTo}。`]),
        '申请材料在终端凭身份证或者查询码仍可查看。',
      ]
    case 'aid-granted':
      return [
        `经审查，您的申请符合法律援助条件，依据${input.legalBasis}，决定给予法律援助，形式为${input.aidForm}。法律援助不收取任何费用。`,
        input.assignedTo === null
          ? '我单位将自本决定作出之日起三日内指派法律援助人员，并通知您。'
          : `现指派${input.assignedTo}为您提供法律援助，请与其联系并如实陈述案情。`,
      ]
    case 'aid-refused':
      return refusal(input, input.legalBasis, '您的申请不符合法律援助条件，决定不予法律援助')
    default:
      return unreachable(input)
  }
}

export const decisionNotice = (input: DecisionNoticeInput): DocumentModel =>
  letter({
    title: TITLE[input.decision],
    number: input.number,
    addressee: input.applicantName,
    parts: [
      `您于${chineseIsoDate(input.appliedOn)}提出的“${input.itemName}”申请（编号 ${input.caseNumber}）收悉。`,
      ...decisionParts(input),
    ],
    from: input.centreName,
    datedAtMs: input.datedAtMs,
    ...(input.copiesTo === undefined ? {} : { copiesTo: input.copiesTo }),
  })
