/**
 * How a form's schema is put to a citizen: one idea a step, plain words with the legal term beside.
 * Data only; the schema (f1.ts, f1b.ts, f2.ts) decides what is valid, this decides what is asked, when and how.
 */
import { z } from 'zod'
import { Text } from '../messages/text.ts'
import { FormCode } from './form-submission.ts'

const FIELD_KINDS = [
  'text',
  'long-text',
  /** A place and what is behind it: 浙江省台州市温岭市 … 8 号. One text. */
  'address',
  'id-number',
  'phone',
  'digits',
  'integer',
  'yuan',
  'date',
  'choice',
  'choices',
  'yes-no',
  'tick',
  'list',
] as const
export const FieldKind = z.enum(FIELD_KINDS)
export type FieldKind = z.infer<typeof FieldKind>

const FieldOption = z.strictObject({ value: z.string(), label: Text, hint: Text.optional() })

/** Options that belong together in a citizen's mind: where there are more than one takes in, these are asked first. */
const OptionGroup = z.strictObject({ label: Text, values: z.array(z.string()).min(2) })

/** A day that has been, or one that is to come; today is both. */
export const Days = z.enum(['until-today', 'from-today'])

/** Shown only where another field of the same form, on this step or an earlier one, has one of these values. */
const ShowWhen = z.strictObject({ path: z.string(), isOneOf: z.array(z.string()).min(1) })

const DIRECTORIES = ['notary', 'labour-arbitration', 'mediation', 'bookable', 'working-days'] as const
const Directory = z.enum(DIRECTORIES)

const fieldBase = {
  /** Path into the form's data, dotted: `applicant.phone`; inside a list, relative to its element. */
  path: z.string().regex(/^[a-zA-Z0-9.]+$/),
  label: Text,
  /** The legal term the plain label stands for. */
  legalTerm: Text.optional(),
  hint: Text.optional(),
  example: Text.optional(),
  required: z.boolean(),
  /** Canonical meaning, so that a bundle asks once: `person.phone`, `dispute.amount`. */
  meaning: z.string().optional(),
  /** Filled from the card: shown, masked where it must be, and not asked. */
  fromCard: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  options: z.array(FieldOption).optional(),
  optionGroups: z.array(OptionGroup).optional(),
  /** Of a date: which days make sense. Without it any day does. */
  days: Days.optional(),
  showWhen: ShowWhen.optional(),
  /** Answers proposed at the terminal from its directory or calendar; the citizen may still type another. */
  directory: Directory.optional(),
  /** Another answer of the form that this one hangs on: when that changes, this is asked anew. */
  dependsOn: z.string().optional(),
}

export const PlainField = z.strictObject({ ...fieldBase, kind: FieldKind.exclude(['list']) })
export type PlainField = z.infer<typeof PlainField>

const ListField = z.strictObject({
  ...fieldBase,
  kind: z.literal('list'),
  elementName: Text,
  minElements: z.int().nonnegative(),
  maxElements: z.int().positive(),
  elementFields: z.array(PlainField).min(1),
})
type ListField = z.infer<typeof ListField>

export const Field = z.union([PlainField, ListField])
export type Field = z.infer<typeof Field>

export const FormStep = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: Text,
  /** A sentence that says why it is asked. */
  why: Text.optional(),
  fields: z.array(Field).min(1).max(7),
})
export type FormStep = z.infer<typeof FormStep>

export const FormPresentation = z.strictObject({
  formCode: FormCode,
  title: Text,
  /** Values the form starts with (paths → JSON values), e.g. `readAloud: false`. */
  defaults: z.record(z.string(), z.json()),
  /** Where the day of filling in is written: not asked. */
  todayPath: z.string().optional(),
  steps: z.array(FormStep).min(1),
  /** The declaration signed under the form, word for word. */
  declaration: Text,
})
export type FormPresentation = z.infer<typeof FormPresentation>
