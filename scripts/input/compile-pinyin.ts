/** Writes the lexicon as the input reads it: layout in kiosk-app/ui/input/pinyin/dictionary.ts. The same in, the same bytes out. */
import {
  COST_UNIT,
  DEEPEST,
  DICTIONARY_MAGIC,
  DICTIONARY_VERSION,
  HEADER_WORDS,
} from '../../kiosk-app/ui/input/pinyin/dictionary.ts'
import { buildLexicon, cut, type Lexicon } from './lexicon.ts'

interface Node {
  readonly syllable: number
  readonly children: Map<number, Node>
  readonly words: { readonly text: string; readonly cost: number }[]
}

const node = (syllable: number): Node => ({ syllable, children: new Map(), words: [] })

const trieOf = ({ readings, total }: Lexicon): Node => {
  const root = node(0)
  for (const { text, syllables, count } of readings) {
    let place = root
    for (const syllable of syllables) {
      const child = place.children.get(syllable) ?? node(syllable)
      place.children.set(syllable, child)
      place = child
    }
    const cost = Math.min(65_535, Math.round(Math.log(total / count) * COST_UNIT))
    const same = place.words.findIndex((word) => word.text === text)
    if (same < 0) place.words.push({ text, cost })
    else if ((place.words[same]?.cost ?? 0) > cost) place.words[same] = { text, cost }
  }
  return root
}

/** The root first, then level by level, children by their syllables. */
const breadthFirst = (root: Node): { readonly nodes: readonly Node[]; readonly depths: readonly number[] } => {
  const nodes = [root]
  const depths = [0]
  for (let index = 0; index < nodes.length; index += 1)
    for (const child of [...(nodes[index]?.children.values() ?? [])].toSorted((a, b) => a.syllable - b.syllable)) {
      nodes.push(child)
      depths.push((depths[index] ?? 0) + 1)
    }
  return { nodes, depths }
}

/** Pairs seen at least so often count; the more a word was seen, the more its pairs are believed. */
const SEEN_AT_LEAST = 1
const DOUBT = 12

interface Pair {
  readonly first: number
  readonly second: number
  readonly bonus: number
}

const pairsOf = (lexicon: Lexicon, numbersOf: ReadonlyMap<string, readonly number[]>): Pair[] => {
  const together = new Map<string, number>()
  const alone = new Map<string, number>()
  for (const sentence of lexicon.sentences) {
    const pieces = cut(sentence, lexicon.counts, lexicon.total)
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1]
      if (next === undefined) continue
      alone.set(piece, (alone.get(piece) ?? 0) + 1)
      together.set(`${piece} ${next}`, (together.get(`${piece} ${next}`) ?? 0) + 1)
    }
  }
  const pairs: Pair[] = []
  for (const [pair, seen] of together) {
    if (seen < SEEN_AT_LEAST) continue
    const [first = '', second = ''] = pair.split(' ')
    const times = alone.get(first) ?? 1
    const trust = times / (times + DOUBT)
    const usual = (lexicon.counts.get(second) ?? 1) / lexicon.total
    const bonus = Math.round(Math.log((trust * (seen / times) + (1 - trust) * usual) / usual) * COST_UNIT)
    if (bonus <= 0) continue
    for (const one of numbersOf.get(first) ?? [])
      for (const other of numbersOf.get(second) ?? [])
        pairs.push({ first: one, second: other, bonus: Math.min(bonus, 65_535) })
  }
  return pairs.toSorted((a, b) => a.first - b.first || a.second - b.second)
}

/** Cells of two and of four bytes, each section filled up to four. */
const sections = (wide: readonly (readonly number[])[], narrow: readonly (readonly number[])[]): Uint8Array => {
  const bytes = wide.reduce((sum, cells) => sum + cells.length * 4, 0)
  const all = bytes + narrow.reduce((sum, cells) => sum + Math.ceil(cells.length / 2) * 4, 0)
  const buffer = new ArrayBuffer(all)
  let offset = 0
  for (const cells of wide) {
    new Uint32Array(buffer, offset, cells.length).set(cells)
    offset += cells.length * 4
  }
  for (const cells of narrow) {
    new Uint16Array(buffer, offset, cells.length).set(cells)
    offset += Math.ceil(cells.length / 2) * 4
  }
  return new Uint8Array(buffer)
}

export const compilePinyin = (lexicon: Lexicon = buildLexicon()): Uint8Array => {
  const { nodes, depths } = breadthFirst(trieOf(lexicon))
  const childStart: number[] = []
  const wordStart: number[] = []
  const wordCost: number[] = []
  const chars: number[] = []
  const depthWord: number[] = []
  const depthChar: number[] = []
  const numbersOf = new Map<string, number[]>()
  let nextChild = 1
  for (const [index, { children, words }] of nodes.entries()) {
    const depth = depths[index] ?? 0
    while (depthWord.length <= depth) {
      depthWord.push(wordCost.length)
      depthChar.push(chars.length)
    }
    childStart.push(nextChild)
    wordStart.push(wordCost.length)
    nextChild += children.size
    const likeliest = words.toSorted((a, b) => a.cost - b.cost || (a.text < b.text ? -1 : 1))
    for (const { text, cost } of likeliest) {
      numbersOf.set(text, [...(numbersOf.get(text) ?? []), wordCost.length])
      wordCost.push(cost)
      if (depth === 1) chars.push((text.codePointAt(0) ?? 0) >> 16, (text.codePointAt(0) ?? 0) & 0xffff)
      else for (let place = 0; place < text.length; place += 1) chars.push(text.charCodeAt(place))
    }
  }
  childStart.push(nextChild)
  wordStart.push(wordCost.length)
  while (depthWord.length < DEEPEST + 2) {
    depthWord.push(wordCost.length)
    depthChar.push(chars.length)
  }
  const pairs = pairsOf(lexicon, numbersOf)
  const header = [DICTIONARY_MAGIC, DICTIONARY_VERSION, nodes.length, wordCost.length, chars.length, pairs.length]
  while (header.length < HEADER_WORDS) header.push(0)
  return sections(
    [
      header,
      childStart,
      wordStart,
      depthWord,
      depthChar,
      pairs.map(({ first }) => first),
      pairs.map(({ second }) => second),
    ],
    [nodes.map(({ syllable }) => syllable), wordCost, chars, pairs.map(({ bonus }) => bonus)],
  )
}
