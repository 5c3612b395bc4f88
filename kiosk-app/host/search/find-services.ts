/** Finds services by what people say: everyday words, the official name, full pinyin or its initials, English. */
import type { Bundle } from '@lutong/core/catalogue/bundle.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { type Phrase, phraseOf, plain, scoreOf } from './phrases.ts'

interface FoundServices {
  readonly bundles: readonly Bundle[]
  readonly items: readonly CatalogueItem[]
}
export type FindServices = (typed: string) => FoundServices

const MOST_HITS = 8

const best = <T>(query: string, indexed: readonly { readonly of: T; readonly phrases: readonly Phrase[] }[]): T[] =>
  indexed
    .map(({ of, phrases }) => ({ of, score: Math.max(0, ...phrases.map((phrase) => scoreOf(query, phrase))) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_HITS)
    .map(({ of }) => of)

/** The index is made once, when the catalogue is loaded. */
export const createFindServices = (catalogue: Catalogue): FindServices => {
  const items = [...catalogue.items.values()].map((item) => ({
    of: item,
    phrases: [...item.searchWords, item.name['zh-CN'], item.plainName['zh-CN'], item.name.en, item.plainName.en].map(
      phraseOf,
    ),
  }))
  const bundles = catalogue.bundles.map((bundle) => ({
    of: bundle,
    phrases: [...bundle.searchWords, bundle.name['zh-CN'], bundle.name.en].map(phraseOf),
  }))
  return (typed) => {
    const query = plain(typed)
    return query === '' ? { bundles: [], items: [] } : { bundles: best(query, bundles), items: best(query, items) }
  }
}
