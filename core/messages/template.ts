/**
 * Messages as data, a small part of ICU's: `{1}` puts in the first value, `{1, plural, one {# page} other {# pages}}` words
 * it by its number. Categories are CLDR's, or `=0`. Braces are the only signs with a meaning.
 */
import { err, ok, type Result } from '../result.ts'

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly index: number }
  | { readonly kind: 'plural'; readonly index: number; readonly cases: ReadonlyMap<string, string> }
export type Template = readonly Part[]

const VALUE = /^\{([1-9])\}/
const PLURAL = /^\{([1-9]), plural,((?: (?:zero|one|two|few|many|other|=\d+) \{[^{}]*\})+)\}/
const CASE = / (zero|one|two|few|many|other|=\d+) \{([^{}]*)\}/g

/** The error says where and what. */
export const parseTemplate = (source: string): Result<Template, string> => {
  const parts: Part[] = []
  let at = 0
  while (at < source.length) {
    const rest = source.slice(at)
    const [text = ''] = /^[^{}]*/.exec(rest) ?? []
    if (text !== '') parts.push({ kind: 'text', text })
    at += text.length
    if (at === source.length) break
    const here = source.slice(at)
    const value = VALUE.exec(here)
    const plural = PLURAL.exec(here)
    if (value !== null) parts.push({ kind: 'value', index: Number(value[1]) })
    else if (plural !== null) {
      const cases = new Map([...(plural[2] ?? '').matchAll(CASE)].map(([, name = '', words = '']) => [name, words]))
      if (!cases.has('other')) return err(`at ${at}: a plural needs a case "other"`)
      parts.push({ kind: 'plural', index: Number(plural[1]), cases })
    } else return err(`at ${at}: "${here.slice(0, 20)}" is no placeholder; {1} or {1, plural, other {…}} is`)
    at += (value ?? plural)?.[0].length ?? 1
  }
  return ok(parts)
}

/** The highest value that is asked for. */
export const valuesWanted = (template: Template): number =>
  Math.max(0, ...template.map((part) => (part.kind === 'text' ? 0 : part.index)))

/** Isolates what is put in, so that a number or a name in another script does not turn the sentence round. */
const isolated = (value: unknown): string => `\u2068${String(value)}\u2069`

export const fill = (template: Template, values: readonly unknown[], tag: string): string =>
  template
    .map((part) => {
      if (part.kind === 'text') return part.text
      const value = values[part.index - 1]
      if (part.kind === 'value') return isolated(value)
      const n = Number(value)
      const words =
        part.cases.get(`=${n}`) ?? part.cases.get(new Intl.PluralRules(tag).select(n)) ?? part.cases.get('other')
      return (words ?? '').replaceAll('#', isolated(value))
    })
    .join('')
