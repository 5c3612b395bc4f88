/** How letters may be read as syllables: every way at once, as steps from place to place. Pure. */
import { beginningsLike, initialsLike, syllablesLike } from './nine-keys.ts'
import { beginningWith, LONGEST_SYLLABLE, numberOf, SYLLABLES } from './syllables.ts'

/** From a place in the letters to a later one by a syllable whose number lies in [first, end). */
interface Step {
  readonly to: number
  readonly first: number
  readonly end: number
  readonly penalty: number
}

export interface Spellings {
  /** Letters and separators, as they were read. */
  readonly letters: string
  /** By place: the steps that begin there and can lead to the end. */
  readonly steps: readonly (readonly Step[])[]
  /** Some syllables are told by their first letters only. */
  readonly shortened: boolean
}

const PENALTY = { initial: 1.5, unfinished: 1, fuzzy: 3, umlaut: 0.8 }
const LONGEST_INPUT = 60

/** Small letters, digits of nine keys, and separators; ü is v, and after j, q, x, y it is u. Everything else is no pinyin. */
export const lettersOf = (typed: string): string =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[üǖǘǚǜ]/g, 'v')
    .replaceAll(/[^a-z2-9']/g, '')
    .replaceAll(/([jqxy])v/g, '$1u')
    .replaceAll(/([ln])ue/g, '$1ve')
    .replace(/^'+/, '')
    .replaceAll(/'+/g, "'")
    .slice(0, LONGEST_INPUT)

type Alike = readonly (readonly number[])[]

const fullSteps = (letters: string, from: number, alike: Alike): Step[] => {
  const steps: Step[] = []
  for (let length = 1; length <= LONGEST_SYLLABLE && from + length <= letters.length; length += 1) {
    const numbers = syllablesLike(letters.slice(from, from + length))
    /** What is meant and what only sounds like it may be typed by the same keys: each once, at its least. */
    const penalties = new Map<number, number>()
    const step = (one: number, penalty: number) => penalties.set(one, Math.min(penalty, penalties.get(one) ?? penalty))
    for (const number of numbers) {
      const syllable = SYLLABLES[number]
      step(number, 0)
      const umlaut = syllable === 'lu' ? numberOf('lv') : syllable === 'nu' ? numberOf('nv') : undefined
      if (umlaut !== undefined) step(umlaut, PENALTY.umlaut)
      for (const other of alike[number] ?? []) step(other, PENALTY.fuzzy)
    }
    for (const [one, penalty] of penalties) steps.push({ to: from + length, first: one, end: one + 1, penalty })
  }
  return steps
}

/** The end of the letters may be the beginning of a syllable. */
const unfinishedStep = (letters: string, from: number): Step[] => {
  const rest = letters.slice(from)
  if (rest.includes("'") || syllablesLike(rest).length > 0) return []
  return beginningsLike(rest).map((range) => ({ to: letters.length, ...range, penalty: PENALTY.unfinished }))
}

const initialSteps = (letters: string, from: number): Step[] => {
  const steps: Step[] = []
  for (const length of [1, 2]) {
    const typed = letters.slice(from, from + length)
    if (typed.length < length) continue
    for (const initial of initialsLike(typed)) {
      const range = beginningWith(initial)
      if (range !== undefined) steps.push({ to: from + length, ...range, penalty: PENALTY.initial })
    }
  }
  return steps
}

/** Keeps what leads to the end; a separator is passed over. `undefined` where nothing does. */
const leadingToEnd = (letters: string, stepsAt: (from: number) => readonly Step[]): Step[][] | undefined => {
  const end = letters.length
  const reaches: boolean[] = Array.from({ length: end + 1 }, () => false)
  const kept: Step[][] = Array.from({ length: end + 1 }, () => [])
  reaches[end] = true
  for (let from = end - 1; from >= 0; from -= 1) {
    if (letters[from] === "'") continue
    const steps = stepsAt(from)
      .map((step) => (letters[step.to] === "'" ? { ...step, to: step.to + 1 } : step))
      .filter((step) => reaches[step.to] === true)
    kept[from] = steps
    reaches[from] = steps.length > 0
  }
  return reaches[0] === true ? kept : undefined
}

/** `undefined` where the letters cannot be read in any way (`uuu`). */
export const spellingsOf = (typed: string, alike: Alike): Spellings | undefined => {
  const letters = lettersOf(typed)
  if (letters === '') return undefined
  const whole = (from: number) => [...fullSteps(letters, from, alike), ...unfinishedStep(letters, from)]
  const full = leadingToEnd(letters, whole)
  if (full !== undefined) return { letters, steps: full, shortened: false }
  const steps = leadingToEnd(letters, (from) => [...whole(from), ...initialSteps(letters, from)])
  return steps === undefined ? undefined : { letters, steps, shortened: true }
}

/** Where digits begin in what was typed; its length where there are none. */
const firstDigit = (typed: string): number => {
  const at = typed.search(/\d/)
  return at < 0 ? typed.length : at
}

/** How the first digits may be read, as whole syllables from which the rest can be read too; the longest first. */
export const readingsOf = (typed: string): readonly string[] => {
  const letters = lettersOf(typed)
  // Letters before the first digit are a syllable's own: it is read from there.
  const from = Math.max(letters.lastIndexOf("'", firstDigit(letters)) + 1, 0)
  if (firstDigit(letters) === letters.length) return []
  const readings: string[] = []
  for (let length = Math.min(LONGEST_SYLLABLE, letters.length - from); length > 0; length -= 1) {
    const rest = letters.slice(from + length)
    if (rest !== '' && spellingsOf(rest, []) === undefined) continue
    for (const number of syllablesLike(letters.slice(from, from + length))) readings.push(SYLLABLES[number] ?? '')
  }
  return readings
}

/** The first digits are what is chosen: letters take their place, and end as a syllable. */
export const readAs = (typed: string, reading: string): string => {
  const letters = lettersOf(typed)
  const from = Math.max(letters.lastIndexOf("'", firstDigit(letters)) + 1, 0)
  const rest = letters.slice(from + reading.length)
  return lettersOf(`${letters.slice(0, from)}${reading}${rest === '' || rest.startsWith("'") ? rest : `'${rest}`}`)
}
