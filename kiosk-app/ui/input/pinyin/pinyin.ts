/** Pinyin to Chinese: what the letters typed so far may mean, the likeliest first. What it learns ends with it: each visit has its own. */
import type { Dictionary } from './dictionary.ts'
import { FUZZY_PAIRS, type FuzzyPair, soundsAlike } from './fuzzy.ts'
import { type Found, sentencesOf, wordsFrom } from './sentence.ts'
import { lettersOf, spellingsOf } from './spellings.ts'

export interface Candidate {
  readonly text: string
  /** Letters of the input that it stands for, from the beginning, separators included. */
  readonly letters: number
}

export interface Pinyin {
  /** Every candidate, the likeliest first; none for letters that are no pinyin. */
  candidates(typed: string): Candidate[]
  /** What the citizen chose for these letters comes first the next time. */
  learn(typed: string, text: string): void
  tellApart(pairs: readonly FuzzyPair[]): void
}

/** So many sentences, and so many words of several characters between the same places, are offered. */
const SENTENCES = 3
const WORDS = 40
/** All characters of one sound are offered: a rare name must be reachable. */
const ALL = 1000
const CHOSEN_BONUS = 3

const keyOf = (typed: string) => lettersOf(typed).replaceAll("'", '')

export const createPinyin = (dictionary: Dictionary, fuzzy: readonly FuzzyPair[] = FUZZY_PAIRS): Pinyin => {
  let alike = soundsAlike(fuzzy)
  const chosen = new Map<string, readonly string[]>()
  const weight = new Map<string, number>()

  const weighed = (text: string, cost: number) => cost - (weight.get(text) ?? 0) * CHOSEN_BONUS
  const byCost = (a: { readonly cost: number }, b: { readonly cost: number }) => a.cost - b.cost

  const wordsTo = (found: readonly Found[], to: number) =>
    found
      .filter((one) => one.to === to)
      .toSorted(byCost)
      .map((one) => {
        const text = dictionary.textOf(one.word, one.depth)
        return { text, cost: weighed(text, one.cost), depth: one.depth }
      })

  return {
    candidates: (typed) => {
      const spellings = spellingsOf(typed, alike)
      if (spellings === undefined) return []
      const end = spellings.letters.length
      const found = wordsFrom(dictionary, spellings, 0, spellings.shortened ? 60 : ALL)
      const sentences = sentencesOf(dictionary, spellings, found).slice(0, SENTENCES)
      const offered = new Map<string, Candidate>()
      const offer = (text: string, letters: number) => {
        const key = `${letters}/${text}`
        if (!offered.has(key)) offered.set(key, { text, letters })
      }
      for (const text of chosen.get(keyOf(typed)) ?? []) offer(text, end)
      const ends = [...new Set(found.map((one) => one.to))].toSorted((a, b) => b - a)
      const singles: { readonly text: string; readonly cost: number; readonly to: number }[] = []
      const several = (to: number) => {
        const words = wordsTo(found, to)
        singles.push(...words.filter(({ depth }) => depth === 1).map((word) => ({ ...word, to })))
        return words.filter(({ depth }) => depth > 1).slice(0, WORDS)
      }
      const whole = [...sentences.map((one) => ({ ...one, cost: weighed(one.text, one.cost) })), ...several(end)]
      for (const { text } of [...whole, ...singles].toSorted(byCost)) offer(text, end)
      for (const to of ends) if (to !== end) for (const { text } of several(to).toSorted(byCost)) offer(text, to)
      for (const { text, to } of singles.toSorted(byCost)) offer(text, to)
      return [...offered.values()]
    },
    learn: (typed, text) => {
      const key = keyOf(typed)
      if (key === '' || text === '') return
      chosen.set(key, [text, ...(chosen.get(key) ?? []).filter((one) => one !== text)])
      weight.set(text, Math.min(3, (weight.get(text) ?? 0) + 1))
    },
    tellApart: (pairs) => {
      alike = soundsAlike(pairs)
    },
  }
}
