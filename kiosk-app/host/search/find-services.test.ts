import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFindServices } from './find-services.ts'

const catalogue = loadCatalogue()
const find = createFindServices(catalogue)
const codes = (typed: string) => find(typed).items.map((item) => item.code)

describe('the search', () => {
  it.each([
    ['老板不给钱', 'GF02003'],
    ['老板不给我钱了', 'GF02003'],
    ['家暴', 'GF02004'],
    ['我老公打老婆', 'GF02004'],
    ['离婚协议', 'GF08001'],
    ['邻居吵架', 'GF05001'],
    ['被罚款了不服', 'GF07001'],
    ['立遗嘱', 'GF03003'],
  ])('finds %s', (typed, code) => {
    expect(codes(typed)).toContain(code)
  })

  it.each([
    ['falvyuanzhu', 'GF02001'],
    ['flyz', 'GF02001'],
    ['taoxin', 'GF02003'],
    ['tx', 'GF02003'],
    ['laodongzhongcai', 'GF06002'],
    ['ldzc', 'GF06002'],
    ['rmtj', 'GF05001'],
    ['YIZHU', 'GF03003'],
  ])('reads pinyin and its initials: %s', (typed, code) => {
    expect(codes(typed)).toContain(code)
  })

  it('puts what was meant first', () => {
    expect(codes('老板不给钱')[0]).toBe('GF02003')
    expect(codes('行政复议')[0]).toBe('GF07001')
    expect(find('车祸').bundles[0]?.code).toBe('TC003')
  })

  it('finds each service by its own name, and each bundle by each of its words', () => {
    for (const item of catalogue.items.values()) expect(codes(item.plainName['zh-CN']), item.code).toContain(item.code)
    for (const bundle of catalogue.bundles)
      for (const word of bundle.searchWords) expect(find(word).bundles, word).toContain(bundle)
  })

  it('finds nothing where nothing is meant, and never fails on what is typed', () => {
    expect(find('qqqq')).toEqual({ bundles: [], items: [] })
    expect(find(' ')).toEqual({ bundles: [], items: [] })
    fc.assert(fc.property(fc.string(), (typed) => find(typed).items.length <= 8))
  })
})
