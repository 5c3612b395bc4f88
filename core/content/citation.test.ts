import { describe, expect, it } from 'vitest'
import { calculatorsFor } from '../calculators/all.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { citationText, unreadable } from './citation.ts'
import { LAWS } from './laws.ts'
import { QUESTIONS } from './questions.ts'

describe('a citation as it is shown', () => {
  it('names statute and article as people do', () => {
    expect(citationText(LAWS, '法律援助法 42(3); 民事诉讼法 205')).toEqual({
      'zh-CN': '《法律援助法》第 42 条；《民事诉讼法》第 205 条',
      en: 'Legal Aid Law, Art. 42; Civil Procedure Law, Art. 205',
    })
    expect(citationText(LAWS, '公证法 11(6)(7), 33')['zh-CN']).toBe('《公证法》第 11、33 条')
    expect(citationText(LAWS, '行政复议法 22–24, 88').en).toBe('Administrative Reconsideration Law, Art. 22–24, 88')
    expect(citationText(LAWS, '司法鉴定程序通则')['zh-CN']).toBe('《司法鉴定程序通则》')
  })

  it('leaves to the buttons what can be opened, and tells the rest', () => {
    expect(unreadable(LAWS, '法律援助法 31, 34')['zh-CN']).toBe('')
    expect(unreadable(LAWS, '人民调解法 33; 民事诉讼法 205')['zh-CN']).toBe('《民事诉讼法》第 205 条')
    expect(unreadable(LAWS, '司法鉴定程序通则')['zh-CN']).toBe('《司法鉴定程序通则》')
  })

  it('is in English wherever a citizen can meet it', () => {
    const items = [...loadCatalogue().items.values()]
    const citations = [
      ...items.flatMap(({ conditions }) => conditions.map(({ source }) => source)),
      ...items.flatMap(({ legalBasis }) => legalBasis.map(({ articles, law }) => `${law} ${articles}`)),
      ...QUESTIONS.map(({ source }) => source),
      ...calculatorsFor('000000').flatMap(({ fields, reckon }) => {
        const kinds = fields.find(({ path }) => path === 'kind')?.options?.map(({ value }) => value) ?? ['']
        return kinds.flatMap((kind) => reckon({ kind, from: '2026-01-05' }, '2026-02-01')?.source ?? '')
      }),
    ].filter((one) => one !== '')
    expect(citations.length).toBeGreaterThan(80)
    for (const one of citations) expect(citationText(LAWS, one).en, one).not.toMatch(/\p{Script=Han}/u)
  })
})
