/**
 * Simplified to Traditional Chinese by OpenCC's dictionaries: phrases first (发现, but 头发), then characters, in the glyph
 * forms readers of Traditional know best. The mainland's words stay: names of statutes and offices do not change.
 */
import { ConverterFactory } from 'opencc-js/core'
import fromSimplified from 'opencc-js/from/cn'
import toKnownGlyphs from 'opencc-js/to/tw'

/** Words of this field that the dictionaries do not have, or read as others. */
const OWN_PHRASES: readonly (readonly [string, string])[] = [
  ['复议', '復議'],
  ['复核', '覆核'],
  ['答复', '答覆'],
  ['制证', '製證'],
  ['借条', '借條'],
]

let convert: ((text: string) => string) | undefined

/** The dictionaries take 23 MB and 0.1 s: they are opened when the first reader of Traditional comes. */
export const toTraditional = (text: string): string => {
  convert ??= ConverterFactory([[OWN_PHRASES, ...(fromSimplified[0] ?? [])]], [...toKnownGlyphs])
  return convert(text)
}

/** Characters that only Simplified texts have: each has another form, and no Traditional phrase holds it. */
export const simplifiedOnly = (): ReadonlySet<string> => {
  const [phrases = '', characters = ''] = fromSimplified[0] ?? []
  const pairsOf = (dictionary: string) => dictionary.split('|').map((line) => line.split(' '))
  const traditional = new Set([...pairsOf(phrases), ...pairsOf(characters)].flatMap(([, other = '']) => [...other]))
  return new Set(pairsOf(characters).flatMap(([one = '']) => (traditional.has(one) ? [] : [one])))
}
