/** Reasons from a list, with the words that staff, citizens and letters use. */
import { z } from 'zod'
import type { Text } from '../messages/text.ts'

const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })

export const ReferralReason = z.enum(['beyond-level', 'complex', 'conflict-of-interest', 'no-capacity', 'jurisdiction'])
export type ReferralReason = z.infer<typeof ReferralReason>
export const REFERRAL_REASONS: Record<ReferralReason, Text> = {
  'beyond-level': text('超出本级的办理权限', 'It is beyond what this level may decide'),
  complex: text('案情复杂或者影响较大', 'It is complex or matters to many'),
  'conflict-of-interest': text('本级与当事人有利害关系，应当回避', 'This level has an interest in it and steps aside'),
  'no-capacity': text('本级没有承办的人员或者专业力量', 'This level has nobody who can handle it'),
  jurisdiction: text('依法由上级管辖', 'By law it belongs to the level above'),
}

export const NotAcceptedReason = z.enum([
  'not-in-scope',
  'other-body',
  'out-of-time',
  'no-standing',
  'no-clear-facts',
  'handled-already',
])
export type NotAcceptedReason = z.infer<typeof NotAcceptedReason>
export const NOT_ACCEPTED_REASONS: Record<NotAcceptedReason, Text> = {
  'not-in-scope': text('不属于本事项的受理范围', 'It is not what this service covers'),
  'other-body': text('不属于本机构管辖', 'Another body is competent'),
  'out-of-time': text('超过了规定的申请期限', 'It came after the time limit'),
  'no-standing': text('申请人与该事项没有利害关系', 'The applicant has no interest in the matter'),
  'no-clear-facts': text('没有明确的请求和事实依据', 'Request and facts are not clear'),
  'handled-already': text('同一事项已经受理或者办结', 'The same matter is being handled or was decided'),
}
/** 行政复议法 30: whoever is not competent says who is; nobody is sent away without an address. */
export const needsGoTo = (reason: NotAcceptedReason): boolean => reason === 'other-body' || reason === 'not-in-scope'

/** Why a limit may stand still; which of them a service knows is said in the catalogue. */
export const PauseReason = z.enum(['verification', 'force-majeure', 'pending-conclusion'])
export type PauseReason = z.infer<typeof PauseReason>
export const PAUSE_REASONS: Record<PauseReason, Text> = {
  verification: text('需要核实有关情况', 'Facts have to be verified'),
  'force-majeure': text('发生不可抗力', 'Force majeure'),
  'pending-conclusion': text(
    '要以司法机关或者主管部门的结论为依据，结论还没有作出',
    'It rests on a conclusion of a court or authority that is not there yet',
  ),
}
