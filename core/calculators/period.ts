/** The last day of a period, and how near it is: what the calculators of days have in common. */
import { dayOfInstant, dayOfIsoDate, endOfDayMs, isoDateOfDay, monthsAfter } from '../calendar/civil-day.ts'
import { dueAt } from '../calendar/due.ts'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import type { Text } from '../messages/text.ts'
import type { PlainField } from '../forms/presentation.ts'
import { type Calculator, dateOf, dateText, entryOf, type Reckoning, text } from './calculator.ts'

export interface Period {
  /** Calendar days or months from the day after. */
  readonly days?: number
  readonly months?: number
  /** No rule moves a last day of rest here: the plain day is told, which is never too late. */
  readonly fixed?: true
  readonly from: Text
  readonly rule: Text
  readonly source: string
}

const SOON_DAYS = 7
const CALENDAR = createWorkCalendar()

/**
 * The last day of a period that begins on `from`; both `YYYY-MM-DD`. The first day is not counted (民法典 201), the
 * months end on the same day (202), and a last day of rest gives way to the next working day (203; 民事诉讼法 85).
 */
export const periodEnds = (period: Period, from: string): string => {
  const start = dayOfIsoDate(from)
  const plain = period.months === undefined ? start + (period.days ?? 0) : monthsAfter(start, period.months)
  // In a year whose holidays are not announced a weekend may be worked: then the plain day, never one too late.
  if (period.fixed === true || !CALENDAR.isKnown(plain)) return isoDateOfDay(plain)
  return isoDateOfDay(dayOfInstant(dueAt(endOfDayMs(start), { n: plain - start, unit: 'calendar' }, CALENDAR).atMs))
}

const PASSED = text(
  '可能已经过了，但不一定没有办法，请马上问律师。',
  'It may have passed, but that need not be the end: ask a lawyer now.',
)

/** No answer for a day to come. */
const reckonPeriod = (period: Period, from: string, today: string): Reckoning | undefined => {
  if (from > today) return undefined
  const ends = periodEnds(period, from)
  const left = dayOfIsoDate(ends) - dayOfIsoDate(today)
  return {
    tone: left < 0 ? 'passed' : left <= SOON_DAYS ? 'soon' : 'plain',
    lines: [
      { label: text('从这天算', 'Counted from'), value: period.from },
      { label: text('最后一天', 'Last day'), value: dateText(ends) },
      {
        label: text('还有', 'Left'),
        value: left < 0 ? PASSED : text(`${left} 天`, left === 1 ? '1 day' : `${left} days`),
      },
    ],
    rule: period.rule,
    source: period.source,
  }
}

/** Which of the periods, and from what day: the whole of a calculator of days. `asked`: the words over the choice. */
export const periodCalculator = (
  own: Pick<Calculator, 'id' | 'title'>,
  asked: Text,
  periods: Readonly<Record<string, Period>>,
  choice: Pick<PlainField, 'options' | 'optionGroups'>,
): Calculator => ({
  ...own,
  fields: [
    { path: 'kind', label: asked, kind: 'choice', required: true, ...choice },
    { path: 'from', label: text('从哪天算起', 'Counted from'), kind: 'date', required: true, days: 'until-today' },
  ],
  reckon: (values, today) => {
    const from = dateOf(values['from'])
    const period = entryOf(periods, values['kind'])
    return period === undefined || from === undefined ? undefined : reckonPeriod(period, from, today)
  },
})
