/** What an employer may owe: arrears, double wage without a contract, economic compensation. */
import { dayOfIsoDate, monthsAfter } from '../calendar/civil-day.ts'
import { type Calculator, dateOf, numberOf, text, yuanText } from './calculator.ts'

/** 劳动合同法 82: from the second month, for eleven months at most. */
const DOUBLE_WAGE_MONTHS = 11
const HALF_YEAR_MONTHS = 6
const CAP_FACTOR = 3
const CAP_MONTHS = 12
/** The day on which the Labour Contract Law came into force (98). */
const LAW_SINCE = '2008-01-01'

/** Whole months from one day to another, the first day counted; a part of a month is a fraction of thirty days. */
const monthsBetween = (from: string, to: string): number => {
  const [start, end] = [dayOfIsoDate(from), dayOfIsoDate(to) + 1]
  let whole = 0
  while (monthsAfter(start, whole + 1) <= end) whole += 1
  return whole + Math.min(1, (end - monthsAfter(start, whole)) / 30)
}

export const arrearsYuan = (monthlyYuan: number, from: string, to: string, paidYuan: number): number =>
  Math.max(0, monthlyYuan * monthsBetween(from, to) - paidYuan)

/** The second wage on top of the first (劳动合同法 82). */
export const doubleWageYuan = (monthlyYuan: number, from: string, to: string): number =>
  monthlyYuan * Math.min(DOUBLE_WAGE_MONTHS, Math.max(0, monthsBetween(from, to) - 1))

/**
 * Months of wage by years served: half a month below half a year, a whole one from there (劳动合同法 47). Years count
 * from 2008 (97): before it the rules of the time apply.
 */
export const compensationMonths = (from: string, to: string): number => {
  const [start, end] = [dayOfIsoDate(from < LAW_SINCE ? LAW_SINCE : from), dayOfIsoDate(to) + 1]
  let years = 0
  while (monthsAfter(start, 12 * (years + 1)) <= end) years += 1
  if (end <= monthsAfter(start, 12 * years)) return years
  return years + (end < monthsAfter(start, 12 * years + HALF_YEAR_MONTHS) ? 0.5 : 1)
}

/** Above three times the local average, three times it, and for twelve years at most (劳动合同法 47(2)). Yuan a month. */
export const compensationYuan = (
  monthlyYuan: number,
  months: number,
  localAverageYuan: number | undefined,
): { readonly baseYuan: number; readonly months: number; readonly yuan: number } => {
  const capYuan = localAverageYuan === undefined ? Infinity : CAP_FACTOR * localAverageYuan
  const [baseYuan, paid] = monthlyYuan > capYuan ? [capYuan, Math.min(months, CAP_MONTHS)] : [monthlyYuan, months]
  return { baseYuan, months: paid, yuan: baseYuan * paid }
}

const round = (n: number): string => (Math.round(n * 100) / 100).toString()

const monthlyField = {
  path: 'monthly',
  label: text('一个月多少钱（元）', 'Monthly wage, yuan'),
  kind: 'yuan',
  required: true,
} as const
const fromField = {
  path: 'from',
  label: text('从哪天', 'From'),
  kind: 'date',
  required: true,
  days: 'until-today',
} as const
const toField = { path: 'to', label: text('到哪天', 'To'), kind: 'date', required: true } as const

const spanOf = (values: Readonly<Record<string, string>>) => {
  const [from, to, monthly] = [dateOf(values['from']), dateOf(values['to']), numberOf(values['monthly'])]
  return from === undefined || to === undefined || monthly === undefined || to < from
    ? undefined
    : { from, to, monthly }
}

export const arrears: Calculator = {
  id: 'arrears',
  title: text('欠了多少工钱', 'Wages owed'),
  fields: [
    monthlyField,
    fromField,
    toField,
    { path: 'paid', label: text('已经给了多少（元）', 'Paid so far, yuan'), kind: 'yuan', required: false },
  ],
  reckon: (values) => {
    const span = spanOf(values)
    const paid = values['paid'] === undefined || values['paid'] === '' ? 0 : numberOf(values['paid'])
    if (span === undefined || paid === undefined) return undefined
    const months = round(monthsBetween(span.from, span.to))
    return {
      tone: 'plain',
      lines: [
        {
          label: text('算法', 'Formula'),
          value: text(`${span.monthly} × ${months} 个月 − ${paid}`, `${span.monthly} × ${months} months − ${paid}`),
        },
        { label: text('大约欠', 'About'), value: yuanText(arrearsYuan(span.monthly, span.from, span.to, paid)) },
      ],
      rule: text(
        '工资应当按月足额支付，不到一个月的按三十天折算。',
        'Wages are due monthly and in full; a part of a month is counted by thirty days.',
      ),
      source: '保障农民工工资支付条例 3; 劳动合同法 30',
    }
  },
}

export const doubleWage: Calculator = {
  id: 'double-wage',
  title: text('没签合同的双倍工资', 'Double wage without contract'),
  fields: [monthlyField, fromField, toField],
  reckon: (values) => {
    const span = spanOf(values)
    if (span === undefined) return undefined
    const months = Math.min(DOUBLE_WAGE_MONTHS, Math.max(0, monthsBetween(span.from, span.to) - 1))
    return {
      tone: 'plain',
      lines: [
        {
          label: text('算法', 'Formula'),
          value: text(
            `${span.monthly} × ${round(months)} 个月（第二个月起）`,
            `${span.monthly} × ${round(months)} months (from the second)`,
          ),
        },
        { label: text('可以再要', 'You may claim'), value: yuanText(doubleWageYuan(span.monthly, span.from, span.to)) },
      ],
      rule: text(
        '干满一个月还不签书面合同，从第二个月起每月付双倍，最多十一个月。',
        'Without a written contract the wage is double from the second month, for eleven months at most.',
      ),
      source: '劳动合同法 82',
    }
  },
}

export const compensation: Calculator = {
  id: 'compensation',
  title: text('辞退能拿多少补偿', 'Severance pay'),
  fields: [
    { ...monthlyField, label: text('离职前一年平均每月（元）', 'Monthly average of the last year, yuan') },
    fromField,
    toField,
    {
      path: 'localAverage',
      label: text('本市上年职工月平均工资（元，不知道不填）', 'Average monthly wage of the city last year, if known'),
      kind: 'yuan',
      required: false,
    },
  ],
  reckon: (values) => {
    const span = spanOf(values)
    if (span === undefined) return undefined
    const average =
      values['localAverage'] === undefined || values['localAverage'] === '' ? null : values['localAverage']
    const localAverageYuan = average === null ? undefined : numberOf(average)
    if (average !== null && localAverageYuan === undefined) return undefined
    const due = compensationYuan(span.monthly, compensationMonths(span.from, span.to), localAverageYuan)
    return {
      tone: 'plain',
      lines: [
        {
          label: text('算法', 'Formula'),
          value: text(`${round(due.baseYuan)} × ${due.months} 个月`, `${round(due.baseYuan)} × ${due.months} months`),
        },
        { label: text('大约', 'About'), value: yuanText(due.yuan) },
        { label: text('违法辞退', 'If unlawful'), value: yuanText(due.yuan * 2) },
        ...(span.from < LAW_SINCE
          ? [
              {
                label: text('2008 年以前', 'Before 2008'),
                value: text('按当时的规定另算，请问律师', 'By the rules of the time: ask a lawyer'),
              },
            ]
          : []),
      ],
      rule: text(
        '每满一年一个月工资，半年以上算一年，不满半年半个月。工资高于本市平均三倍的，按三倍算，最多十二年。',
        'A month’s wage a year, half a month below half a year; above three times the local average, three times it for twelve years at most.',
      ),
      source: '劳动合同法 46, 47, 87, 97',
    }
  },
}
