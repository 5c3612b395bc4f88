/** Finds laws by name (characters, pinyin, initials) and sentences by their words; two characters are enough. */
import { articleHeading } from '@lutong/core/content/article-heading.ts'
import type { Law } from '@lutong/core/content/law.ts'
import { lawReferences } from '@lutong/core/content/references.ts'
import { type Phrase, phraseOf, plain, scoreOf } from './phrases.ts'

interface LawHit {
  readonly law: Law
  readonly article: number
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[]
}
interface FoundLaws {
  readonly laws: readonly Law[]
  readonly hits: readonly LawHit[]
  /** All that fit; only the first are given. */
  readonly hitCount: number
}
export interface LawFinder {
  find(typed: string): FoundLaws
  /** By the pinyin of the usual title, with its first letter. */
  readonly byName: readonly { readonly law: Law; readonly letter: string }[]
}

const MOST_HITS = 30
/** Looser likeness is for services, where people describe; a law has a name. */
const NAMED = 25
const SENTENCE_CHARACTERS = 60
const BEFORE_CHARACTERS = 16

const NOTHING: FoundLaws = { laws: [], hits: [], hitCount: 0 }

/** The words asked for; one character alone would find everything. */
const wordsOf = (typed: string): readonly string[] =>
  typed
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => [...word].length >= 2)

/** Cuts a text where its words stand. */
const piecesOf = (text: string, words: readonly string[]): LawHit['pieces'] => {
  const pattern = new RegExp(`(${words.join('|')})`, 'gu')
  return text
    .split(pattern)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, hit: words.includes(piece) }))
}

/** The sentence with the first word in it, no longer than a glance. */
const sentenceWith = (text: string, word: string): string => {
  const sentence =
    text
      .split(/(?<=[。；\n])/u)
      .find((one) => one.includes(word))
      ?.trim() ?? text
  if (sentence.length <= SENTENCE_CHARACTERS) return sentence
  const from = Math.max(0, sentence.indexOf(word) - BEFORE_CHARACTERS)
  const cut = sentence.slice(from, from + SENTENCE_CHARACTERS)
  return `${from > 0 ? '…' : ''}${cut}${from + SENTENCE_CHARACTERS < sentence.length ? '…' : ''}`
}

const createLawFinder = (laws: readonly Law[]): LawFinder => {
  const named = laws.map((law) => ({
    law,
    phrases: [law.shortTitle, law.title['zh-CN'], law.title.en].map((text): Phrase => phraseOf(text)),
  }))
  const articles = laws.flatMap((law) =>
    law.chapters.flatMap((chapter) =>
      chapter.articles.map(({ number, text }) => ({ law, number, text, heading: articleHeading(number) })),
    ),
  )
  /** Cited outright: 劳动合同法第82条, 民法典 1079. */
  const cited = (typed: string): readonly LawHit[] =>
    lawReferences(laws, typed.normalize('NFKC').replaceAll(/[第条]/gu, ' ')).flatMap(({ law, articles: numbers }) =>
      numbers.flatMap((number) => {
        const found = articles.find((one) => one.law === law && one.number === number)
        const text = found?.text.split('\n')[0] ?? ''
        return text === ''
          ? []
          : [{ law, article: number, pieces: [{ text: sentenceWith(text, text.slice(0, 2)), hit: false }] }]
      }),
    )
  return {
    byName: named
      .map(({ law, phrases: [own] }) => ({ law, pinyin: own?.full ?? '' }))
      .toSorted((a, b) => (a.pinyin < b.pinyin ? -1 : 1))
      .map(({ law, pinyin }) => ({ law, letter: pinyin.slice(0, 1).toUpperCase() })),
    find: (typed) => {
      const words = wordsOf(typed)
      if (words.length === 0) return NOTHING
      const query = plain(typed)
      const byTitle = named
        .map(({ law, phrases }) => ({ law, score: Math.max(...phrases.map((phrase) => scoreOf(query, phrase))) }))
        .filter(({ score }) => score >= NAMED)
        .toSorted((a, b) => b.score - a.score)
      const outright = cited(typed)
      const said = articles.filter(({ heading, text }) =>
        words.every((word) => text.includes(word) || heading === word),
      )
      const hits = said.map(({ heading, law, number, text }): LawHit => {
        const word = words.find((one) => text.includes(one)) ?? heading
        return { law, article: number, pieces: piecesOf(sentenceWith(text, word), words) }
      })
      return {
        laws: byTitle.map(({ law }) => law),
        hits: [...outright, ...hits].slice(0, MOST_HITS),
        hitCount: outright.length + hits.length,
      }
    },
  }
}

const FINDERS = new WeakMap<readonly Law[], LawFinder>()

/** Made once for each version of the laws. */
export const lawFinder = (laws: readonly Law[]): LawFinder => {
  const known = FINDERS.get(laws) ?? createLawFinder(laws)
  FINDERS.set(laws, known)
  return known
}
