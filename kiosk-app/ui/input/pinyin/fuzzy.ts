/** Sounds that many speakers do not tell apart; each pair can be switched on alone. */
import { numberOf, SYLLABLES } from './syllables.ts'

const PAIRS = {
  'z-zh': ['initial', 'z', 'zh'],
  'c-ch': ['initial', 'c', 'ch'],
  's-sh': ['initial', 's', 'sh'],
  'n-l': ['initial', 'n', 'l'],
  'n-ng': ['final', 'n', 'ng'],
} as const
export type FuzzyPair = keyof typeof PAIRS
export const FUZZY_PAIRS: readonly FuzzyPair[] = ['z-zh', 'c-ch', 's-sh', 'n-l', 'n-ng']

const initialOf = (syllable: string): string => /^(?:[zcs]h|[^aeiouv]?)/.exec(syllable)?.[0] ?? ''

/** The syllable with one of the pair's sounds for the other; `undefined` where neither is in it. */
const swapped = (syllable: string, pair: FuzzyPair): string | undefined => {
  const [place, one, other] = PAIRS[pair]
  if (place === 'initial') {
    const initial = initialOf(syllable)
    if (initial !== one && initial !== other) return undefined
    return (initial === one ? other : one) + syllable.slice(initial.length)
  }
  if (!/[aeiouv]ng?$/.test(syllable)) return undefined
  return syllable.endsWith('ng') ? syllable.slice(0, -1) : `${syllable}g`
}

/** For each syllable's number the numbers that may be meant by it. */
export const soundsAlike = (pairs: readonly FuzzyPair[]): readonly (readonly number[])[] =>
  SYLLABLES.map((syllable, own) => {
    let alike = [syllable]
    for (const pair of pairs) alike = alike.flatMap((one) => [one, swapped(one, pair) ?? one])
    const numbers = alike.map(numberOf).filter((number) => number !== undefined && number !== own)
    return [...new Set(numbers)].filter((number) => number !== undefined)
  })
