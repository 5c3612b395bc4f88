import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unreadable } from '../content/citation.ts'
import { LAWS } from '../content/laws.ts'
import { FORM_SAMPLES } from '../forms/samples.ts'
import { Text } from '../messages/text.ts'
import { calculatorsFor } from './all.ts'
import { reviewing, reviewingAuthority, venue } from './authorities.ts'
import { formHelp, isUrgent } from './form-help.ts'
import { limitation, limitationEnds } from './limitation.ts'
import { means, meansVerdict } from './means.ts'
import { objection } from './objection.ts'
import {
  arrears,
  arrearsYuan,
  compensation,
  compensationMonths,
  compensationYuan,
  doubleWage,
  doubleWageYuan,
} from './wages.ts'

const TODAY = '2026-11-24'
const ALL = [...calculatorsFor('331081'), arrears, doubleWage, compensation]

describe('limitation', () => {
  it.each([
    ['civil', '2023-11-24', '2026-11-24'],
    ['labour-arbitration', '2025-11-25', '2026-11-25'],
    ['reconsideration', '2026-10-12', '2026-12-11'],
    ['judicial-confirmation', '2026-11-01', '2026-12-01'],
    ['work-injury', '2024-02-29', '2025-02-28'],
    ['state-compensation', '2024-11-30', '2026-11-30'],
    // Nobody told of the right: a year at most (行政复议法 20(3)).
    ['reconsideration-not-told', '2026-03-02', '2027-03-02'],
    // 21 November 2026 is a Saturday; 1 October begins a holiday that lasts until the 7th (民法典 203).
    ['judicial-confirmation', '2026-10-22', '2026-11-23'],
    ['labour-arbitration', '2025-10-01', '2026-10-08'],
    // Saturday 10 October 2026 is worked in exchange, and ends it.
    ['judicial-confirmation', '2026-09-10', '2026-10-10'],
    // No rule moves these, and the holidays of 2027 are not announced: the plain day.
    ['work-injury', '2025-11-22', '2026-11-22'],
    ['labour-inspection', '2024-11-22', '2026-11-22'],
    ['civil', '2024-05-01', '2027-05-01'],
  ])('%s from %s ends on %s', (kind, from, ends) => {
    expect(limitationEnds(kind, from)).toBe(ends)
  })

  it('tells what is near, and of what has passed never that the right is lost', () => {
    const tone = (from: string) => limitation.reckon({ kind: 'judicial-confirmation', from }, TODAY)?.tone
    expect([tone('2026-11-20'), tone('2026-11-01'), tone('2026-10-20')]).toEqual(['plain', 'soon', 'passed'])
    const passed = limitation.reckon({ kind: 'civil', from: '2020-01-01' }, TODAY)
    expect(JSON.stringify(passed)).toContain('不一定没有办法')
  })

  it('has no answer for a day to come or no day at all', () => {
    for (const from of ['2027-01-01', '2026-02-31', '', 'x'])
      expect(limitation.reckon({ kind: 'civil', from }, TODAY), from).toBeUndefined()
  })
})

describe('the days to go on against a decision', () => {
  const last = (kind: string, from: string, today: string) =>
    objection.reckon({ kind, from }, today)?.lines[1]?.value['zh-CN']

  it('run from the day after, to the next working day, and by months where the law counts them', () => {
    expect(last('labour-award', '2026-03-02', '2026-03-03')).toBe('2026年3月17日')
    // The fifteenth day is a Saturday.
    expect(last('labour-award', '2026-03-06', '2026-03-07')).toBe('2026年3月23日')
    expect(last('state-compensation', '2026-01-12', '2026-01-13')).toBe('2026年4月13日')
    expect(last('labour-award', '2026-03-07', '2026-03-06')).toBeUndefined()
  })

  it('rest on articles that can be read here, each of them', () => {
    const kinds = objection.fields[0]?.options?.map(({ value }) => value) ?? []
    for (const kind of kinds) {
      const source = objection.reckon({ kind, from: '2026-03-02' }, '2026-03-03')?.source ?? ''
      expect(source, kind).not.toBe('')
      expect(unreadable(LAWS, source)['zh-CN'], kind).toBe('')
    }
  })
})

describe('wages', () => {
  it('are owed by whole months, and thirtieths of one', () => {
    expect(arrearsYuan(6000, '2026-03-01', '2026-05-31', 0)).toBe(18_000)
    expect(arrearsYuan(6000, '2026-03-01', '2026-03-15', 0)).toBe(3000)
    expect(arrearsYuan(6000, '2026-03-01', '2026-05-31', 20_000)).toBe(0)
  })

  it('are double from the second month for eleven months at most (劳动合同法 82)', () => {
    expect(doubleWageYuan(5000, '2026-01-01', '2026-01-31')).toBe(0)
    expect(doubleWageYuan(5000, '2026-01-01', '2026-06-30')).toBe(25_000)
    expect(doubleWageYuan(5000, '2023-01-01', '2026-06-30')).toBe(55_000)
  })

  it.each([
    ['2026-01-01', '2026-03-31', 0.5],
    ['2026-01-01', '2026-06-30', 1],
    ['2024-01-01', '2026-03-31', 2.5],
    ['2023-01-01', '2025-12-31', 3],
    // A day short of six months; and the years before the law count by the rules of the time (97).
    ['2026-07-01', '2026-12-30', 0.5],
    ['2026-07-01', '2026-12-31', 1],
    ['2024-02-29', '2025-02-27', 1],
    ['2000-01-01', '2026-12-31', 19],
  ])('give compensation for %s to %s: %d months (劳动合同法 47)', (from, to, months) => {
    expect(compensationMonths(from, to)).toBe(months)
  })
})

describe('the sums of work', () => {
  it('stand behind one door: which of them comes first, then its own questions', () => {
    const [wages] = calculatorsFor('331081')
    const asked = (values: Readonly<Record<string, string>>) =>
      wages?.fields.filter(
        ({ showWhen }) => showWhen === undefined || showWhen.isOneOf.includes(values[showWhen.path] ?? ''),
      )
    expect(asked({})).toHaveLength(1)
    expect(asked({ which: 'arrears' })?.map(({ path }) => path)).toEqual([
      'which',
      'arrears.monthly',
      'arrears.from',
      'arrears.to',
      'arrears.paid',
    ])
    const answers = { 'arrears.monthly': '6000', 'arrears.from': '2026-03-01', 'arrears.to': '2026-05-31' }
    expect(wages?.reckon({ which: 'arrears', ...answers }, TODAY)?.lines[1]?.value.en).toBe('18,000 yuan')
    expect(wages?.reckon({ which: 'double-wage', ...answers }, TODAY)).toBeUndefined()
    expect(wages?.reckon(answers, TODAY)).toBeUndefined()
  })
})

describe('compensation above three times the local average', () => {
  it('is three times it, for twelve years at most; unknown or not above it, the wage itself (劳动合同法 47(2))', () => {
    expect(compensationYuan(30_000, 15, 8000)).toEqual({ baseYuan: 24_000, months: 12, yuan: 288_000 })
    expect(compensationYuan(24_000, 15, 8000)).toEqual({ baseYuan: 24_000, months: 15, yuan: 360_000 })
    expect(compensationYuan(30_000, 15, undefined).yuan).toBe(450_000)
    const values = { monthly: '30000', from: '2010-01-01', to: '2024-12-31', localAverage: '8000' }
    expect(compensation.reckon(values, TODAY)?.lines[1]?.value.en).toBe('288,000 yuan')
    expect(compensation.reckon({ ...values, localAverage: 'x' }, TODAY)).toBeUndefined()
  })
})

describe('who is competent', () => {
  it('is the government of the level, and the superior of what is led vertically (行政复议法 24, 27)', () => {
    expect(reviewingAuthority('township', false).authority['zh-CN']).toBe('县（市、区）人民政府')
    expect(reviewingAuthority('county', true)).toMatchObject({ source: '行政复议法 27' })
    expect(reviewingAuthority('ministry', true)).toMatchObject({ source: '行政复议法 25' })
    expect(reviewingAuthority('justice-bureau', false)).toMatchObject({ source: '行政复议法 28' })
    expect(reviewing.reckon({ level: 'justice-bureau', vertical: 'false' }, TODAY)?.source).toBe('行政复议法 28')
    expect(reviewing.reckon({ level: 'township', vertical: 'false' }, TODAY)?.source).toBe('行政复议法 24')
    expect(venue.reckon({ matter: 'labour-arbitration' }, TODAY)?.source).toBe('劳动争议调解仲裁法 21')
    expect(venue.reckon({ matter: 'nothing' }, TODAY)).toBeUndefined()
  })
})

describe('every venue offered', () => {
  it('has its place and its article, all of them where the law names several', () => {
    const matters = venue.fields[0]?.options?.map((one) => one.value) ?? []
    expect(matters).toContain('contract-court')
    for (const matter of matters) expect(venue.reckon({ matter }, TODAY)?.source, matter).toMatch(/法.* \d+$/)
    const place = (matter: string) => venue.reckon({ matter }, TODAY)?.lines[0]?.value['zh-CN']
    expect(place('judicial-confirmation')).toMatch(/住地.*东西所在地.*调解委员会所在地/)
    expect(place('notary-estate')).toMatch(/委托、声明、赠与、遗嘱/)
  })
})

describe('means', () => {
  it('compare with a threshold only where one is known', () => {
    expect(meansVerdict(1200, undefined)).toBe('unknown')
    expect(meansVerdict(1500, { yuanPerMonth: 1500, source: 'x', verified: false })).toBe('below')
    expect(meansVerdict(1500.01, { yuanPerMonth: 1500, source: 'x', verified: false })).toBe('above')
    const local = means('331081').reckon({ people: '3', income: '3000' }, TODAY)?.lines[1]
    expect(local?.value['zh-CN']).toBe('1,500 元（以窗口答复为准）')
    expect(means('110000').reckon({ people: '3', income: '3000' }, TODAY)?.lines).toHaveLength(2)
    expect(means('331081').reckon({ people: '0', income: '3000' }, TODAY)).toBeUndefined()
  })
})

describe('what a form lets us work out', () => {
  const help = (code: keyof typeof FORM_SAMPLES, changes: object = {}) =>
    formHelp(
      code,
      { ...JSON.parse(JSON.stringify(FORM_SAMPLES[code].data)), ...changes },
      { regionCode: '331081', today: TODAY },
    )

  it('is urgent up to seven days before a date, and not after it (法律援助法 44)', () => {
    expect(['2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02'].map((day) => isUrgent(day, TODAY))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(help('F1', { nextDeadline: '2026-11-28' })).toMatchObject([{ tone: 'warn', source: '法律援助法 44' }])
    expect(help('F1')).toEqual([])
  })

  it('is the income a head, the reviewing authority and the last day', () => {
    expect(help('F1b')[0]?.text['zh-CN']).toBe('人均每月650.17 元，在本地标准以内。')
    expect(help('F4').map((one) => one.source)).toEqual(['行政复议法 24', '行政复议法 20'])
    const late = { knownDate: '2026-08-01', rightsNotified: false }
    expect(help('F4', late)[1]).toMatchObject({ tone: 'info', text: { en: 'Latest day: 1 August 2027' } })
    expect(help('F4', { ...late, rightsNotified: true })[1]).toMatchObject({ tone: 'warn' })
    expect(help('F5', { leaveDate: '2025-01-01' })).toMatchObject([{ tone: 'warn' }])
  })
})

describe('every calculator', () => {
  it('has its texts in both languages, and a source', () => {
    for (const one of ALL) {
      expect(Text.safeParse(one.title).success).toBe(true)
      for (const field of one.fields) expect(Text.safeParse(field.label).success, one.id).toBe(true)
    }
    expect(new Set(ALL.map((one) => one.id)).size).toBe(ALL.length)
  })

  it('has no answer for a choice that is none, even a name that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(venue.reckon({ matter: name }, TODAY)).toBeUndefined()
      expect(limitation.reckon({ kind: name, from: '2026-01-01' }, TODAY)).toBeUndefined()
    }
  })

  it('never fails on what is typed, and always names its rule', () => {
    for (const one of ALL)
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...one.fields.map((field) => field.path)), fc.string()), (values) => {
          const result = one.reckon(values, TODAY)
          if (result !== undefined) expect(result.source.length).toBeGreaterThan(3)
        }),
        { numRuns: 60 },
      )
  })
})
