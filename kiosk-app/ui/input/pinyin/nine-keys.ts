/** Nine keys (九键): a digit stands for any letter of its key, a letter for itself. What a string of both may be read as. */
import { beginningWith, INITIALS, numberOf, SYLLABLES, type SyllableRange } from './syllables.ts'

/** The letters on each key, as on every telephone. */
export const KEY_LETTERS: Readonly<Record<string, string>> = {
  2: 'abc',
  3: 'def',
  4: 'ghi',
  5: 'jkl',
  6: 'mno',
  7: 'pqrs',
  8: 'tuv',
  9: 'wxyz',
}
const KEY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(KEY_LETTERS).flatMap(([digit, letters]) => [...letters].map((letter) => [letter, digit])),
)

export const digitsOf = (letters: string): string => letters.replaceAll(/[a-z]/g, (letter) => KEY_OF.get(letter) ?? '')

const hasDigit = (typed: string): boolean => /\d/.test(typed)

/** Numbers of the syllables that begin by these keys, with how long they are. */
const BY_KEYS: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>()
  for (const [number, syllable] of SYLLABLES.entries()) {
    const keys = digitsOf(syllable)
    for (let length = 1; length <= keys.length; length += 1) {
      const beginning = keys.slice(0, length)
      found.set(beginning, [...(found.get(beginning) ?? []), number])
    }
  }
  return found
})()

const fits = (typed: string, syllable: string): boolean =>
  [...typed].every((key, at) => key === syllable[at] || (KEY_LETTERS[key] ?? '').includes(syllable[at] ?? '-'))

const beginningNumbers = (typed: string): readonly number[] =>
  (BY_KEYS.get(digitsOf(typed)) ?? []).filter((number) => fits(typed, SYLLABLES[number] ?? ''))

/** The syllables that are spelled so, whole. */
export const syllablesLike = (typed: string): readonly number[] => {
  if (hasDigit(typed)) return beginningNumbers(typed).filter((number) => SYLLABLES[number]?.length === typed.length)
  const number = numberOf(typed)
  return number === undefined ? [] : [number]
}

/** The syllables that begin so, as stretches of the alphabet. */
export const beginningsLike = (typed: string): readonly SyllableRange[] => {
  if (!hasDigit(typed)) return [beginningWith(typed)].filter((range) => range !== undefined)
  const ranges: { first: number; end: number }[] = []
  for (const number of beginningNumbers(typed)) {
    const last = ranges.at(-1)
    if (last?.end === number) last.end = number + 1
    else ranges.push({ first: number, end: number + 1 })
  }
  return ranges
}

/** First letters by which a syllable may be shortened, that are typed so. */
export const initialsLike = (typed: string): readonly string[] =>
  hasDigit(typed)
    ? [...INITIALS].filter((initial) => initial.length === typed.length && fits(typed, initial))
    : [...(INITIALS.has(typed) ? [typed] : [])]
