/** The step on the screen as the lawyer's page may know it: which fields, which filled; what is in them where it is shown. Pure. */
import type { FormStep } from '@lutong/core/contracts/form-step.ts'
import type { GuidedField, GuidedForm } from '@lutong/video-consult/call/guiding.ts'
import { isShown } from '../fields/values.ts'
import type { Json, Values } from '../visit/visit.ts'

type Field = FormStep['fields'][number]

const TEXTS: ReadonlySet<Field['kind']> = new Set<Field['kind']>([
  ...(['text', 'long-text', 'address', 'id-number', 'phone', 'digits', 'integer', 'yuan', 'date'] as const),
])

/** What the card says is nobody's to propose; a list and several ticks are pointed at and talked over. */
const takesOf = (field: Field): GuidedField['takes'] => {
  if (field.readOnly) return 'nothing'
  if (TEXTS.has(field.kind)) return 'text'
  return field.kind === 'choice' ? 'one-of' : 'nothing'
}

const isFilled = (value: Json | undefined): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '' && value !== false

const told = (field: Field, value: Json | undefined): string =>
  typeof value === 'string' ? (field.options?.find((one) => one.value === value)?.label ?? value) : ''

export const guidedForm = (step: FormStep, values: Values, shows: boolean): GuidedForm => ({
  title: step.formTitle,
  step: step.title,
  number: step.stepNumber,
  count: step.stepCount,
  fields: step.fields
    .filter((field) => isShown(field, values))
    .map((field) => ({
      path: field.path,
      label: field.label,
      filled: isFilled(values[field.path]),
      takes: takesOf(field),
      options: field.kind === 'choice' ? (field.options ?? []).map(({ label, value }) => ({ label, value })) : [],
      value: shows && takesOf(field) !== 'nothing' ? told(field, values[field.path]) : null,
    })),
})

/** Whether a proposal fits the step on the screen: a field that is there, and a value it takes. */
export const fitsStep = (step: FormStep, values: Values, field: string, value: string): boolean => {
  const found = step.fields.find((one) => one.path === field && isShown(one, values))
  if (found === undefined) return false
  const takes = takesOf(found)
  return takes === 'text' || (takes === 'one-of' && found.options?.some((one) => one.value === value) === true)
}
