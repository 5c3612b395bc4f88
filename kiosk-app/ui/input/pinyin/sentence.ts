/** The likeliest way to write what was spelled: words of the dictionary over all readings, by their costs and those of neighbours. */
import { type Dictionary, ROOT } from './dictionary.ts'
import type { Spellings } from './spellings.ts'

/** A word that can stand from one place of the letters to another. */
export interface Found {
  readonly from: number
  readonly to: number
  readonly word: number
  readonly depth: number
  /** Its own cost and that of how it was spelled. */
  readonly cost: number
}

/** Of the words between two places, so many take part in sentences; and so many ways to each place are followed. */
const WORDS_BETWEEN = 8
const WAYS = 6
/** Nodes looked at from one place: a bound for letters that say nearly nothing (`zzzzzz`). */
const MOST_NODES = 4000

/** All words that begin at a place; of each node the `most` likeliest. */
export const wordsFrom = (dictionary: Dictionary, { steps }: Spellings, from: number, most: number): Found[] => {
  const found: Found[] = []
  interface Visit {
    readonly node: number
    readonly place: number
    readonly penalty: number
    readonly depth: number
  }
  let level: Visit[] = [{ node: ROOT, place: from, penalty: 0, depth: 0 }]
  let looked = 0
  while (level.length > 0) {
    const next: Visit[] = []
    for (const visit of level) {
      for (const step of steps[visit.place] ?? []) {
        const [first, end] = dictionary.children(visit.node, step.first, step.end)
        for (let node = first; node < end; node += 1) {
          looked += 1
          const depth = visit.depth + 1
          const penalty = visit.penalty + step.penalty
          const [begin, stop] = dictionary.words(node)
          for (let word = begin; word < Math.min(stop, begin + most); word += 1)
            found.push({ from, to: step.to, word, depth, cost: dictionary.costOf(word) + penalty })
          if (looked < MOST_NODES) next.push({ node, place: step.to, penalty, depth })
        }
      }
    }
    level = next
  }
  return found
}

interface Way {
  readonly cost: number
  readonly last: Found | undefined
  readonly before: Way | undefined
}

export interface Sentence {
  readonly text: string
  readonly cost: number
  readonly words: number
}

/** The cheapest words between each two places. */
const fewBetween = (found: readonly Found[]): Found[] => {
  const byEnd = new Map<number, Found[]>()
  for (const one of found) {
    const others = byEnd.get(one.to)
    if (others === undefined) byEnd.set(one.to, [one])
    else others.push(one)
  }
  return [...byEnd.values()].flatMap((same) => same.toSorted((a, b) => a.cost - b.cost).slice(0, WORDS_BETWEEN))
}

const keep = (ways: Way[], way: Way): void => {
  const same = ways.findIndex((one) => one.last?.word === way.last?.word)
  if (same >= 0) {
    if ((ways[same]?.cost ?? 0) <= way.cost) return
    ways.splice(same, 1)
  }
  const place = ways.findIndex((one) => one.cost > way.cost)
  ways.splice(place < 0 ? ways.length : place, 0, way)
  if (ways.length > WAYS) ways.length = WAYS
}

const textOf = (dictionary: Dictionary, way: Way): { text: string; words: number } => {
  const pieces: string[] = []
  for (let one: Way | undefined = way; one?.last !== undefined; one = one.before)
    pieces.unshift(dictionary.textOf(one.last.word, one.last.depth))
  return { text: pieces.join(''), words: pieces.length }
}

/** The cheapest sentences over all letters, different in writing, the likeliest first. */
export const sentencesOf = (dictionary: Dictionary, spellings: Spellings, atStart: readonly Found[]): Sentence[] => {
  const end = spellings.letters.length
  const ways: Way[][] = Array.from({ length: end + 1 }, () => [])
  ways[0] = [{ cost: 0, last: undefined, before: undefined }]
  for (let from = 0; from < end; from += 1) {
    const here = ways[from] ?? []
    if (here.length === 0) continue
    const found = from === 0 ? atStart : wordsFrom(dictionary, spellings, from, WORDS_BETWEEN)
    for (const one of fewBetween(found)) {
      for (const way of here) {
        const bonus = way.last === undefined ? 0 : dictionary.bonusOf(way.last.word, one.word)
        keep(ways[one.to] ?? [], { cost: way.cost + one.cost - bonus, last: one, before: way })
      }
    }
  }
  const sentences = new Map<string, Sentence>()
  for (const way of ways[end] ?? []) {
    const { text, words } = textOf(dictionary, way)
    if (!sentences.has(text)) sentences.set(text, { text, cost: way.cost, words })
  }
  return [...sentences.values()]
}
