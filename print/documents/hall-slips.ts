/** Slips of the hall: queue ticket, guidance, appointment. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { SlipBlock, SlipModel } from '../receipt/model.ts'
import { isoMinute } from './form-parts.ts'

interface Centre {
  readonly centreName: string
  readonly centrePhone: string
  readonly language: WrittenLanguage
}

const pair = (name: string, value: string): SlipBlock => ({ kind: 'pair', name, value })
const RULE: SlipBlock = { kind: 'rule' }
const sheet = (
  { centreName, centrePhone, language }: Centre,
  title: string,
  blocks: readonly SlipBlock[],
): SlipModel => ({
  kind: 'slip',
  title,
  language,
  blocks: [
    { kind: 'text', text: centreName, align: 'center' },
    { kind: 'text', text: title, align: 'center', bold: true, double: true },
    RULE,
    ...blocks,
    RULE,
    pair(language === 'en' ? 'Telephone' : '电话', centrePhone),
  ],
})

export interface QueueTicketInput extends Centre {
  readonly ticket: string
  readonly itemName: string
  readonly place: string
  /** `null` where nobody can say. */
  readonly before: number | null
  /** Minutes, from and to; `null` where nobody can say: then nothing is promised. */
  readonly estimate: { readonly from: number; readonly to: number } | null
  readonly takenAtMs: number
  /** Of one who goes away and comes back by the number itself. */
  readonly kept?: { readonly untilMs: number; readonly asksCard: boolean }
}
const QUEUE = {
  'zh-CN': {
    title: '排队号',
    item: '事项',
    place: '地点',
    before: '前面还有',
    people: (count: number) => `${count} 人`,
    wait: '大约要等',
    minutes: (from: number, to: number) => `${from}–${to} 分钟`,
    unknown: '现在说不准',
    taken: '取号时间',
    hint: '听到或看到您的号请过去。过号可以告诉工作人员，不用重新取号。',
    until: '位置保留到',
    back: '请提前回来：在终端首页点“接着办上次的”，输入这个号，从原来的位置接着排。',
    backWithCard: '请提前回来：在终端首页点“接着办上次的”，输入这个号，再刷身份证，从原来的位置接着排。',
    late: '您不在时先请后面的人。过了时间，位置不再保留，可以重新排队。',
  },
  en: {
    title: 'Ticket',
    item: 'Service',
    place: 'Where',
    before: 'Before you',
    people: (count: number) => `${count}`,
    wait: 'Wait, about',
    minutes: (from: number, to: number) => `${from}–${to} min`,
    unknown: 'cannot be said now',
    taken: 'Taken at',
    hint: 'Go when your number is called or shown. If you missed it tell the staff; you need no new one.',
    until: 'Place kept until',
    back: 'Come back before that: at a terminal touch “Continue with a code” and type this number. You go on at the place you had.',
    backWithCard:
      'Come back before that: at a terminal touch “Continue with a code”, type this number and tap your card. You go on at the place you had.',
    late: 'While you are away those behind you go first. After that time the place is given up; you may queue again.',
  },
} as const

export const queueTicket = (input: QueueTicketInput): SlipModel => {
  const words = QUEUE[input.language]
  const { before, estimate, kept } = input
  return sheet(input, words.title, [
    { kind: 'text', text: input.ticket, align: 'center', bold: true, double: true },
    pair(words.item, input.itemName),
    pair(words.place, input.place),
    pair(words.before, before === null ? words.unknown : words.people(before)),
    pair(words.wait, estimate === null ? words.unknown : words.minutes(estimate.from, estimate.to)),
    pair(words.taken, isoMinute(input.takenAtMs)),
    ...(kept === undefined
      ? [{ kind: 'text', text: words.hint } as const]
      : [
          pair(words.until, isoMinute(kept.untilMs)),
          { kind: 'text', text: kept.asksCard ? words.backWithCard : words.back } as const,
          { kind: 'text', text: words.late } as const,
        ]),
  ])
}

export interface GuidanceSlipInput extends Centre {
  readonly itemName: string
  readonly place: string
  readonly hours: string
  readonly materials: readonly string[]
  readonly timeLimit: string
  readonly fee: string
  readonly steps: readonly string[]
  readonly guideUrl?: string
  readonly printedAtMs: number
}
const GUIDANCE = {
  'zh-CN': {
    title: '办事指引单',
    place: '地点',
    hours: '时间',
    bring: '请带好',
    nothing: '不用带材料。',
    limit: '办理期限',
    fee: '费用',
    steps: '怎么办',
    scan: '扫码看完整指南',
    printed: '打印时间',
  },
  en: {
    title: 'How to do it',
    place: 'Where',
    hours: 'Open',
    bring: 'Bring along',
    nothing: 'You need to bring nothing.',
    limit: 'Time limit',
    fee: 'Fee',
    steps: 'Steps',
    scan: 'Scan for the whole guide',
    printed: 'Printed',
  },
} as const

export const guidanceSlip = (input: GuidanceSlipInput): SlipModel => {
  const words = GUIDANCE[input.language]
  const title = (text: string): SlipBlock => ({ kind: 'text', text, bold: true })
  return sheet(input, words.title, [
    { kind: 'text', text: input.itemName, bold: true },
    pair(words.place, input.place),
    pair(words.hours, input.hours),
    pair(words.limit, input.timeLimit),
    pair(words.fee, input.fee),
    RULE,
    title(words.bring),
    ...(input.materials.length === 0
      ? [{ kind: 'text', text: words.nothing } as const]
      : input.materials.map((text): SlipBlock => ({ kind: 'point', mark: '[ ] ', text }))),
    RULE,
    title(words.steps),
    ...input.steps.map((text, at): SlipBlock => ({ kind: 'point', mark: `${at + 1}. `, text })),
    ...(input.guideUrl === undefined
      ? []
      : [
          { kind: 'code', data: input.guideUrl } as const,
          { kind: 'text', text: words.scan, align: 'center' } as const,
        ]),
    pair(words.printed, isoMinute(input.printedAtMs)),
  ])
}

export interface AppointmentSlipInput extends Centre {
  readonly itemName: string
  readonly atMs: number
  readonly place: string
  readonly person: string | null
  readonly code: string
  readonly materials: readonly string[]
}
const APPOINTMENT = {
  'zh-CN': {
    title: '预约单',
    item: '事项',
    time: '时间',
    place: '地点',
    person: '接待',
    anyone: '当班人员',
    code: '预约码',
    bring: '请带好',
    move: '改时间或取消：在任一终端刷身份证或输入预约码，或打电话。来不了请早点取消，把时间让给别人。',
  },
  en: {
    title: 'Appointment',
    item: 'Service',
    time: 'Time',
    place: 'Where',
    person: 'With',
    anyone: 'whoever is on duty',
    code: 'Code',
    bring: 'Bring along',
    move: 'To move or cancel it: tap your card or type the code at any terminal, or call. If you cannot come, cancel early and leave the time to somebody else.',
  },
} as const

export const appointmentSlip = (input: AppointmentSlipInput): SlipModel => {
  const words = APPOINTMENT[input.language]
  return sheet(input, words.title, [
    { kind: 'text', text: isoMinute(input.atMs), align: 'center', bold: true, double: true },
    pair(words.item, input.itemName),
    pair(words.place, input.place),
    pair(words.person, input.person ?? words.anyone),
    pair(words.code, input.code),
    ...(input.materials.length === 0
      ? []
      : [
          { kind: 'text', text: words.bring, bold: true } as const,
          ...input.materials.map((text): SlipBlock => ({ kind: 'point', mark: '[ ] ', text })),
        ]),
    { kind: 'text', text: words.move },
  ])
}

export interface SaveSlipInput extends Centre {
  readonly code: string
  readonly keptUntilMs: number
}
const SAVED = {
  'zh-CN': {
    title: '继续办理码',
    how: '在任一终端首页点“接着办上次的”，输入这个码，刷身份证就能接着办。',
    until: '保存到',
    secret: '这个码只有您有。请收好，不要给别人看；丢了找不回来。',
  },
  en: {
    title: 'Code to go on',
    how: 'At any terminal touch “Continue with a code”, type this code and tap your card.',
    until: 'Kept until',
    secret: 'Only you have this code. Keep it to yourself: a lost one cannot be found again.',
  },
} as const

/** Printed when a visit is put aside: the code and nothing of the visit. */
export const saveSlip = (input: SaveSlipInput): SlipModel => {
  const words = SAVED[input.language]
  return sheet(input, words.title, [
    { kind: 'text', text: input.code.replace(/^(.{5})/, '$1 '), align: 'center', bold: true, double: true },
    { kind: 'text', text: words.how },
    pair(words.until, isoMinute(input.keptUntilMs)),
    { kind: 'text', text: words.secret },
  ])
}
