import { LAWS } from '@lutong/core/content/laws.ts'
import { expect, it } from 'vitest'
import { findArticles } from './find-articles.ts'

it('finds an article by the law’s short name and its number', () => {
  for (const query of ['法律援助法 23', '法律援助法第23条', '法律援助法２３'])
    expect(findArticles(LAWS, query).map(({ citation }) => citation)).toEqual(['《法律援助法》第二十三条'])
})
it('finds articles that hold every word', () => {
  const found = findArticles(LAWS, '人身安全保护令 申请')
  expect(found.length).toBeGreaterThan(2)
  for (const { text } of found) expect(text).toMatch(/人身安全保护令/)
})
it('says nothing to nothing, and to what no law holds', () => {
  expect(findArticles(LAWS, '  ')).toEqual([])
  expect(findArticles(LAWS, '量子纠缠')).toEqual([])
})
