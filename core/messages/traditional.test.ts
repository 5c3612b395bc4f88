import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { QUESTIONS } from '../content/questions.ts'
import { inLanguage } from './in-language.ts'
import { simplifiedOnly, toTraditional } from './traditional.ts'

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  const inner: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value)
  return [...inner].flatMap(textsIn)
}

describe('Traditional Chinese', () => {
  it.each([
    ['行政复议决定', '行政復議決定'],
    ['头发', '頭髮'],
    ['发现', '發現'],
    ['以后', '以後'],
    ['中华人民共和国法律援助法', '中華人民共和國法律援助法'],
    ['《劳动争议调解仲裁法》', '《勞動爭議調解仲裁法》'],
    ['已制证', '已製證'],
    ['准予', '准予'],
  ])('says %s as %s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional)
  })

  it('has no character left that only Simplified has, over all texts of services and questions', () => {
    const only = simplifiedOnly()
    expect(only.has('国')).toBe(true)
    expect(only.has('后')).toBe(false)
    const { items, bundles } = loadCatalogue()
    const texts = textsIn([items, bundles, QUESTIONS]).filter((text) => /\p{Script=Han}/u.test(text))
    expect(texts.length).toBeGreaterThan(1_000)
    const left = texts.flatMap((text) => [...toTraditional(text)].filter((sign) => only.has(sign)))
    expect([...new Set(left)]).toEqual([])
  })

  it('converts words, not what is put into them', () => {
    const words = {
      'zh-CN': { with: (name: string) => `接待：${name}` },
      en: { with: (name: string) => `With ${name}` },
    }
    expect(inLanguage(words, 'zh-Hant').with('张后发')).toBe('接待：张后发')
    expect(inLanguage({ 'zh-CN': ['办'], en: ['do'] }, 'zh-Hant')).toEqual(['辦'])
    expect(inLanguage({ 'zh-CN': '办', en: 'do' }, 'en')).toBe('do')
  })
})
