import { writtenOf } from '@lutong/core/messages/written-of.ts'
import { useVisit } from '../visit/visit.ts'
import { en } from './words.en.ts'
import { type StaffWords, zhCN } from './words.zh-CN.ts'

export const useStaffWords = (): StaffWords => {
  const { snapshot } = useVisit()
  return writtenOf(snapshot.language) === 'en' ? en : zhCN
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
