/** Texts about the queue for a lawyer. */
import type { LegalField, SpokenLanguage } from '@lutong/core/consultation/consultation.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface QueueMessages {
  readonly title: string
  /** Of a case. */
  readonly cameFrom: string
  readonly talk: string
  readonly waiting: string
  readonly nobody: string
  readonly place: string
  readonly terminal: string
  readonly field: string
  readonly language: string
  readonly since: string
  readonly state: string
  readonly states: Record<'queued' | 'offered', string>
  readonly held: (until: string) => string
  readonly noLawyer: string
  readonly urgent: string
  readonly noShows: string
  readonly noShowsHint: string
  readonly noNoShows: string
  readonly until: string
  readonly fields: Record<LegalField, string>
  readonly languages: Record<SpokenLanguage, string>
}

export const QUEUE_MESSAGES: Record<WrittenLanguage, QueueMessages> = {
  'zh-CN': {
    title: '律师排队',
    cameFrom: '由来',
    talk: '视频咨询',
    waiting: '正在排队',
    nobody: '现在没有人在排队。',
    place: '第几位',
    terminal: '终端',
    field: '事由',
    language: '语言',
    since: '从什么时候等',
    state: '情况',
    states: { queued: '在等', offered: '正在请律师接听' },
    held: (until) => `凭号离开，位置留到 ${until}`,
    noLawyer: '没有律师能接',
    urgent: '优先',
    noShows: '凭号离开、没有回来的',
    noShowsHint: '最近 12 小时。位置已经不再保留；本人回来可以重新排队。',
    noNoShows: '没有。',
    until: '位置留到',
    fields: {
      labour: '劳动、工资',
      family: '婚姻家庭',
      property: '房屋、继承',
      debt: '借款、欠债',
      traffic: '交通事故',
      consumer: '消费',
      land: '土地',
      administrative: '行政',
      criminal: '刑事',
      other: '其他',
    },
    languages: { zh: '汉语', en: '英语', ug: '维吾尔语', bo: '藏语', mn: '蒙古语', csl: '手语' },
  },
  en: {
    title: 'Lawyers’ queue',
    cameFrom: 'Came from',
    talk: 'a talk with a lawyer',
    waiting: 'Waiting now',
    nobody: 'Nobody is waiting now.',
    place: 'Place',
    terminal: 'Terminal',
    field: 'Matter',
    language: 'Language',
    since: 'Waiting since',
    state: 'State',
    states: { queued: 'waits', offered: 'a lawyer is being asked' },
    held: (until) => `away with a ticket, kept until ${until}`,
    noLawyer: 'no lawyer can take it',
    urgent: 'first',
    noShows: 'Left with a ticket and did not come back',
    noShowsHint: 'The last 12 hours. The place is given up; whoever comes may queue again.',
    noNoShows: 'Nobody.',
    until: 'Kept until',
    fields: {
      labour: 'Work and wages',
      family: 'Family',
      property: 'Housing and inheritance',
      debt: 'Loans and debts',
      traffic: 'Traffic accident',
      consumer: 'Consumer',
      land: 'Land',
      administrative: 'Administrative',
      criminal: 'Criminal',
      other: 'Other',
    },
    languages: { zh: 'Chinese', en: 'English', ug: 'Uyghur', bo: 'Tibetan', mn: 'Mongolian', csl: 'sign language' },
  },
}
