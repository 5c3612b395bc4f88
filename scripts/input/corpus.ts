/** Our own texts, from which words and their neighbours are counted: what the terminal speaks of is what people write at it. */
import { loadCatalogue } from '../../core/catalogue/catalogue.ts'
import { QUESTIONS } from '../../core/content/questions.ts'
import { zhCN } from '../../kiosk-app/ui/messages/zh-CN.ts'

/** Every Chinese text in a tree of data. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : []
  if (value instanceof Map) return [...value.values()].flatMap(textsIn)
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return []
}

/** `terms`: short texts that are names of things; `sentences`: stretches without a mark in them. */
export const corpus = (): { readonly terms: readonly string[]; readonly sentences: readonly string[] } => {
  const texts = [...textsIn(loadCatalogue()), ...textsIn(QUESTIONS), ...textsIn(zhCN)]
  const stretches = texts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? [])
  const whole = texts.filter((text) => /^\p{Script=Han}{2,8}$/u.test(text))
  return { terms: [...new Set(whole)], sentences: stretches.filter((stretch) => stretch.length >= 2) }
}
