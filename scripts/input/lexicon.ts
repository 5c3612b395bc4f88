/** Which words the input knows, how likely each is, and how each is read: counted dictionary, law, places, names. Deterministic. */
import { readFileSync } from 'node:fs'

import { dict } from '@node-rs/jieba/dict.js'
import { areaList } from '@vant/area-data'
import { pinyin } from 'pinyin-pro'
import { DEEPEST } from '../../kiosk-app/ui/input/pinyin/dictionary.ts'
import { numberOf } from '../../kiosk-app/ui/input/pinyin/syllables.ts'
import { corpus } from './corpus.ts'

interface Reading {
  readonly text: string
  readonly syllables: readonly number[]
  /** Out of `total` of the lexicon. */
  readonly count: number
}

export interface Lexicon {
  readonly readings: readonly Reading[]
  readonly total: number
  /** Sentences whose neighbours are counted. */
  readonly sentences: readonly string[]
  readonly counts: ReadonlyMap<string, number>
}

/** What a mention in our own texts, a term of law and a place are worth, in counts of the newspaper dictionary. */
const MENTION = 60
const LEGAL = 2500
const PLACE = 600
const EVERYDAY = 900
const SURNAME = 400
/** The commonest surnames come first in the list; in a form they are likelier than in a newspaper. */
const COMMON_SURNAME = 24_000
const GIVEN = 150
const RARE = 1

const HAN = /^\p{Script=Han}+$/u
const words = (name: string): string[] =>
  readFileSync(new URL(`words/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
const spread = (name: string) => words(name).flatMap((line) => line.split(' '))

const read = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true })
const readAllWays = (character: string): string[] =>
  pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true })

/** The 6,763 characters of GB/T 2312: what is outside them is traditional or rare, and is offered after them. */
const COMMON: ReadonlySet<string> = (() => {
  const decoder = new TextDecoder('gbk')
  const common = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) common.add(decoder.decode(Uint8Array.of(row, cell)))
  return common
})()

const countedWords = (): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [text = '', count = '0'] = line.split(' ')
    const length = [...text].length
    if (length <= DEEPEST && Number(count) >= 3 && [...text].every((one) => COMMON.has(one)))
      counts.set(text, Number(count))
  }
  return counts
}

/** Full names, and what people say: 朝阳 for 朝阳区; one character alone is nobody's name for a place. */
const placeNames = (): string[] =>
  [areaList.province_list, areaList.city_list, areaList.county_list]
    .flatMap((list) => Object.values(list))
    .flatMap((name) => {
      const short = name.replace(/(?:特别行政区|(?:[一-龥]族)*自治[区州县旗]|省|市|地区|盟|县|区|旗)$/, '')
      return [...short].length >= 2 && short !== name ? [name, short] : [name]
    })
    .filter((name) => HAN.test(name) && [...name].length <= DEEPEST)

/** Cuts a text into known words by their counts: the fewest and likeliest. */
export const cut = (text: string, counts: ReadonlyMap<string, number>, total: number): string[] => {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= text.length; end += 1) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    for (let from = Math.max(0, end - DEEPEST); from < end; from += 1) {
      const count = counts.get(text.slice(from, end)) ?? (end - from === 1 ? RARE : 0)
      const cost = (best[from]?.cost ?? 0) + Math.log(total / count)
      if (cost < cheapest.cost) cheapest = { cost, from }
    }
    best.push(cheapest)
  }
  const pieces: string[] = []
  for (let end = text.length; end > 0; end = best[end]?.from ?? 0) pieces.unshift(text.slice(best[end]?.from ?? 0, end))
  return pieces
}

const add = (counts: Map<string, number>, text: string, count: number) =>
  counts.set(text, (counts.get(text) ?? 0) + count)

const sharesWritten = (): Map<string, Map<string, number>> =>
  new Map(
    words('readings').map((line) => {
      const [character = '', ...shares] = line.split(' ')
      return [character, new Map(shares.map((share) => [share.split(':')[0] ?? '', Number(share.split(':')[1]) / 100]))]
    }),
  )

/** How often each reading of a character stands in words, by their counts. */
const sharesCounted = (counts: ReadonlyMap<string, number>, readOf: ReadonlyMap<string, readonly string[]>) => {
  const shares = new Map<string, Map<string, number>>()
  for (const [text, syllables] of readOf) {
    if (text.length < 2) continue
    for (const [index, character] of [...text].entries()) {
      const own = shares.get(character) ?? new Map<string, number>()
      const syllable = syllables[index] ?? ''
      own.set(syllable, (own.get(syllable) ?? 0) + (counts.get(text) ?? 0))
      shares.set(character, own)
    }
  }
  return shares
}

const numbersOf = (syllables: readonly string[]): number[] | undefined => {
  const numbers = syllables.map(numberOf).filter((number) => number !== undefined)
  return numbers.length === syllables.length ? numbers : undefined
}

/** `character:reading` or `word:one'two`, else as the word is read. */
const surnames = () =>
  words('names')
    .find((line) => line.startsWith('surnames:'))
    ?.split(' ')
    .slice(1)
    .map((one) => {
      const [text = '', reading] = one.split(':')
      return { text, syllables: reading?.split("'") ?? read(text) }
    })
    .map((name, rank) => ({ ...name, count: SURNAME + COMMON_SURNAME / (1 + rank / 4) })) ?? []

const givenNames = () =>
  words('names')
    .find((line) => line.startsWith('given:'))
    ?.split(' ')
    .slice(1) ?? []

/** Dates, sums and spans as they are spoken. */
const amounts = (): string[] => {
  const numbers = [...'一两二三四五六七八九十']
  const units = [
    '个月',
    '天',
    '年',
    '块钱',
    '千块',
    '千多块钱',
    '万块钱',
    '百块',
    '月',
    '号',
    '点',
    '岁',
    '个人',
    '次',
    '十岁',
    '月到',
  ]
  return numbers.flatMap((number) => units.map((unit) => number + unit))
}

export const buildLexicon = (): Lexicon => {
  const counts = countedWords()
  for (const term of spread('legal')) add(counts, term, LEGAL)
  for (const place of [...placeNames(), ...spread('places')]) add(counts, place, PLACE)
  for (const character of givenNames()) add(counts, character, GIVEN)
  const { terms, sentences: ours } = corpus()
  for (const term of terms)
    if (HAN.test(term) && term.length <= DEEPEST && term.length >= 2) add(counts, term, EVERYDAY)
  const sentences = [...words('everyday'), ...amounts(), ...ours]
  const before = [...counts.values()].reduce((sum, count) => sum + count, 0)
  for (const sentence of sentences)
    for (const piece of cut(sentence, counts, before)) if (counts.has(piece)) add(counts, piece, MENTION)
  const readOf = new Map<string, readonly string[]>()
  for (const text of counts.keys()) if ([...text].length === text.length) readOf.set(text, read(text))

  const readings: Reading[] = []
  const push = (text: string, syllables: readonly string[], count: number) => {
    const numbers = numbersOf(syllables)
    if (numbers !== undefined && numbers.length <= DEEPEST && numbers.length === [...text].length && count > 0)
      readings.push({ text, syllables: numbers, count })
  }
  for (const [text, syllables] of readOf) if (text.length > 1) push(text, syllables, counts.get(text) ?? 0)
  const written = sharesWritten()
  const counted = sharesCounted(counts, readOf)
  const names = surnames()
  const bySurname = new Map(names.map((name) => [name.text, name]))
  for (const { text, syllables } of names) if (text.length > 1) push(text, syllables, SURNAME)
  for (const character of allCharacters()) {
    const own = counts.get(character) ?? 0
    const ways = [
      ...new Set([
        ...readAllWays(character),
        ...(bySurname.get(character)?.syllables ?? []),
        ...(written.get(character)?.keys() ?? []),
      ]),
    ]
    const inWords = counted.get(character)
    const all = inWords === undefined ? 0 : [...inWords.values()].reduce((sum, count) => sum + count, 0)
    for (const [index, way] of ways.entries()) {
      const share =
        written.get(character)?.get(way) ??
        (written.has(character) ? 0 : all > 0 ? (inWords?.get(way) ?? 0) / all : index === 0 ? 1 : 0)
      const name = bySurname.get(character)
      const surname = name?.syllables[0] === way ? name.count : 0
      push(character, [way], Math.max(RARE, own * share) + surname)
    }
  }
  return { readings, total: readings.reduce((sum, { count }) => sum + count, 0), sentences, counts }
}

/** The unified characters, and those of the extensions that have a known reading. */
function* allCharacters(): Iterable<string> {
  for (const [first, last] of [
    [0x4e00, 0x9fff],
    [0x3400, 0x4dbf],
    [0x2_00_00, 0x3_23_af],
  ] as const)
    for (let code = first; code <= last; code += 1) yield String.fromCodePoint(code)
}
