/** Texts about the queue for a lawyer. */
import type { LegalField, SpokenLanguage, Tier } from '@lutong/core/consultation/consultation.ts'
import type { QueueView } from '../../server/dispatch/console-queue.ts'
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
  readonly lawyers: string
  readonly lawyersFree: (free: number, of: number) => string
  readonly organisation: string
  readonly tier: string
  readonly tiers: Record<Tier, string>
  readonly busyWith: string
  readonly lawyerStates: Record<QueueView['lawyers'][number]['state'], string>
  readonly words: string
  readonly wordsHint: string
  readonly noWords: string
  readonly when: string
  readonly person: string
  readonly noName: string
  readonly lawyer: string
  readonly word: string
  readonly suggests: (name: string) => string
  readonly seenTo: string
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
    lawyers: '值班律师',
    lawyersFree: (free, of) => `${of} 位律师，${free} 位现在能接。`,
    organisation: '单位',
    tier: '分工',
    tiers: { 'first-line': '首接', specialist: '专项' },
    busyWith: '手上几件',
    lawyerStates: { free: '能接', busy: '正在接', break: '休息', away: '不在', 'off-duty': '不在班' },
    words: '律师留的话',
    wordsHint: '来访人已经离开终端，还没有提交申请。联系本人，或约个时间；不能替本人提交。',
    noWords: '没有。',
    when: '时间',
    person: '来访人',
    noName: '没有留姓名',
    lawyer: '律师',
    word: '留话',
    suggests: (name) => `建议办：${name}`,
    seenTo: '已处理',
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
    lawyers: 'Lawyers on duty',
    lawyersFree: (free, of) => `${free} of ${of} lawyers can take one now.`,
    organisation: 'Organisation',
    tier: 'Takes',
    tiers: { 'first-line': 'first line', specialist: 'special matters' },
    busyWith: 'At work on',
    lawyerStates: { free: 'free', busy: 'at work', break: 'on a break', away: 'away', 'off-duty': 'off duty' },
    words: 'Words lawyers have left',
    wordsHint:
      'The visitor has left the terminal and submitted nothing. Reach them or give them a time; nothing is submitted for them.',
    noWords: 'None.',
    when: 'When',
    person: 'Visitor',
    noName: 'no name given',
    lawyer: 'Lawyer',
    word: 'Word',
    suggests: (name) => `Suggests: ${name}`,
    seenTo: 'Seen to',
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
