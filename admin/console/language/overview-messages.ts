/** Texts of the overview. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface OverviewMessages {
  readonly title: string
  readonly period: string
  readonly days: (n: number) => string
  readonly late: string
  readonly soon: string
  readonly unassigned: string
  readonly terminals: string
  readonly byDay: string
  readonly byStage: string
  readonly byItem: string
  readonly ratings: string
  readonly count: string
  readonly day: string
  readonly none: string
  readonly asTable: string
  readonly sum: (n: number) => string
}

export const OVERVIEW_MESSAGES: Record<WrittenLanguage, OverviewMessages> = {
  'zh-CN': {
    title: '概览',
    period: '时间范围',
    days: (n) => `近 ${n} 天`,
    late: '已过期',
    soon: '两个工作日内到期',
    unassigned: '还没人经办',
    terminals: '终端在线 / 全部',
    byDay: '每天收到的案件',
    byStage: '案件在哪个阶段（全部）',
    byItem: '收到最多的事项',
    ratings: '满意度',
    count: '件数',
    day: '日期',
    none: '这段时间没有。',
    asTable: '看数字表',
    sum: (n) => `共 ${n} 件`,
  },
  en: {
    title: 'Overview',
    period: 'Period',
    days: (n) => `${n} days`,
    late: 'Overdue',
    soon: 'Due within two working days',
    unassigned: 'Handled by nobody yet',
    terminals: 'Terminals online / all',
    byDay: 'Cases received by day',
    byStage: 'Where cases stand (all)',
    byItem: 'Items received most',
    ratings: 'Satisfaction',
    count: 'Cases',
    day: 'Day',
    none: 'None in this period.',
    asTable: 'As a table',
    sum: (n) => (n === 1 ? '1 case' : `${n} cases`),
  },
}
