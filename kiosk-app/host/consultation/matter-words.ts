import type { LegalField } from '@lutong/core/consultation/consultation.ts'

/** On the record, which is in Chinese whatever the screen's language. */
export const MATTER_WORDS: Readonly<Record<LegalField, string>> = {
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
}
