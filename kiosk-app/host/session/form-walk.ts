/** Walks through the questions of all forms of an item as one row of steps. Pure. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import {
  applyStep,
  askedSteps,
  beginDraft,
  completeForm,
  type Draft,
  type FieldErrors,
  fillFromPerson,
  type Presets,
  stepErrors,
  type Values,
} from '@lutong/core/forms/draft.ts'
import type { FormCode, FormSubmission } from '@lutong/core/forms/form-submission.ts'
import type { FormPresentation, FormStep } from '@lutong/core/forms/presentation.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Visit } from './visit.ts'

export interface WalkStep {
  readonly form: FormPresentation
  readonly step: FormStep
  readonly presets: Presets
  /** Names the step among all forms: `F1.contact`. */
  readonly id: string
}

const presetsOf = (item: CatalogueItem, code: FormCode): Presets => item.presets?.[code]

export const beginDrafts = (
  catalogue: Catalogue,
  item: CatalogueItem,
  person: IdentifiedPerson | null,
): Visit['drafts'] =>
  Object.fromEntries(
    item.forms.map((code) => {
      const form = catalogue.form(code, item)
      const draft = beginDraft(form, presetsOf(item, code))
      return [code, person === null ? draft : fillFromPerson(form, draft, person)]
    }),
  )

/** The drafts with what the card or the number tells written over them: the citizen identified anew, her answers stay. */
export const refillDrafts = (
  catalogue: Catalogue,
  item: CatalogueItem,
  drafts: Visit['drafts'],
  person: IdentifiedPerson,
): Visit['drafts'] =>
  Object.fromEntries(
    item.forms.map((code) => [code, fillFromPerson(catalogue.form(code, item), drafts[code] ?? {}, person)]),
  )

export const draftOf = (visit: Visit, code: FormCode): Draft => visit.drafts[code] ?? {}

export const walkSteps = (catalogue: Catalogue, visit: Visit): readonly WalkStep[] =>
  (visit.item?.forms ?? []).flatMap((code) => {
    const form = catalogue.form(code, visit.item ?? undefined)
    const presets = visit.item === null ? undefined : presetsOf(visit.item, code)
    return askedSteps(form, draftOf(visit, code), presets).map((step) => ({
      form,
      step,
      presets,
      id: `${code}.${step.id}`,
    }))
  })

export const currentStep = (catalogue: Catalogue, visit: Visit): WalkStep | undefined =>
  walkSteps(catalogue, visit)[visit.stepIndex]

/** Takes the answers of the shown step: the visit with them, and what is wrong with them. */
export const answerStep = (
  catalogue: Catalogue,
  visit: Visit,
  values: Values,
): { readonly visit: Visit; readonly errors: FieldErrors } => {
  const walk = currentStep(catalogue, visit)
  if (walk === undefined) return { visit, errors: {} }
  const code = walk.form.formCode
  const cardFilled = visit.identification.method === 'id-card'
  const draft = applyStep(walk.step, draftOf(visit, code), values, cardFilled)
  return {
    visit: { ...visit, drafts: { ...visit.drafts, [code]: draft } },
    errors: stepErrors(walk.form, walk.step, draft),
  }
}

/** All forms complete, or the index of the first step where something is missing. */
export const completeForms = (
  catalogue: Catalogue,
  visit: Visit,
): Result<readonly FormSubmission[], { readonly stepIndex: number; readonly errors: FieldErrors }> => {
  const forms: FormSubmission[] = []
  for (const code of visit.item?.forms ?? []) {
    const form = catalogue.form(code, visit.item ?? undefined)
    const draft = draftOf(visit, code)
    const complete = completeForm(form, draft)
    if (!complete.ok) {
      const steps = walkSteps(catalogue, visit)
      const at = steps.findIndex(
        (walk) => walk.form.formCode === code && Object.keys(stepErrors(walk.form, walk.step, draft)).length > 0,
      )
      return err({ stepIndex: Math.max(0, at), errors: complete.error })
    }
    forms.push(complete.value)
  }
  return ok(forms)
}

/** Material codes the citizen must still add. */
export const missingMaterials = (visit: Visit): readonly string[] =>
  (visit.item?.materials ?? [])
    .filter((material) => material.origin === 'citizen' && material.required)
    .map((material) => material.code)
    .filter((code) => !visit.materials.some((added) => added.materialCode === code))
