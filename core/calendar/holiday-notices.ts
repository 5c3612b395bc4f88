/**
 * Public holidays and the weekend days worked in exchange, as the State Council's yearly notices set them.
 * Data: a new year is a new entry. Years without one are told apart by the calendar (`uncertain`).
 */
import { z } from 'zod'

export const HolidayNotice = z.strictObject({
  year: z.int(),
  /** First and last day off, both included. */
  holidays: z.array(z.strictObject({ name: z.string(), from: z.iso.date(), to: z.iso.date() })),
  /** Saturdays and Sundays on which everyone works (调休上班). */
  makeUpWorkdays: z.array(z.iso.date()),
  source: z.string().min(1),
  verified: z.boolean(),
})
export type HolidayNotice = z.infer<typeof HolidayNotice>

export const HOLIDAY_NOTICES: readonly HolidayNotice[] = [
  {
    year: 2025,
    holidays: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
      { name: '春节', from: '2025-01-28', to: '2025-02-04' },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
    ],
    makeUpWorkdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    verified: true,
  },
  {
    year: 2026,
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    ],
    makeUpWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
    verified: true,
  },
]
