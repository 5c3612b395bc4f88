/** Which forms of a service are wanted, given the answers so far; the terminal and the centre ask the same function. */
import { type Draft, valueAt } from '../forms/draft.ts'
import type { FormCode } from '../forms/form-submission.ts'
import type { CatalogueItem } from './item.ts'

export const wantedForms = (
  item: Pick<CatalogueItem, 'forms' | 'formWhen'>,
  answers: (code: FormCode) => Draft | undefined,
): readonly FormCode[] =>
  item.forms.filter((code) => {
    const when = item.formWhen?.[code]
    if (when === undefined) return true
    const value = valueAt(answers(when.form) ?? {}, when.path)
    return typeof value === 'string' && when.isOneOf.includes(value)
  })
