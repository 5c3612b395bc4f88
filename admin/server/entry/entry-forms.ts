/** What staff have written down for a caller, as the forms of a service: the same schemas as at a terminal. */
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { wantedForms } from '@lutong/core/catalogue/wanted-forms.ts'
import {
  applyStep,
  beginDraft,
  completeForm,
  type Draft,
  fillFromPerson,
  valueAt,
  type Values,
} from '@lutong/core/forms/draft.ts'
import { FormCode, type FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { IdDocumentType } from '@lutong/core/forms/person.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'

/** By form, then by path of the question. */
export const Answers = z.partialRecord(FormCode, z.record(z.string().max(80), z.json()))
export type Answers = z.infer<typeof Answers>

export const EntryError = z.strictObject({
  formCode: FormCode,
  path: z.string(),
  code: z.string(),
  limit: z.number().optional(),
})
export type EntryError = z.infer<typeof EntryError>

const Told = z.object({ name: z.string().min(1), idType: IdDocumentType, idNumber: z.string().min(1) })

/** Sex and date of birth stand in the number: nobody is asked for them. */
const completed = (form: Parameters<typeof fillFromPerson>[0], draft: Draft): Draft => {
  const told = Told.safeParse(valueAt(draft, 'applicant'))
  return told.success ? fillFromPerson(form, draft, told.data) : draft
}

export const formsOf = (
  item: CatalogueItem,
  catalogue: Pick<CentreParts['catalogue'], 'form'>,
  answers: Answers,
  nowMs: number,
): Result<readonly FormSubmission[], readonly EntryError[]> => {
  const today = isoDateOfDay(dayOfInstant(nowMs))
  const draftOf = (code: FormCode): Draft => {
    const form = catalogue.form(code, item)
    const presets = item.presets?.[code]
    // What the service itself answers is not the caller's to change.
    const values: Values = Object.fromEntries(
      Object.entries(answers[code] ?? {}).filter(([path]) => presets?.[path] === undefined),
    )
    const begun = beginDraft(form, presets, today)
    return completed(
      form,
      form.steps.reduce((draft, step) => applyStep(step, draft, values, false), begun),
    )
  }
  const drafts = new Map(item.forms.map((code) => [code, draftOf(code)] as const))
  const made = wantedForms(item, (code) => drafts.get(code)).map((code) => ({
    code,
    form: completeForm(catalogue.form(code, item), drafts.get(code) ?? {}),
  }))
  const errors = made.flatMap(({ code, form }) =>
    form.ok
      ? []
      : Object.entries(form.error).map(([path, error]) => ({
          formCode: code,
          path,
          code: error.code,
          ...('limit' in error ? { limit: error.limit } : {}),
        })),
  )
  return errors.length > 0 ? err(errors) : ok(made.flatMap(({ form }) => (form.ok ? [form.value] : [])))
}
