import type { Language } from '@lutong/core/messages/text.ts'
import { useVisit } from '../visit/visit.ts'
import { en } from './words.en.ts'
import { type StaffWords, zhCN } from './words.zh-CN.ts'
// In the same piece as the menu: whoever opens it reads one of them at once.
import { zhCN as zhHant } from './words.zh-CN.ts?traditional'

const WORDS: Readonly<Record<Language, StaffWords>> = { 'zh-CN': zhCN, 'zh-Hant': zhHant, en }

export const useStaffWords = (): StaffWords => {
  const { snapshot } = useVisit()
  return WORDS[snapshot.language]
}

const BEIJING = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
/** 11-24 09:05, Beijing time. */
export const timeOf = (atMs: number): string => {
  const part = Object.fromEntries(BEIJING.formatToParts(atMs).map(({ type, value }) => [type, value]))
  return `${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}
