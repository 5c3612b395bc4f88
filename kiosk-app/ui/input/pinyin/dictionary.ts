/**
 * The compiled dictionary: a trie over syllables, all of it in a few typed arrays over one buffer, so that it takes the
 * memory its file takes. Nodes stand breadth first; the children of a node, and its words, stand side by side.
 * `scripts/input/compile-pinyin.ts` writes it; this file holds the layout for both.
 */
export const DICTIONARY_MAGIC = 0x4c_54_50_59
export const DICTIONARY_VERSION = 3
/** Words are at most so many characters; depth of the trie. */
export const DEEPEST = 8
/** Costs are −ln(probability), kept in thousandths. */
export const COST_UNIT = 1000
export const HEADER_WORDS = 8

/** Number of the root; its children are the first syllables of all words. */
export const ROOT = 0

export interface Dictionary {
  readonly nodeCount: number
  readonly wordCount: number
  /** Child nodes of a node whose syllables lie in [firstSyllable, endSyllable): a stretch of node numbers. */
  children(node: number, firstSyllable: number, endSyllable: number): readonly [first: number, end: number]
  /** Words of a node, the likeliest first: a stretch of word numbers. */
  words(node: number): readonly [first: number, end: number]
  costOf(word: number): number
  textOf(word: number, depth: number): string
  /** What a pair of neighbours is cheaper by than its two words alone; 0 where nothing is known. */
  bonusOf(word: number, next: number): number
}

/** Reads a cell that is there by construction. */
const at = (cells: Uint16Array | Uint32Array, index: number): number => cells[index] ?? 0

/** `undefined` where the bytes are no dictionary of this version. */
export const openDictionary = (bytes: ArrayBuffer): Dictionary | undefined => {
  if (bytes.byteLength < HEADER_WORDS * 4 || bytes.byteLength % 4 !== 0) return undefined
  const header = new Uint32Array(bytes, 0, HEADER_WORDS)
  if (at(header, 0) !== DICTIONARY_MAGIC || at(header, 1) !== DICTIONARY_VERSION) return undefined
  const [nodeCount, wordCount, charCount, pairCount] = [2, 3, 4, 5].map((index) => at(header, index))
  if (nodeCount === undefined || wordCount === undefined || charCount === undefined || pairCount === undefined)
    return undefined
  let offset = HEADER_WORDS * 4
  const wide = (length: number) => {
    const cells = new Uint32Array(bytes, offset, length)
    offset += length * 4
    return cells
  }
  const narrow = (length: number) => {
    const cells = new Uint16Array(bytes, offset, length)
    offset += Math.ceil(length / 2) * 4
    return cells
  }
  const expected =
    HEADER_WORDS * 4 +
    (2 * (nodeCount + 1) + 2 * (DEEPEST + 2) + 2 * pairCount) * 4 +
    [nodeCount, wordCount, charCount, pairCount].reduce((sum, length) => sum + Math.ceil(length / 2) * 4, 0)
  if (bytes.byteLength !== expected) return undefined
  const childStart = wide(nodeCount + 1)
  const wordStart = wide(nodeCount + 1)
  /** By depth: the first word's number, and where its characters begin. */
  const depthWord = wide(DEEPEST + 2)
  const depthChar = wide(DEEPEST + 2)
  const pairFirst = wide(pairCount)
  const pairSecond = wide(pairCount)
  const nodeSyllable = narrow(nodeCount)
  const wordCost = narrow(wordCount)
  const chars = narrow(charCount)
  const pairBonus = narrow(pairCount)

  /** The first child of the stretch whose syllable is not below the wanted one. */
  const lowerBound = (low: number, high: number, syllable: number): number => {
    let [from, to] = [low, high]
    while (from < to) {
      const middle = (from + to) >> 1
      if (at(nodeSyllable, middle) < syllable) from = middle + 1
      else to = middle
    }
    return from
  }
  return {
    nodeCount,
    wordCount,
    children: (node, firstSyllable, endSyllable) => {
      const [low, high] = [at(childStart, node), at(childStart, node + 1)]
      const first = lowerBound(low, high, firstSyllable)
      return [first, lowerBound(first, high, endSyllable)]
    },
    words: (node) => [at(wordStart, node), at(wordStart, node + 1)],
    costOf: (word) => at(wordCost, word) / COST_UNIT,
    textOf: (word, depth) => {
      const nth = word - at(depthWord, depth)
      // A character alone may lie beyond the basic plane: two cells each, so that rare names can be written.
      if (depth === 1) {
        const begin = at(depthChar, 1) + nth * 2
        return String.fromCodePoint(at(chars, begin) * 0x1_00_00 + at(chars, begin + 1))
      }
      const begin = at(depthChar, depth) + nth * depth
      return String.fromCharCode(...chars.subarray(begin, begin + depth))
    },
    bonusOf: (word, next) => {
      let [from, to] = [0, pairCount]
      while (from < to) {
        const middle = (from + to) >> 1
        const first = at(pairFirst, middle)
        if (first < word || (first === word && at(pairSecond, middle) < next)) from = middle + 1
        else to = middle
      }
      return from < pairCount && at(pairFirst, from) === word && at(pairSecond, from) === next
        ? at(pairBonus, from) / COST_UNIT
        : 0
    },
  }
}
