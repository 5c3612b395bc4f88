/** How well what somebody typed fits a name: its characters, its pinyin, its initials, or loosely said. */
import { pinyin } from 'pinyin-pro'

export interface Phrase {
  readonly text: string
  /** Without tones, in one word: `laobanbugeiqian`; and the first letters: `lbbgq`. */
  readonly full: string
  readonly initials: string
}

/** Of two-character pieces, how many must be alike before a loosely said sentence is taken for a known one. */
const LIKENESS = 0.34

export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
const isLatin = (text: string): boolean => /^[a-z]+$/.test(text)

export const phraseOf = (text: string): Phrase => {
  const options = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const
  const syllables = pinyin(text, options).filter((one) => /^[a-zv]+$/.test(one))
  return { text: plain(text), full: syllables.join(''), initials: syllables.map((one) => one.slice(0, 1)).join('') }
}

const pairsOf = (text: string): ReadonlySet<string> => {
  const characters = [...text]
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

/** Dice's coefficient of the two-character pieces. */
const likeness = (a: string, b: string): number => {
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)]
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length
  return ofA.size + ofB.size === 0 ? 0 : (2 * shared) / (ofA.size + ofB.size)
}

/** 0: no match; the more of the phrase is said, the higher. */
export const scoreOf = (query: string, { full, initials, text }: Phrase): number => {
  if (text === query) return 100
  if (text.startsWith(query)) return 80
  if (text.includes(query)) return 60
  // A longer sentence that holds the word: 我被老板欠薪了.
  if (text.length >= 2 && query.includes(text)) return 55
  if (isLatin(query)) {
    if (full === query || initials === query) return 70
    if (query.length >= 2 && full.startsWith(query)) return 50
    if (query.length >= 2 && initials.startsWith(query)) return 45
    if (query.length >= 3 && full.includes(query)) return 30
    if (query.length >= 3 && initials.includes(query)) return 25
    return 0
  }
  const alike = likeness(query, text)
  return alike >= LIKENESS ? 40 * alike : 0
}
