/** A filled-in form as lines to read: for the check-answers screen and for staff. */
import { inLanguage } from '../messages/in-language.ts'
import type { Language } from '../messages/text.ts'
import { maskIdNumber } from '../person/masking.ts'
import { askedFields, type Draft, type Json, type Presets, valueAt } from './draft.ts'
import type { Field, FormPresentation, PlainField } from './presentation.ts'

export interface ReviewSection {
  readonly stepId: string
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

const WORDS = {
  'zh-CN': { yes: '是', no: '否', none: '没有填', yuan: (n: string) => `${n} 元`, join: '、' },
  en: { yes: 'Yes', no: 'No', none: 'Not filled in', yuan: (n: string) => `${n} yuan`, join: ', ' },
} as const

const dateText = (isoDate: string, language: Language): string => {
  const atMs = Date.parse(`${isoDate}T00:00:00Z`)
  if (Number.isNaN(atMs)) return isoDate
  const locale = language === 'en' ? 'en-GB' : language
  return new Date(atMs).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
}

/** One answer as it is read aloud or printed in a list. Numbers of documents are masked: others may be looking. */
const answerText = (field: PlainField, value: Json | undefined, language: Language): string => {
  const words = inLanguage(WORDS, language)
  if (value === undefined || value === null || value === '') return words.none
  const label = (one: Json) => {
    const found = field.options?.find((option) => option.value === one)
    return found ? inLanguage(found.label, language) : typeof one === 'string' ? one : JSON.stringify(one)
  }
  if (Array.isArray(value)) return value.length === 0 ? words.none : value.map(label).join(words.join)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'object') return words.none
  if (field.kind === 'choice') return label(value)
  if (field.kind === 'yuan' && typeof value === 'number')
    return words.yuan(value.toLocaleString(language, { maximumFractionDigits: 2 }))
  if (field.kind === 'date') return dateText(String(value), language)
  if (field.kind === 'id-number') return maskIdNumber(String(value))
  return String(value)
}

const listLines = (field: Field & { kind: 'list' }, value: Json | undefined, language: Language) => {
  const elements = Array.isArray(value) ? value : []
  if (elements.length === 0)
    return [{ label: inLanguage(field.label, language), value: inLanguage(WORDS, language).none }]
  return elements.map((element, index) => ({
    label: `${inLanguage(field.elementName, language)} ${index + 1}`,
    value: field.elementFields
      .map((inner) => {
        const answer =
          typeof element === 'object' && element !== null && !Array.isArray(element) ? element[inner.path] : undefined
        return answer === undefined ? '' : answerText(inner, answer, language)
      })
      .filter((text) => text !== '')
      .join(language === 'en' ? ', ' : '，'),
  }))
}

/** Every asked question with its answer, step by step. */
export const reviewSections = (
  form: FormPresentation,
  draft: Draft,
  presets: Presets,
  language: Language,
): readonly ReviewSection[] =>
  form.steps
    .map((step) => ({
      stepId: step.id,
      title: inLanguage(step.title, language),
      lines: askedFields(step, draft, presets).flatMap((field) =>
        field.kind === 'list'
          ? listLines(field, valueAt(draft, field.path), language)
          : [
              {
                label: inLanguage(field.label, language),
                value: answerText(field, valueAt(draft, field.path), language),
              },
            ],
      ),
    }))
    .filter((section) => section.lines.length > 0)
