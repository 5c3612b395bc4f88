import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { CHANNELS } from './channels.ts'
import { LAWS } from './laws.ts'
import { lawReferences } from './references.ts'
import { TYPICAL_CASES } from './typical-cases.ts'

const catalogue = loadCatalogue()

describe('the typical cases', () => {
  it('are one at least for each bundle, each once', () => {
    expect(new Set(TYPICAL_CASES.map((one) => one.id)).size).toBe(TYPICAL_CASES.length)
    const bundles = new Set(TYPICAL_CASES.map((one) => one.bundle))
    expect([...bundles].toSorted()).toEqual(catalogue.bundles.map((one) => one.code).toSorted())
  })

  it('cite articles that can be read here, and lead to services that are there', () => {
    for (const { id, items, law } of TYPICAL_CASES) {
      for (const one of law)
        expect(lawReferences(LAWS, `${one.law} ${one.article}`), `${id} ${one.law} ${one.article}`).toHaveLength(1)
      for (const code of items) expect(catalogue.items.has(code), `${id} ${code}`).toBe(true)
    }
  })

  it('name no court, no case number and no real-looking decision', () => {
    for (const one of TYPICAL_CASES) {
      const said = JSON.stringify(one)
      expect(said, one.id).not.toMatch(/[（(]20\d\d[）)]|[民刑行]初|人民法院|第\d+号/u)
    }
  })

  it('are plain: 25 Han a sentence on average, and each text in its own script', () => {
    const told = TYPICAL_CASES.flatMap((one) => [one.title, one.happened, one.ended, ...one.law.map((law) => law.says)])
    const sentences = told
      .flatMap((text) => text['zh-CN'].split(/[。；：？]/u))
      .map((sentence) => sentence.match(/\p{Script=Han}/gu)?.length ?? 0)
      .filter((length) => length > 0)
    expect(sentences.reduce((sum, length) => sum + length, 0) / sentences.length).toBeLessThanOrEqual(25)
    expect(Math.max(...sentences)).toBeLessThanOrEqual(40)
    for (const text of told) {
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
      expect(text['zh-CN']).not.toMatch(/[!！]/u)
    }
  })
})

describe('the ways to complain', () => {
  it('hold the numbers of the whole country and the centre’s own, and begin the complaints of the catalogue', () => {
    const phones = CHANNELS.map((one) => one.phone)
    for (const phone of ['12348', '12345', '12333', '12338', '110', null]) expect(phones).toContain(phone)
    const items = new Set<string>(CHANNELS.flatMap((one) => one.items))
    for (const code of ['GF10001', 'GF10002']) expect(items.has(code), code).toBe(true)
    for (const code of items)
      expect(
        [...catalogue.items.keys()].some((one) => one === code),
        code,
      ).toBe(true)
  })
})
