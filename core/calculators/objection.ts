/** Until when one may go on against an award or a decision. Every period was read in the text that is carried. */
import { type Calculator, option, text } from './calculator.ts'
import { type Period, periodCalculator } from './period.ts'

const FROM_RECEIPT = text('收到文书的那天', 'the day you received it')
const FROM_DECISION = text('文书上写的作出那天', 'the day it was made, as it says')

const PERIODS: Readonly<Record<string, Period>> = {
  'labour-award': {
    days: 15,
    from: FROM_RECEIPT,
    rule: text('不服劳动仲裁裁决的，十五日内向法院起诉。', 'Against a labour award: to the court within fifteen days.'),
    source: '劳动争议调解仲裁法 48, 50',
  },
  'work-injury': {
    days: 60,
    from: FROM_RECEIPT,
    rule: text(
      '不服工伤认定的，六十日内可以申请行政复议，也可以向法院起诉。',
      'Against a determination of work injury: reconsideration within sixty days; or go to court.',
    ),
    source: '工伤保险条例 55; 行政复议法 20',
  },
  'reconsideration-refused': {
    days: 15,
    from: FROM_RECEIPT,
    rule: text(
      '必须先复议的事，复议不受理或被驳回的，十五日内向法院起诉。',
      'Where reconsideration comes first and was refused: to the court within fifteen days.',
    ),
    source: '行政复议法 34',
  },
  'state-compensation': {
    months: 3,
    from: FROM_DECISION,
    rule: text(
      '行政赔偿：不服赔偿决定的，三个月内向法院起诉。',
      'Compensation by an authority: to the court within three months.',
    ),
    source: '国家赔偿法 14',
  },
  'criminal-compensation': {
    days: 30,
    from: FROM_DECISION,
    rule: text(
      '刑事赔偿：不服决定的，三十日内向上一级机关申请复议。',
      'Compensation in a criminal matter: to the organ above within thirty days.',
    ),
    source: '国家赔偿法 24',
  },
}

export const objection: Calculator = periodCalculator(
  { id: 'objection', title: text('不服裁决、决定：最晚哪天', 'Against an award or decision: the last day') },
  text('收到的是什么', 'What you received'),
  PERIODS,
  {
    options: [
      option('labour-award', '劳动仲裁裁决书', 'A labour award'),
      option('work-injury', '工伤认定决定', 'A determination of work injury'),
      option('reconsideration-refused', '复议不受理、驳回的决定', 'A refusal of reconsideration'),
      option('state-compensation', '行政赔偿的决定', 'A decision on compensation by an authority'),
      option('criminal-compensation', '刑事赔偿的决定', 'A decision on compensation in a criminal matter'),
    ],
  },
)
