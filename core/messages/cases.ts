/** Names of the stages and outcomes, the same on the kiosk, on paper and in the console. */
import type { DeskLevel } from '../cases/levels.ts'
import type { CaseStage, DecisionOutcome } from '../cases/stages.ts'
import type { Text, WrittenLanguage } from './text.ts'

const STAGE_NAMES: Record<CaseStage, Text> = {
  applied: { 'zh-CN': '已申请', en: 'Applied' },
  accepted: { 'zh-CN': '已受理', en: 'Accepted' },
  'under-review': { 'zh-CN': '审查中', en: 'Under review' },
  decided: { 'zh-CN': '已决定', en: 'Decided' },
  documented: { 'zh-CN': '已制证', en: 'Document issued' },
  published: { 'zh-CN': '已公开', en: 'Published' },
  'not-accepted': { 'zh-CN': '不予受理', en: 'Not accepted' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
}
const OUTCOME_NAMES: Record<DecisionOutcome, Text> = {
  granted: { 'zh-CN': '同意', en: 'Granted' },
  refused: { 'zh-CN': '不同意', en: 'Refused' },
}

export const DESK_NAMES: Record<DeskLevel, Text> = {
  station: { 'zh-CN': '乡镇（村）', en: 'Station' },
  county: { 'zh-CN': '县级', en: 'County' },
  city: { 'zh-CN': '市级', en: 'City' },
  province: { 'zh-CN': '省级', en: 'Province' },
}
export const deskName = (level: DeskLevel, language: WrittenLanguage): string => DESK_NAMES[level][language]

export const stageName = (stage: CaseStage, language: WrittenLanguage): string => STAGE_NAMES[stage][language]
export const outcomeName = (outcome: DecisionOutcome, language: WrittenLanguage): string =>
  OUTCOME_NAMES[outcome][language]
