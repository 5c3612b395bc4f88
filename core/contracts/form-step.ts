/** Border: one step of a form as the page shows it, on a screen of its own or beside a talk with a lawyer. */
import { z } from 'zod'
import { FieldView } from './field-views.ts'

export const FormStep = z.strictObject({
  name: z.literal('form-step'),
  formTitle: z.string(),
  stepId: z.string(),
  title: z.string(),
  why: z.string().optional(),
  stepNumber: z.int(),
  stepCount: z.int(),
  fields: z.array(FieldView),
  values: z.record(z.string(), z.json()),
  /** Path → message in the citizen's language. */
  errors: z.record(z.string(), z.string()),
  returnsToReview: z.boolean(),
})
export type FormStep = z.infer<typeof FormStep>
