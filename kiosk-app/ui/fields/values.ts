/** The step's answers as the page holds them: path → JSON value, as the host wants them back. Pure. */
import type { FieldView, ListFieldView } from '@lutong/core/contracts/host-rpc.ts'
import type { Json, Values } from '../visit/visit.ts'

/** The same rule as the host's: a text is compared as it is, everything else as its JSON. */
export const isShown = (field: FieldView, values: Values): boolean => {
  if (field.showWhen === undefined) return true
  const other = values[field.showWhen.path]
  return field.showWhen.isOneOf.includes(typeof other === 'string' ? other : JSON.stringify(other ?? ''))
}

const EMPTY_TEXT = ''

const emptyOf = (field: FieldView): Json => {
  switch (field.kind) {
    case 'list':
      return Array.from({ length: field.minElements }, () => emptyElement(field))
    case 'choices':
      return []
    case 'tick':
      return false
    case 'text':
    case 'long-text':
    case 'address':
    case 'id-number':
    case 'phone':
    case 'digits':
    case 'integer':
    case 'yuan':
    case 'date':
    case 'choice':
    case 'yes-no':
      return EMPTY_TEXT
    default:
      return field satisfies never
  }
}

export const emptyElement = (list: ListFieldView): { [key: string]: Json } =>
  Object.fromEntries(list.elementFields.map((field) => [field.path, emptyOf(field)]))

/** A value for every field of the step: what was typed, else what the host knows, else nothing yet. */
export const beginValues = (fields: readonly FieldView[], known: Values, typed: Values | undefined): Values =>
  Object.fromEntries(fields.map((field) => [field.path, typed?.[field.path] ?? known[field.path] ?? emptyOf(field)]))

/** What is handed in: the fields that are shown. */
export const submittedValues = (fields: readonly FieldView[], values: Values): Record<string, Json> =>
  Object.fromEntries(
    fields
      .filter((field) => isShown(field, values))
      .map((field): [string, Json] => [field.path, values[field.path] ?? emptyOf(field)]),
  )

/** Elements of a list value; anything else is no element. */
export const elementsOf = (value: Json | undefined): readonly { readonly [key: string]: Json }[] =>
  Array.isArray(value)
    ? value.filter(
        (one): one is { [key: string]: Json } => typeof one === 'object' && one !== null && !Array.isArray(one),
      )
    : []
