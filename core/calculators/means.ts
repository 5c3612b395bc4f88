/** Income a head against the province's threshold (法律援助法 34). The aid body decides, not this sum. */
import { perCapitaMonthlyYuan } from '../forms/f1b.ts'
import type { Text } from '../messages/text.ts'
import { type Calculator, entryOf, numberOf, text, yuanText } from './calculator.ts'

export interface Threshold {
  /** Yuan a head and month, as the province has fixed it. */
  readonly yuanPerMonth: number
  readonly source: string
  readonly verified: boolean
}

/**
 * Thresholds by the first digits of the region code. Provinces publish their own, and none is data of ours yet: the one
 * below belongs to the invented county of the practice centre.
 */
const THRESHOLDS: Readonly<Record<string, Threshold>> = {
  '331081': { yuanPerMonth: 1500, source: '练习中心的设定，不是真实标准', verified: false },
}
export const thresholdOf = (regionCode: string): Threshold | undefined => entryOf(THRESHOLDS, regionCode)

export type MeansVerdict = 'below' | 'above' | 'unknown'
export const meansVerdict = (perCapitaYuan: number, threshold: Threshold | undefined): MeansVerdict =>
  threshold === undefined ? 'unknown' : perCapitaYuan <= threshold.yuanPerMonth ? 'below' : 'above'

const VERDICTS = {
  below: text('在标准以内', 'Within the threshold'),
  above: text('超过标准，也可能符合别的条件', 'Above it; another ground may still apply'),
  unknown: text('这里还没有本地标准，请问窗口', 'The local threshold is not known here: ask at the counter'),
} as const

/** Said beside every threshold that nobody confirmed. */
const UNVERIFIED = text('（以窗口答复为准）', ' (the counter’s answer counts)')
const NOTHING = { 'zh-CN': '', en: '' } as const
const both = (a: Text, b: Text): Text => ({ 'zh-CN': a['zh-CN'] + b['zh-CN'], en: a.en + b.en })

export const means = (regionCode: string): Calculator => ({
  id: 'means',
  title: text('收入够不够援助条件', 'Income and legal aid'),
  fields: [
    {
      path: 'people',
      label: text('家里几口人，算上您', 'How many at home, you included?'),
      kind: 'integer',
      required: true,
    },
    {
      path: 'income',
      label: text('全家一个月收入（元）', 'Income of all a month, yuan'),
      kind: 'yuan',
      required: true,
    },
  ],
  reckon: (values) => {
    const [people, income] = [numberOf(values['people']), numberOf(values['income'])]
    if (people === undefined || income === undefined || people < 1 || !Number.isInteger(people)) return undefined
    const perCapita = perCapitaMonthlyYuan({
      householdSize: people,
      ownMonthlyIncomeYuan: income,
      members: [],
      otherMonthlyIncomeYuan: 0,
    })
    const threshold = thresholdOf(regionCode)
    return {
      tone: 'plain',
      lines: [
        { label: text('人均每月', 'A head and month'), value: yuanText(perCapita) },
        ...(threshold === undefined
          ? []
          : [
              {
                label: text('本地标准', 'Local threshold'),
                value: both(yuanText(threshold.yuanPerMonth), threshold.verified ? NOTHING : UNVERIFIED),
              },
            ]),
        { label: text('看起来', 'It seems'), value: VERDICTS[meansVerdict(perCapita, threshold)] },
      ],
      rule: text(
        '标准由各省定。最后由法律援助机构决定，有的事不看收入。',
        'Each province fixes it; the aid body decides, and some matters need no means test.',
      ),
      source: '法律援助法 32, 34, 42',
    }
  },
})
