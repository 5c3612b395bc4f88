/** Names of the stages and outcomes, the same on the kiosk, on paper and in the console. */
import type { CaseStage, DecisionOutcome } from '../cases/stages.ts'
import type { Language, Text } from './text.ts'

const STAGES: Record<CaseStage, Text> = {
  applied: { 'zh-CN': '已申请', en: 'Applied' },
  accepted: { 'zh-CN': '已受理', en: 'Accepted' },
  'under-review': { 'zh-CN': '审查中', en: 'Under review' },
  decided: { 'zh-CN': '已决定', en: 'Decided' },
  documented: { 'zh-CN': '已制证', en: 'Document issued' },
  published: { 'zh-CN': '已公开', en: 'Published' },
  'not-accepted': { 'zh-CN': '不予受理', en: 'Not accepted' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
}
const OUTCOMES: Record<DecisionOutcome, Text> = {
  granted: { 'zh-CN': '同意', en: 'Granted' },
  refused: { 'zh-CN': '不同意', en: 'Refused' },
}

export const stageName = (stage: CaseStage, language: Language): string => STAGES[stage][language]
export const outcomeName = (outcome: DecisionOutcome, language: Language): string => OUTCOMES[outcome][language]
