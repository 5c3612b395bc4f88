/** Until when a claim should be raised. */
import { group } from '../forms/option-rows.ts'
import { type Calculator, entryOf, option, text } from './calculator.ts'
import { type Period, periodEnds, periodCalculator } from './period.ts'

const YEAR = 12
const PERIODS: Readonly<Record<string, Period>> = {
  civil: {
    months: 3 * YEAR,
    from: text('知道权利受损的那天', 'the day you learned of it'),
    rule: text('一般的民事权利，三年内向法院请求保护。', 'As a rule a civil claim goes to court within three years.'),
    source: '民法典 188',
  },
  'labour-arbitration': {
    months: YEAR,
    from: text('知道权利受损的那天；已离职的，从离职那天', 'the day you learned of it, or the day you left'),
    rule: text(
      '劳动仲裁一年内申请。还在上班的欠薪不受一年限制。',
      'Labour arbitration within a year; arrears while employed are excepted.',
    ),
    source: '劳动争议调解仲裁法 27',
  },
  'land-arbitration': {
    months: 2 * YEAR,
    from: text('知道权利受损的那天', 'the day you learned of it'),
    rule: text('农村土地承包仲裁两年内申请。', 'Rural land arbitration within two years.'),
    source: '农村土地承包经营纠纷调解仲裁法 18',
  },
  'state-compensation': {
    months: 2 * YEAR,
    from: text('知道受害的那天；被关押的时间不算', 'the day you learned of it; time in custody is not counted'),
    rule: text('国家赔偿两年内请求。', 'State compensation within two years.'),
    source: '国家赔偿法 39',
  },
  reconsideration: {
    days: 60,
    from: text('知道这个决定的那天', 'the day you learned of the decision'),
    rule: text(
      '行政复议六十日内申请；有正当理由耽误的可以顺延。',
      'Reconsideration within sixty days; a good reason extends it.',
    ),
    source: '行政复议法 20',
  },
  'reconsideration-not-told': {
    months: YEAR,
    from: text('知道这个决定内容的那天', 'the day you learned what was decided'),
    rule: text(
      '没告诉您可以复议、找谁、多久的，从您知道这些那天起六十日，最长不超过一年。',
      'If nobody told you that, where and until when you may apply: sixty days from learning it, within a year at most.',
    ),
    source: '行政复议法 20',
  },
  'labour-inspection': {
    months: 2 * YEAR,
    fixed: true,
    from: text('违法行为发生那天；一直在继续的，从结束那天', 'the day it happened, or the day it ended'),
    rule: text('劳动监察查两年内的事。', 'Labour inspection looks into two years.'),
    source: '劳动保障监察条例 20',
  },
  'work-injury': {
    months: YEAR,
    fixed: true,
    from: text('受伤那天；职业病从诊断、鉴定那天', 'the day of the injury, or of the diagnosis of a disease'),
    rule: text(
      '工伤认定，职工和家属一年内申请；单位应在三十日内申请。',
      'The worker or kin within a year; the employer within thirty days.',
    ),
    source: '工伤保险条例 17',
  },
  'judicial-confirmation': {
    days: 30,
    from: text('调解协议生效那天', 'the day the agreement took effect'),
    rule: text('司法确认三十日内由双方一起申请。', 'Confirmation within thirty days, by both together.'),
    source: '人民调解法 33; 民事诉讼法 205',
  },
}

/** The last day of a limitation that begins on `from`; both `YYYY-MM-DD`. */
export const limitationEnds = (kind: string, from: string): string | undefined => {
  const period = entryOf(PERIODS, kind)
  return period === undefined ? undefined : periodEnds(period, from)
}

export const limitation: Calculator = periodCalculator(
  { id: 'limitation', title: text('还来得及吗：算期限', 'Is there still time?') },
  text('哪种事', 'What kind?'),
  PERIODS,
  {
    options: [
      option('labour-arbitration', '劳动仲裁', 'Labour arbitration'),
      option('work-injury', '工伤认定', 'Work injury'),
      option('labour-inspection', '劳动监察投诉', 'Labour inspection'),
      option('civil', '欠款、赔偿等民事', 'Debts, damages and the like'),
      option('reconsideration', '不服政府决定', 'A decision of an authority'),
      option('reconsideration-not-told', '不服政府决定，没告诉我能复议', 'The same, and nobody told me of a review'),
      option('state-compensation', '国家赔偿', 'State compensation'),
      option('land-arbitration', '土地承包', 'Contracted land'),
      option('judicial-confirmation', '调解协议司法确认', 'Confirmation of an agreement'),
    ],
    optionGroups: [
      group('上班、工资、受伤', 'Work, pay, injury', 'labour-arbitration', 'work-injury', 'labour-inspection'),
      group(
        '政府的决定、国家赔偿',
        'Decisions of an authority, compensation by the state',
        'reconsideration',
        'reconsideration-not-told',
        'state-compensation',
      ),
      group('欠款、土地、调解协议', 'Debts, land, mediation', 'civil', 'land-arbitration', 'judicial-confirmation'),
    ],
  },
)
