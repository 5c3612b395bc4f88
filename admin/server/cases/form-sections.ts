/** A filled form as staff read it: every answer under the label the citizen saw, in both languages at once. */
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import type { Field, FormPresentation, PlainField } from '@lutong/core/forms/presentation.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import { ethnicGroupName } from '@lutong/core/person/ethnic-groups.ts'

export interface FormSection {
  readonly title: Text
  readonly lines: readonly { readonly label: Text; readonly value: Text }[]
}

const same = (text: string): Text => ({ 'zh-CN': text, en: text })
const YES: Text = { 'zh-CN': '是', en: 'Yes' }
const NO: Text = { 'zh-CN': '否', en: 'No' }
/** GB/T 2261.1; asked of nobody with a card, so the presentation may have no options for it. */
const SEX: Record<string, Text> = {
  '1': { 'zh-CN': '男', en: 'Male' },
  '2': { 'zh-CN': '女', en: 'Female' },
}

const joined = (texts: readonly Text[], zh: string, en: string): Text => ({
  'zh-CN': texts.map((text) => text['zh-CN']).join(zh),
  en: texts.map((text) => text.en).join(en),
})

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueAt = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data)

const plainText = (field: PlainField, value: unknown): Text | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  if (Array.isArray(value)) {
    const labels = value.flatMap((one) => plainText(field, one) ?? [])
    return labels.length === 0 ? undefined : joined(labels, '、', ', ')
  }
  if (typeof value === 'boolean') return value ? YES : NO
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const option = field.options?.find((one) => one.value === String(value))
  if (option !== undefined) return option.label
  if (field.kind === 'yuan') return { 'zh-CN': `${value} 元`, en: `${value} yuan` }
  if (field.path.endsWith('sex')) return SEX[value] ?? same(String(value))
  if (field.path.endsWith('ethnicity')) return same(ethnicGroupName(String(value)) ?? String(value))
  return same(String(value))
}

const listText = (fields: readonly PlainField[], element: unknown): Text =>
  joined(
    fields.flatMap((field) => {
      const value = plainText(field, valueAt(element, field.path))
      return value === undefined ? [] : [joined([field.label, value], '：', ': ')]
    }),
    '；',
    '; ',
  )

const linesOf = (field: Field, data: unknown): FormSection['lines'] => {
  const value = valueAt(data, field.path)
  if (field.kind !== 'list') {
    const text = plainText(field, value)
    return text === undefined ? [] : [{ label: field.label, value: text }]
  }
  return (Array.isArray(value) ? value : []).map((element, index) => ({
    label: joined([field.elementName, same(String(index + 1))], ' ', ' '),
    value: listText(field.elementFields, element),
  }))
}

export const sectionsOf = (form: FormPresentation, submission: FormSubmission): readonly FormSection[] =>
  form.steps
    .map((step) => ({
      title: step.title,
      lines: step.fields.flatMap((field) => linesOf(field, submission.data)),
    }))
    .filter((section) => section.lines.length > 0)
