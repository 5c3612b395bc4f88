/** Citations as services write them (`公证法 11(3), 25; 民法典 1123`), resolved to articles that are carried. */
import type { Law } from './law.ts'

export interface LawReference {
  readonly law: Law
  /** In the order cited, each once; only articles that are there. */
  readonly articles: readonly number[]
}

type Laws = readonly Law[]

export const articleNumbers = (law: Law): readonly number[] =>
  law.chapters.flatMap((chapter) => chapter.articles.map((article) => article.number))

/** `11(2)(3), 20–22` → 11, 20, 21, 22: paragraphs and items belong to their article. */
const numbersIn = (text: string): readonly number[] =>
  [...text.replaceAll(/[(（][^)）]*[)）]/g, '').matchAll(/(\d{1,4})(?:\s*[–—-]\s*(\d{1,4}))?/g)].flatMap(
    ([, from, to]) => {
      const first = Number(from)
      const last = to === undefined ? first : Number(to)
      return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at)
    },
  )

/** The law a citation names: 《中华人民共和国公证法》, 公证法, 行政复议法（2023 年修订）. */
const lawNamed = (laws: Laws, named: string): Law | undefined => {
  const plain = named.replaceAll(/[《》\s]|（.*?）/g, '').replace(/^中华人民共和国/, '')
  return laws.find((law) => law.shortTitle === plain)
}

/** What is cited and not carried is left out. */
export const lawReferences = (laws: Laws, citation: string): readonly LawReference[] =>
  citation.split(/[;；]/).flatMap((part) => {
    const [, named = '', rest = ''] = /^([^\d]*)(.*)$/su.exec(part.trim()) ?? []
    const law = lawNamed(laws, named)
    if (law === undefined) return []
    const there = new Set(articleNumbers(law))
    const articles = [...new Set(numbersIn(rest))].filter((number) => there.has(number))
    return articles.length === 0 ? [] : [{ law, articles }]
  })
