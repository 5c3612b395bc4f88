/** The questions of a form as the page shows them. */
import { z } from 'zod'
import { FieldKind, Days } from '../forms/presentation.ts'

const FieldViewBase = {
  path: z.string(),
  label: z.string(),
  legalTerm: z.string().optional(),
  hint: z.string().optional(),
  example: z.string().optional(),
  required: z.boolean(),
  readOnly: z.boolean(),
  maxLength: z.int().optional(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string(), hint: z.string().optional() })).optional(),
  /** Rows to choose from where the options are too many to show at once: an option by itself, or a group's name and its own. */
  rows: z.array(z.strictObject({ label: z.string().nullable(), values: z.array(z.string()).min(1) })).optional(),
  days: Days.optional(),
  /** What helps to write an address: the terminal's own region (GB/T 2260), and an address known already. */
  address: z
    .strictObject({
      region: z.string(),
      same: z.strictObject({ label: z.string(), text: z.string() }).optional(),
    })
    .optional(),
  showWhen: z.strictObject({ path: z.string(), isOneOf: z.array(z.string()) }).optional(),
}
export const PlainFieldView = z.strictObject({ ...FieldViewBase, kind: FieldKind.exclude(['list']) })
export type PlainFieldView = z.infer<typeof PlainFieldView>
export const ListFieldView = z.strictObject({
  ...FieldViewBase,
  kind: z.literal('list'),
  elementName: z.string(),
  minElements: z.int(),
  maxElements: z.int(),
  elementFields: z.array(PlainFieldView),
})
export type ListFieldView = z.infer<typeof ListFieldView>
export const FieldView = z.union([PlainFieldView, ListFieldView])
export type FieldView = z.infer<typeof FieldView>
