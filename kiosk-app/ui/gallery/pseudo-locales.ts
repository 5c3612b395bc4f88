/**
 * Made-up languages that find what real ones would break: longer words, a mirrored page, tall lines. Made from the English
 * texts, for the gallery and its tests alone.
 */
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'

interface PseudoLocale {
  readonly tag: 'en-XA' | 'ar-XB' | 'bo-XC'
  readonly pack: LanguagePack
  readonly disguise: (text: string) => string
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
}

/** A text is known again by its marks: what has none did not come from a catalogue. */
const FILLING = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor '
const longer = (text: string): string => {
  const more = Math.ceil(text.length * 0.4)
  const filling = FILLING.repeat(Math.ceil(more / FILLING.length))
    .slice(0, more)
    .trim()
  return `⟦${[...text].map((sign) => ACCENTS[sign] ?? sign).join('')}${text.length < 4 ? '' : ` ${filling}`}⟧`
}

const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمن'
const mirrored = (text: string): string =>
  text.replaceAll(/[a-z]/gi, (sign) => ARABIC[(sign.toLowerCase().charCodeAt(0) - 97) % ARABIC.length] ?? sign)

const STACKS = ['བསྒྲུབས', 'སྐྱིད', 'རྒྱལ', 'ཧཱུྃ']
const tall = (text: string): string =>
  text.replaceAll(/[A-Za-z]{4,}/g, (word) => `${STACKS[word.length % STACKS.length] ?? ''}་${word.slice(4)}`)

const packOf = (tag: PseudoLocale['tag'], changes: Partial<LanguagePack>): LanguagePack => ({
  tag,
  name: tag,
  direction: 'ltr',
  lines: 'normal',
  font: null,
  reviewed: false,
  fallback: 'en',
  messages: {},
  ...changes,
})

export const PSEUDO_LOCALES: readonly PseudoLocale[] = [
  { tag: 'en-XA', pack: packOf('en-XA', {}), disguise: longer },
  { tag: 'ar-XB', pack: packOf('ar-XB', { direction: 'rtl' }), disguise: mirrored },
  { tag: 'bo-XC', pack: packOf('bo-XC', { lines: 'tall', font: 'Noto Serif Tibetan' }), disguise: tall },
]

/** As a pack's values are. */
const isolated = (value: unknown): unknown => (typeof value === 'string' ? `\u2068${value}\u2069` : value)

/** Every word of a catalogue, those made by functions too. */
export function disguised<Value>(value: Value, disguise: (text: string) => string): Value
export function disguised(value: unknown, disguise: (text: string) => string): unknown {
  if (typeof value === 'string') return disguise(value)
  if (typeof value === 'function')
    return (...given: unknown[]) => {
      const text: unknown = Reflect.apply(value, undefined, given.map(isolated))
      return typeof text === 'string' ? disguise(text) : text
    }
  if (Array.isArray(value)) return value.map((one: unknown) => disguised(one, disguise))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, disguised<unknown>(inner, disguise)]))
}
