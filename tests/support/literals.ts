/** Finds words for people that stand in code instead of a message catalogue. */
import { parseSync, Visitor } from 'vite'

export interface StrayText {
  readonly line: number
  readonly text: string
}

/** `page`: all words come from the catalogue. `server`: a Chinese text may stand in code beside its English one. */
export type Where = 'page' | 'server'

const HAN = /\p{Script=Han}/u
const WORD = /\p{L}{2,}/u
/** Attributes that are seen or read aloud. */
const READ_BY_PEOPLE: ReadonlySet<string> = new Set(['aria-label', 'alt', 'placeholder', 'title', 'aria-description'])

interface Span {
  readonly start: number
  readonly end: number
}
const within = ({ start, end }: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => span.start <= start && end <= span.end)

/** `source` is TypeScript or TSX; what the parser refuses throws. */
export const strayTexts = (file: string, source: string, where: Where): readonly StrayText[] => {
  const { errors, program } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const found: (Span & { readonly text: string })[] = []
  /** Objects that name both languages, and calls of `text(zh, en)`. */
  const pairs: Span[] = []
  const take = (span: Span, text: string, isText: boolean) => {
    if (isText) found.push({ start: span.start, end: span.end, text })
  }
  new Visitor({
    Literal: (node) => take(node, String(node.value), typeof node.value === 'string' && HAN.test(node.value)),
    TemplateElement: (node) => take(node, node.value.raw, HAN.test(node.value.raw)),
    JSXText: (node) => take(node, node.value, WORD.test(node.value)),
    JSXAttribute: (node) => {
      const { name, value } = node
      if (name.type !== 'JSXIdentifier' || value?.type !== 'Literal' || !READ_BY_PEOPLE.has(name.name)) return
      const text = typeof value.value === 'string' ? value.value : ''
      take(value, text, WORD.test(text) && !HAN.test(text))
    },
    ObjectExpression: (node) => {
      const names = node.properties.flatMap((one): string[] => {
        if (one.type !== 'Property') return []
        if (one.key.type === 'Literal') return [String(one.key.value)]
        return one.key.type === 'Identifier' ? [one.key.name] : []
      })
      if (names.includes('zh-CN') && names.includes('en')) pairs.push(node)
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'text' && node.arguments.length >= 2)
        pairs.push(node)
    },
  }).visit(program)
  return found
    .filter((one) => where === 'page' || !within(one, pairs))
    .map(({ start, text }) => ({ line: source.slice(0, start).split('\n').length, text: text.trim() }))
}
