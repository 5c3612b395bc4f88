/** What a filled-in form lets us work out for the citizen before it is sent: told beside the review, never in the way. */
import { dayOfIsoDate } from '../calendar/civil-day.ts'
import { type Draft, valueAt } from '../forms/draft.ts'
import { F1bData, perCapitaMonthlyYuan } from '../forms/f1b.ts'
import type { FormCode } from '../forms/form-submission.ts'
import type { Text } from '../messages/text.ts'
import { reviewingAuthority } from './authorities.ts'
import { dateOf, dateText, text, yuanText } from './calculator.ts'
import { limitationEnds } from './limitation.ts'
import { meansVerdict, thresholdOf } from './means.ts'

export interface FormHelp {
  readonly tone: 'info' | 'warn'
  readonly text: Text
  readonly source: string
}

/** 法律援助法 44: seven days or less before a limitation or a hearing. */
const URGENT_DAYS = 7
export const isUrgent = (nextDeadline: string, today: string): boolean => {
  const left = dayOfIsoDate(nextDeadline) - dayOfIsoDate(today)
  return left >= 0 && left <= URGENT_DAYS
}

const dayAt = (draft: Draft, path: string): string | undefined => {
  const value = valueAt(draft, path)
  return typeof value === 'string' ? dateOf(value) : undefined
}

const both = (a: Text, b: Text): Text => ({ 'zh-CN': a['zh-CN'] + b['zh-CN'], en: `${a.en} ${b.en}` })

const urgency = (draft: Draft, today: string): FormHelp[] => {
  const deadline = dayAt(draft, 'nextDeadline')
  return deadline !== undefined && isUrgent(deadline, today)
    ? [
        {
          tone: 'warn',
          text: text(
            '七天内就要到期，可以先派律师后补手续。请同时打电话说明。',
            'It is due within seven days: a lawyer may be named first. Please call as well.',
          ),
          source: '法律援助法 44',
        },
      ]
    : []
}
const hardship = (draft: Draft, regionCode: string): FormHelp[] => {
  const parsed = F1bData.safeParse(draft)
  if (!parsed.success) return []
  const perCapita = perCapitaMonthlyYuan(parsed.data)
  const verdict = meansVerdict(perCapita, thresholdOf(regionCode))
  const say = {
    below: text('，在本地标准以内。', ', within the local threshold.'),
    above: text(
      '，超过本地标准，但仍由援助机构决定。',
      ', above the local threshold; the aid body decides all the same.',
    ),
    unknown: text('，由援助机构按本地标准决定。', '; the aid body decides by the local threshold.'),
  }[verdict]
  return [
    {
      tone: 'info',
      text: both(both(text('人均每月', 'A head and month:'), yuanText(perCapita)), say),
      source: '法律援助法 34',
    },
  ]
}
const LEVELS = ['township', 'county', 'city', 'province', 'ministry'] as const
const reviewer = (draft: Draft): FormHelp[] => {
  const level = LEVELS.find((one) => one === valueAt(draft, 'respondent.level'))
  if (level === undefined) return []
  const { authority, source } = reviewingAuthority(level, valueAt(draft, 'respondent.verticalSystem') === true)
  return [{ tone: 'info', text: both(text('复议机关：', 'Reviewed by:'), authority), source }]
}
const lastDay = (kind: string, from: string | undefined, today: string): FormHelp[] => {
  const ends = from === undefined ? undefined : limitationEnds(kind, from)
  if (ends === undefined) return []
  const passed = ends < today
  return [
    {
      tone: passed ? 'warn' : 'info',
      text: passed
        ? text(
            '期限可能已经过了，照样可以交，请写明原因或问律师。',
            'The time may be over; you may still submit: give the reason or ask a lawyer.',
          )
        : both(text('最晚到', 'Latest day:'), dateText(ends)),
      source: kind === 'labour-arbitration' ? '劳动争议调解仲裁法 27' : '行政复议法 20',
    },
  ]
}

/** Pure; `today`: `YYYY-MM-DD`. */
export const formHelp = (
  code: FormCode,
  draft: Draft,
  { regionCode, today }: { readonly regionCode: string; readonly today: string },
): readonly FormHelp[] => {
  const day = (path: string) => dayAt(draft, path)
  switch (code) {
    case 'F1':
      return urgency(draft, today)
    case 'F1b':
      return hardship(draft, regionCode)
    case 'F4':
      return [
        ...reviewer(draft),
        ...lastDay(
          valueAt(draft, 'rightsNotified') === false ? 'reconsideration-not-told' : 'reconsideration',
          day('knownDate'),
          today,
        ),
      ]
    case 'F5':
      return lastDay('labour-arbitration', day('leaveDate'), today)
    case 'F2':
    case 'F3':
    case 'F6':
    case 'R1':
    case 'B1':
    case 'S1':
      return []
    default:
      return code satisfies never
  }
}
