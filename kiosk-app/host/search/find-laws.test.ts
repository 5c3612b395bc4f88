/** Laws found as people look for them; the words are cut out of the statutes themselves. */
import { builtInContent } from '@lutong/core/content/content.ts'
import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { lawFinder } from './find-laws.ts'

const { laws } = builtInContent
const finder = lawFinder(laws)
const articles = laws.flatMap((law) =>
  law.chapters.flatMap((chapter) => chapter.articles.map((article) => ({ law, ...article }))),
)

describe('the laws', () => {
  it.each(laws.map((law) => [law.shortTitle, law] as const))('finds %s by title, pinyin and initials', (title, law) => {
    const syllables = pinyin(title, { toneType: 'none', type: 'array', v: true })
    const typed = [
      title,
      law.title['zh-CN'],
      law.title.en,
      syllables.join(''),
      syllables.map((one) => one.slice(0, 1)).join(''),
    ]
    for (const one of typed) expect(finder.find(one).laws[0]?.id, one).toBe(law.id)
  })

  it('stand in the order of their pinyin', () => {
    const letters = finder.byName.map(({ letter }) => letter)
    expect(letters).toEqual(letters.toSorted())
    expect(finder.byName.map(({ law }) => law.id).toSorted()).toEqual(laws.map((law) => law.id).toSorted())
  })

  it('are found by two characters, with the sentence and the word marked in it', () => {
    expect(finder.find('工资').hitCount).toBeGreaterThan(30)
    const [hit] = finder.find('七十二小时').hits
    expect(hit).toMatchObject({ law: { id: 'anti-domestic-violence' }, article: 28 })
    expect(hit?.pieces.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['七十二小时'])
    expect(hit?.pieces.map((piece) => piece.text).join('')).toContain('人民法院受理申请后')
  })

  it('are found by a citation and by an article’s number', () => {
    expect(finder.find('劳动合同法第82条').hits[0]).toMatchObject({ law: { id: 'labour-contract' }, article: 82 })
    expect(finder.find('第一千零七十九条').hits[0]).toMatchObject({ law: { id: 'civil-code' }, article: 1079 })
  })

  it('are found only where all words stand together', () => {
    for (const { law, article } of finder.find('工资 保证金').hits) {
      const text = articles.find((one) => one.law === law && one.number === article)?.text ?? ''
      expect(text).toContain('工资')
      expect(text).toContain('保证金')
    }
  })

  it('are found by any two characters of any article', () => {
    fc.assert(
      fc.property(fc.constantFrom(...articles), fc.nat(), ({ law, number, text }, at) => {
        const runs = text.split(/[^\p{L}\p{N}]+/u).filter((run) => run.length >= 2)
        const run = runs[at % runs.length] ?? ''
        const start = at % (run.length - 1)
        const { hitCount, hits } = finder.find(run.slice(start, start + 2))
        expect(hitCount > hits.length || hits.some((hit) => hit.law === law && hit.article === number)).toBe(true)
      }),
    )
  })

  it('are looked for without a throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        expect(finder.find(typed).hits.every((hit) => hit.pieces.length > 0)).toBe(true)
      }),
    )
  })

  it('answer nothing to nothing and to a single character', () => {
    for (const typed of ['', ' ', '工', '。。', '()[*+']) expect(finder.find(typed).hitCount, typed).toBe(0)
  })
})
