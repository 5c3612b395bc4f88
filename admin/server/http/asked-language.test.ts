import { expect, it } from 'vitest'
import { askedLanguage } from './asked-language.ts'

it.each([
  [undefined, 'zh-CN'],
  ['*', 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en-GB,zh;q=0.5', 'en'],
  ['en;q=0.3, zh-Hans-CN;q=0.9', 'zh-CN'],
  ['fr, en;q=0.1', 'en'],
  ['en;q=0', 'zh-CN'],
  ['zhuang', 'zh-CN'],
  ['en; Q=1.000 , zh', 'en'],
] as const)('%s is answered in %s', (asked, language) => {
  expect(askedLanguage(asked)).toBe(language)
})
