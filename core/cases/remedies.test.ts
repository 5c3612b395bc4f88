import { describe, expect, it } from 'vitest'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { LAWS } from '../content/laws.ts'
import { isRemedyVerified, remedyBases, remedyNotice } from './remedies.ts'

const calendar = createWorkCalendar()
const DECIDED = Date.parse('2026-03-02T10:00:00+08:00')
const items = [...loadCatalogue().items.values()]
const itemOf = (code: string) => {
  const item = items.find((one) => one.code === code)
  if (item === undefined) throw new Error(`no item ${code}`)
  return item
}
const notice = (code: string, refused: 'decision' | 'acceptance' = 'decision') =>
  remedyNotice(itemOf(code), DECIDED, calendar, refused)

describe('the advice on a refusal', () => {
  it('names the last day, counted from the day after receipt', () => {
    expect(notice('GF06002')).toBe(
      '不服本决定的，可以自收到本决定之日起 15 日内向人民法院起诉（劳动争议调解仲裁法第四十八条、第五十条）。今天收到的，最晚是 2026 年 3 月 17 日。',
    )
  })

  it('counts months from the decision where the law does, and tells the two kinds of compensation apart', () => {
    expect(notice('GF07002')).toContain(
      '属于行政赔偿的，可以自本决定作出之日起 3 个月内向人民法院提起诉讼（国家赔偿法第十四条）。最晚是 2026 年 6 月 2 日',
    )
    expect(notice('GF07002')).toContain(
      '属于刑事赔偿的，可以自本决定作出之日起 30 日内向赔偿义务机关的上一级机关申请复议',
    )
  })

  it('gives way to the next working day where the last one is a day of rest', () => {
    // The sixtieth day, 1 May, is a holiday until the fifth.
    expect(notice('GF12003')).toContain('最晚是 2026 年 5 月 6 日')
  })

  it('claims no last day where the law sets none, and never leaves a refusal without a way on', () => {
    expect(notice('GF02001')).toContain(
      '司法行政部门提出异议（法律援助法第四十九条）。请尽早提出，最晚哪一天请向本中心问清楚。',
    )
    for (const item of items)
      for (const refused of ['decision', 'acceptance'] as const)
        expect(remedyNotice(item, DECIDED, calendar, refused)).toMatch(/^不服本决定的，(属于.+的，)?可以/)
  })

  it('names neither article nor period where the statute is not carried', () => {
    for (const code of ['GF06003', 'GF10002', 'GF10001', 'GF03001']) {
      expect(isRemedyVerified(itemOf(code), 'decision'), code).toBe(false)
      expect(notice(code), code).not.toMatch(/第.+条|\d+ (日|个月)内/)
    }
    // 行政诉讼法 is not carried: the way is read in 行政复议法, the period is not.
    expect(notice('GF07001')).toBe(
      '不服本决定的，可以向人民法院提起行政诉讼（行政复议法第十条）。请尽早提出，最晚哪一天请向本中心问清楚。',
    )
  })

  it('tells of a refusal to take it in what the law says of that', () => {
    expect(notice('GF06002', 'acceptance')).toContain('劳动争议调解仲裁法第二十九条')
    expect(notice('GF07001', 'acceptance')).toContain('属于法律规定必须先申请复议的，可以自收到本决定之日起 15 日内')
  })

  it('cites only articles that are carried', () => {
    const digits = '零一二三四五六七八九'
    const numberOf = (chinese: string): number => {
      const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese]
      const of = (sign: string | undefined) => Math.max(0, digits.indexOf(sign ?? ''))
      return (chinese.includes('十') ? (tens === '' ? 1 : of(tens)) * 10 : 0) + of(ones)
    }
    let cited = 0
    for (const item of items)
      for (const refused of ['decision', 'acceptance'] as const) {
        let law = ''
        for (const one of remedyBases(item, refused).flatMap((basis) => basis.split('、'))) {
          const [, name = '', number = ''] = /^(.*?)第(.+)条$/.exec(one) ?? []
          law = name === '' ? law : name
          const carried = LAWS.find(({ shortTitle }) => shortTitle === law)
          const numbers = carried?.chapters.flatMap(({ articles }) => articles.map((article) => article.number))
          expect(numbers, one).toContain(numberOf(number))
          cited += 1
        }
      }
    expect(cited).toBeGreaterThan(10)
  })
})
