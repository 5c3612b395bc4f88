/**
 * A calculator: a few questions, a result in lines, and always the rule and its source. It works out, it never decides:
 * no result says that a right is lost or a request refused.
 */
import type { PlainField } from '../forms/presentation.ts'
import type { Text } from '../messages/text.ts'

export interface Reckoning {
  readonly lines: readonly { readonly label: Text; readonly value: Text }[]
  /** `soon`: seven days or less; `passed`: talk to somebody, it may not be over. */
  readonly tone: 'plain' | 'soon' | 'passed'
  readonly rule: Text
  /** Law and article. */
  readonly source: string
}

export interface Calculator {
  readonly id: string
  readonly title: Text
  readonly fields: readonly PlainField[]
  /** `undefined` where an answer is missing or makes no sense. `today`: `YYYY-MM-DD`. */
  reckon(values: Readonly<Record<string, string>>, today: string): Reckoning | undefined
}

/** Several calculators behind one door: first which of them, then its own questions. */
export const oneOf = (
  own: Pick<Calculator, 'id' | 'title'>,
  asked: Text,
  calculators: readonly Calculator[],
): Calculator => ({
  ...own,
  fields: [
    {
      path: 'which',
      label: asked,
      kind: 'choice',
      required: true,
      options: calculators.map(({ id, title }) => ({ value: id, label: title })),
    },
    ...calculators.flatMap(({ fields, id }) =>
      fields.map((field) => ({
        ...field,
        path: `${id}.${field.path}`,
        showWhen: { path: 'which', isOneOf: [id] },
      })),
    ),
  ],
  reckon: (values, today) => {
    const chosen = calculators.find(({ id }) => id === values['which'])
    const answers = chosen?.fields.map(({ path }) => [path, values[`${chosen.id}.${path}`] ?? ''] as const) ?? []
    return chosen?.reckon(Object.fromEntries(answers), today)
  },
})

export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })
export const option = (value: string, zh: string, en: string) => ({ value, label: text(zh, en) })

/** An entry of a table by what the page sent; `undefined` also for what every object has (`constructor`). */
export const entryOf = <T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined

/** A calendar date and nothing else; `undefined` for 31 February. */
export const dateOf = (value: string | undefined): string | undefined => {
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const atMs = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().slice(0, 10) === value ? value : undefined
}
/** A sum or count, not negative; `undefined` where it is none. */
export const numberOf = (value: string | undefined): number | undefined => {
  const plain = value?.normalize('NFKC').replaceAll(/[,\s]/g, '')
  if (plain === undefined || !/^\d+(\.\d+)?$/.test(plain)) return undefined
  const number = Number(plain)
  return number <= 1e9 ? number : undefined
}

const DATE_WORDS = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const
export const dateText = (isoDate: string): Text => {
  const atMs = Date.parse(`${isoDate}T00:00:00Z`)
  const say = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(atMs)
  return { 'zh-CN': say(DATE_WORDS['zh-CN']), en: say(DATE_WORDS.en) }
}
export const yuanText = (yuan: number): Text => {
  const amount = (Math.round(yuan * 100) / 100).toLocaleString('en-US', { maximumFractionDigits: 2 })
  return text(`${amount} 元`, `${amount} yuan`)
}
