import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { LAWS } from './laws.ts'
import { QUESTIONS } from './questions.ts'
import { articleNumbers, lawReferences } from './references.ts'

const items = [...loadCatalogue().items.values()]
const bases = items.flatMap((item) => item.legalBasis.map((basis) => ({ ...basis, code: item.code })))

/** Written as `11(3), 25, 27–29`: what a citation asks for, whether carried or not. */
const asked = (articles: string): number[] =>
  [...articles.replaceAll(/\([^)]*\)/g, '').matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to]) =>
    to === undefined
      ? [Number(from)]
      : Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at),
  )

describe('the laws that come with the release', () => {
  it('have each its own name, and nothing empty in them', () => {
    expect(new Set(LAWS.map((law) => law.id)).size).toBe(LAWS.length)
    expect(new Set(LAWS.map((law) => law.shortTitle)).size).toBe(LAWS.length)
    for (const law of LAWS) {
      expect(law.title['zh-CN'], law.id).toContain(law.shortTitle)
      for (const { articles, title } of law.chapters)
        for (const { number, text } of articles) {
          expect(text, `${law.id} ${title} ${number}`).toMatch(/[。；）]$/u)
          expect(text, `${law.id} ${number}`).not.toMatch(/^\s|\s$|\n\n|第[零一二三四五六七八九十百千]+条\s/u)
        }
    }
  })

  it('count their articles without a gap where they are carried whole, and upwards where they are not', () => {
    for (const law of LAWS) {
      const numbers = articleNumbers(law)
      if (law.complete) expect(numbers, law.id).toEqual(numbers.map((_, at) => at + 1))
      else expect(numbers, law.id).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
      const last = law.chapters.at(-1)?.articles.at(-1)?.text ?? ''
      expect(last, law.id).toContain('施行')
      const [year, month, day] = law.effectiveDate.split('-').map(Number)
      // A ministry's rule may take effect on the day it is made public, and says no more than that.
      if (last.includes('自发布之日起施行')) expect(law.kind, law.id).toBe('rule')
      else expect(last, law.id).toContain(`${year}年${month}月${day}日`)
    }
  })

  it('hold every article on which a service rests, if they are carried at all', () => {
    for (const { articles, code, law } of bases) {
      const named = LAWS.find((one) => one.shortTitle === law)
      if (named === undefined) continue
      const there = new Set(articleNumbers(named))
      expect(
        asked(articles).filter((number) => !there.has(number)),
        `${code} ${law}`,
      ).toEqual([])
    }
    expect(bases.filter(({ law }) => LAWS.some((one) => one.shortTitle === law)).length).toBeGreaterThan(20)
  })
})

describe('a citation', () => {
  const found = (citation: string) =>
    lawReferences(LAWS, citation).map(({ articles, law }) => [law.shortTitle, ...articles])

  it('leads to its articles, paragraphs and ranges too', () => {
    expect(found('公证法 11(3), 25–27; 民法典 1123')).toEqual([
      ['公证法', 11, 25, 26, 27],
      ['民法典', 1123],
    ])
    expect(found('《法律援助法》31, 31(2)')).toEqual([['法律援助法', 31]])
    expect(found('道路交通安全法 70, 76; 本平台规则')).toEqual([])
    expect(found('法律援助法 9999')).toEqual([])
  })

  it('of every question, where its law is carried, leads somewhere', () => {
    for (const { id, source } of QUESTIONS) {
      const named = LAWS.filter((law) => source.split(/; ?/).some((part) => part.startsWith(`${law.shortTitle} `)))
      expect(
        lawReferences(LAWS, source)
          .map(({ law }) => law.id)
          .toSorted(),
        id,
      ).toEqual(named.map((law) => law.id).toSorted())
    }
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (citation) => {
        lawReferences(LAWS, citation)
        lawReferences(LAWS, `民法典 ${citation}`)
      }),
    )
  })
})
