/** Texts as they are shown. Not for the pages: the dictionaries of the conversion are large. */
import type { Language, WrittenLanguage } from './text.ts'
import { toTraditional } from './traditional.ts'

type PerLanguage = Readonly<Record<WrittenLanguage, unknown>>

/** Converted once for each table; what is made for one visit goes with it. */
const converted = new WeakMap<object, { readonly words: unknown }>()

const inTraditional = (value: unknown): unknown => {
  if (typeof value === 'string') return toTraditional(value)
  if (Array.isArray(value)) return value.map(inTraditional)
  // Only the words are converted: what is put into them may be a person's name.
  if (typeof value === 'function')
    return (...given: unknown[]) => {
      const marks = given.map((one, index) => (typeof one === 'string' ? String.fromCharCode(0xe000 + index) : one))
      const text = inTraditional(Reflect.apply(value, undefined, marks))
      return typeof text === 'string'
        ? given.reduce<string>(
            (all, one, index) =>
              typeof one === 'string' ? all.replaceAll(String.fromCharCode(0xe000 + index), () => one) : all,
            text,
          )
        : text
    }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inTraditional(inner)]))
  return value
}

/** A text, or a table of words, in a language: as it is written, or converted from what is. */
export function inLanguage<Table extends PerLanguage>(table: Table, language: Language): Table[WrittenLanguage]
export function inLanguage(table: PerLanguage, language: Language): unknown {
  if (language !== 'zh-Hant') return table[language]
  const known = converted.get(table) ?? { words: inTraditional(table['zh-CN']) }
  converted.set(table, known)
  return known.words
}
