/** Texts about appointments: hours, places, the day's list. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface AppointmentMessages {
  readonly title: string
  readonly institution: string
  readonly day: string
  readonly time: string
  readonly nobody: string
  readonly hours: string
  readonly from: string
  readonly to: string
  readonly opening: (n: number) => string
  readonly oneMore: string
  readonly drop: string
  readonly slotMinutes: string
  readonly capacity: string
  readonly closedDays: string
  readonly closedDaysHint: string
  readonly save: string
  readonly saved: string
  readonly invalid: string
  readonly supervisorOnly: string
  readonly noPlace: string
}

export const APPOINTMENT_MESSAGES: Record<WrittenLanguage, AppointmentMessages> = {
  'zh-CN': {
    title: '预约',
    institution: '接待单位',
    day: '哪一天',
    time: '时间',
    nobody: '这一天还没有人约。',
    hours: '接待时间和名额',
    from: '开始',
    to: '结束',
    opening: (n) => `第 ${n} 段`,
    oneMore: '再加一段',
    drop: '去掉',
    slotMinutes: '每次多少分钟',
    capacity: '同一时间接待几人',
    closedDays: '另外不接待的日子',
    closedDaysHint: '周末和法定节假日已经除去。一行一天，如 2026-12-31。',
    save: '保存',
    saved: '保存好了。已经约好的不变。',
    invalid: '时间或日子写得不对，请看一看。',
    supervisorOnly: '由负责人设定。',
    noPlace: '名录里还没有可以预约的单位。可以在“内容”里补充名录。',
  },
  en: {
    title: 'Appointments',
    institution: 'Institution',
    day: 'Day',
    time: 'Time',
    nobody: 'Nobody has booked on this day.',
    hours: 'Hours and places',
    from: 'From',
    to: 'To',
    opening: (n) => `Opening ${n}`,
    oneMore: 'One more',
    drop: 'Remove',
    slotMinutes: 'Minutes each',
    capacity: 'People at the same time',
    closedDays: 'Other closed days',
    closedDaysHint: 'Weekends and public holidays are left out already. One day a line, as 2026-12-31.',
    save: 'Save',
    saved: 'Saved. Appointments already made stay.',
    invalid: 'A time or a day is not right. Please look again.',
    supervisorOnly: 'Set by the supervisor.',
    noPlace: 'The directory names nobody who can be booked. Add them under Content.',
  },
}
