/**
 * A form while it is being filled in: a nested JSON object and pure functions over it.
 * The schema decides what is valid, the presentation what is asked; a hidden or preset question is not asked.
 */
import { z } from 'zod'
import type { CatalogueItem } from '../catalogue/item.ts'
import { ETHNIC_CODES } from '../person/ethnic-groups.ts'
import { completedByNumber, type IdentifiedPerson } from '../person/identified-person.ts'
import { normaliseIdNumber } from '../person/id-number.ts'
import { err, ok, type Result } from '../result.ts'
import { type FieldError, fieldErrorOf } from './field-error.ts'
import { FORM_SCHEMAS, type FormCode, FormSubmission } from './form-submission.ts'
import type { Field, FormPresentation, FormStep, PlainField } from './presentation.ts'

export type Json = z.infer<ReturnType<typeof z.json>>
export interface Draft {
  readonly [key: string]: Json
}
/** Path → value, the flat shape that travels between page and host. */
export type Values = Readonly<Record<string, Json>>
export type FieldErrors = Readonly<Record<string, FieldError>>

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const JsonObject = z.record(z.string(), z.json())

/** Submitted data as a draft again; `undefined` where it is none. */
export const draftFrom = (data: unknown): Draft | undefined => {
  const parsed = JsonObject.safeParse(data)
  return parsed.success ? parsed.data : undefined
}

/** The value at a dotted path, `undefined` where nothing is there. */
export const valueAt = (draft: Draft, path: string): Json | undefined => {
  let value: Json | undefined = { ...draft }
  for (const key of path.split('.')) {
    if (!isObject(value)) return undefined
    value = value[key]
  }
  return value
}

/** A copy with the value at a dotted path set, or taken away where it is `undefined`. */
export const withValue = (draft: Draft, path: string, value: Json | undefined): Draft => {
  const [head = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    const { [head]: _gone, ...others } = draft
    return value === undefined ? others : { ...others, [head]: value }
  }
  const inner = draft[head]
  return { ...draft, [head]: { ...withValue(isObject(inner) ? inner : {}, rest.join('.'), value) } }
}

const withValues = (draft: Draft, values: Values): Draft =>
  Object.entries(values).reduce<Draft>((result, [path, value]) => withValue(result, path, value), draft)

export type Presets = NonNullable<CatalogueItem['presets']>[FormCode]

/** The draft a form begins with: its defaults, the day (`YYYY-MM-DD`) where it wants one, then what the item answers. */
export const beginDraft = (form: FormPresentation, presets: Presets, today: string): Draft => {
  const defaults = withValues({}, form.defaults)
  const dated = form.todayPath === undefined ? defaults : withValue(defaults, form.todayPath, today)
  return withValues(dated, presets ?? {})
}

/**
 * Fills in what the card tells, and of a typed number what the number itself tells.
 * An ethnic code outside GB/T 3304 is left out: nobody could correct it, for it is not asked. Forms without an applicant (F1b, F6) take nothing but the name where they ask one.
 */
export const fillFromPerson = (form: FormPresentation, draft: Draft, identified: IdentifiedPerson): Draft => {
  const person = completedByNumber(identified)
  const asks = (path: string) => form.steps.some((step) => step.fields.some((field) => field.path === path))
  if (!asks('applicant.name')) return asks('name') ? withValue(draft, 'name', person.name) : draft
  // A form that does not ask the date of birth (a booking) takes no more than it must.
  if (!asks('applicant.birthDate'))
    return withValues(draft, {
      'applicant.name': person.name,
      'applicant.idType': person.idType,
      'applicant.idNumber': person.idNumber,
    })
  const known: Record<string, Json | undefined> = {
    name: person.name,
    sex: person.sex,
    ethnicity: person.ethnicity !== undefined && ETHNIC_CODES.includes(person.ethnicity) ? person.ethnicity : undefined,
    birthDate: person.birthDate,
    idType: person.idType,
    idNumber: person.idNumber,
    domicileAddress: person.domicileAddress,
  }
  return Object.entries(known).reduce(
    (result, [key, value]) => (value === undefined ? result : withValue(result, `applicant.${key}`, value)),
    draft,
  )
}

const isShown = (field: Field, values: Draft): boolean => {
  if (field.showWhen === undefined) return true
  const other = valueAt(values, field.showWhen.path)
  return field.showWhen.isOneOf.includes(typeof other === 'string' ? other : JSON.stringify(other ?? ''))
}

/** The questions of a step that are asked now. */
export const askedFields = (step: FormStep, draft: Draft, presets: Presets): readonly Field[] =>
  step.fields.filter((field) => presets?.[field.path] === undefined && isShown(field, draft))

/** The steps in which anything is asked. */
export const askedSteps = (form: FormPresentation, draft: Draft, presets: Presets): readonly FormStep[] =>
  form.steps.filter((step) => askedFields(step, draft, presets).length > 0)

/** Control characters (a new line is kept) and bidirectional overrides: they draw nothing and can turn a text around. */
const INVISIBLE = /(?!\n)\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** What came from the page, as the schema wants it: trimmed, numbers as numbers, nothing instead of empty. */
const coerce = (field: PlainField, value: Json | undefined): Json | undefined => {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return field.kind === 'choices' ? value.filter((one) => typeof one === 'string') : undefined
  if (typeof value === 'boolean' || typeof value === 'object') return value
  const typed = String(value).replaceAll(INVISIBLE, '').trim()
  if (typed === '') return undefined
  switch (field.kind) {
    case 'integer':
    case 'yuan': {
      const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '')
      // What is no number is kept as typed: the schema then says so at this field.
      return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed
    }
    case 'id-number':
      return normaliseIdNumber(typed)
    case 'phone':
    case 'digits':
      return typed.normalize('NFKC').replaceAll(/\s/g, '')
    case 'yes-no':
    case 'tick':
      return typed === 'true' ? true : typed === 'false' ? false : typed
    case 'address':
      return typed.replaceAll(/\s*\n\s*/g, ' ')
    case 'text':
    case 'long-text':
    case 'date':
    case 'choice':
    case 'choices':
      return typed
    default:
      return field.kind satisfies never
  }
}

const coerceElement = (fields: readonly PlainField[], element: Json): Json => {
  if (!isObject(element)) return {}
  return Object.fromEntries(
    fields
      .filter((field) => isShown(field, element))
      .map((field): [string, Json | undefined] => [field.path, coerce(field, element[field.path])])
      .filter((entry): entry is [string, Json] => entry[1] !== undefined),
  )
}

/**
 * Takes over what was typed on a step. Only fields of that step are taken, and none the card has filled:
 * a page cannot change what the chip said.
 */
export const applyStep = (step: FormStep, draft: Draft, values: Values, cardFilled: boolean): Draft =>
  step.fields
    .filter((field) => !(cardFilled && field.fromCard === true) && values[field.path] !== undefined)
    .reduce((result, field) => {
      const value = values[field.path]
      if (field.kind !== 'list') return withValue(result, field.path, coerce(field, value))
      const elements = Array.isArray(value) ? value.map((element) => coerceElement(field.elementFields, element)) : []
      return withValue(result, field.path, elements)
    }, draft)

/** The draft without answers to questions that are not shown any more, and without groups nobody filled in. */
const withoutHidden = (form: FormPresentation, draft: Draft): Draft => {
  const shown = form.steps
    .flatMap((step) => step.fields)
    .filter((field) => !isShown(field, draft))
    .reduce((result, field) => withValue(result, field.path, undefined), draft)
  return Object.fromEntries(
    Object.entries(shown).filter(([, value]) => !isObject(value) || Object.keys(value).length > 0),
  )
}

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * Questions that must be answered here and are not: also those that the schema leaves free because other services
 * do not need them (`demands` of the item), or because they belong to one answer only (`showWhen`).
 */
export const missingAnswers = (form: FormPresentation, draft: Draft): FieldErrors =>
  Object.fromEntries(
    form.steps
      .flatMap((step) => step.fields)
      .filter((field) => field.required && isShown(field, draft) && isEmpty(valueAt(draft, field.path)))
      .map((field): [string, FieldError] => [
        field.path,
        {
          code:
            field.kind === 'list' ? 'add-one' : ['choice', 'choices'].includes(field.kind) ? 'choose-one' : 'required',
        },
      ]),
  )

/** Everything that is wrong with a form, by path. */
export const formErrors = (form: FormPresentation, draft: Draft): FieldErrors => {
  const errors: Record<string, FieldError> = { ...missingAnswers(form, draft) }
  const parsed = FORM_SCHEMAS[form.formCode].safeParse(withoutHidden(form, draft), { reportInput: true })
  if (parsed.success) return errors
  const fields = new Map(form.steps.flatMap((step) => step.fields).map((field) => [field.path, field]))
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String).join('.')
    const field = fields.get(path) ?? elementField(fields, path)
    errors[path] ??= fieldErrorOf(issue, field?.kind)
  }
  return errors
}

/** `members.0.age` belongs to the element field `age` of the list `members`. */
const elementField = (fields: ReadonlyMap<string, Field>, path: string): PlainField | undefined => {
  const match = /^(.+)\.\d+\.([^.]+)$/.exec(path)
  const list = match ? fields.get(match[1] ?? '') : undefined
  return list?.kind === 'list' ? list.elementFields.find((field) => field.path === match?.[2]) : undefined
}

/** What is wrong on this step, by path; empty where one may go on. */
export const stepErrors = (form: FormPresentation, step: FormStep, draft: Draft): FieldErrors => {
  const paths = step.fields.filter((field) => isShown(field, draft)).map((field) => field.path)
  return Object.fromEntries(
    Object.entries(formErrors(form, draft)).filter(([path]) =>
      paths.some((own) => path === own || path.startsWith(`${own}.`)),
    ),
  )
}

/** Days that should have been by now, and have not: a date of birth in the future. */
export const daysToCome = (step: FormStep, draft: Draft, today: string): FieldErrors =>
  Object.fromEntries(
    step.fields
      .filter((field) => field.days === 'until-today' && isShown(field, draft))
      .filter(({ path }) => {
        const day = valueAt(draft, path)
        return typeof day === 'string' && day > today
      })
      .map(({ path }): [string, FieldError] => [path, { code: 'day-to-come' }]),
  )

/** The form as it is submitted, or what still stands in the way. */
export const completeForm = (form: FormPresentation, draft: Draft): Result<FormSubmission, FieldErrors> => {
  const errors = formErrors(form, draft)
  const parsed = FormSubmission.safeParse({ formCode: form.formCode, data: withoutHidden(form, draft) })
  return parsed.success && Object.keys(errors).length === 0 ? ok(parsed.data) : err(errors)
}
