/**
 * Walks through the questions of all forms of all services of a visit as one row of steps. What has been asked once
 * under a canonical meaning is not asked again: the answer is taken over (R6). Pure.
 */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { wantedForms } from '@lutong/core/catalogue/wanted-forms.ts'
import {
  applyStep,
  askedFields,
  beginDraft,
  completeForm,
  type Draft,
  type FieldErrors,
  fillFromPerson,
  formErrors,
  type Json,
  type Presets,
  daysToCome,
  stepErrors,
  valueAt,
  type Values,
  withValue,
} from '@lutong/core/forms/draft.ts'
import type { FormCode, FormSubmission } from '@lutong/core/forms/form-submission.ts'
import type { FormPresentation, FormStep } from '@lutong/core/forms/presentation.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Visit } from './visit.ts'

export interface WalkStep {
  readonly item: CatalogueItem
  readonly form: FormPresentation
  /** The step with the questions that are asked here. */
  readonly step: FormStep
  readonly presets: Presets
  /** Names the step among all forms of all services: `GF02003.F1.contact`. */
  readonly id: string
}

type WithForms = Pick<Visit, 'items' | 'drafts'>

const keyOf = (item: CatalogueItem, code: FormCode): string => `${item.code}.${code}`
const presetsOf = (item: CatalogueItem, code: FormCode): Presets => item.presets?.[code]

export const beginDrafts = (
  catalogue: Catalogue,
  items: readonly CatalogueItem[],
  person: IdentifiedPerson | null,
  today: string,
): Visit['drafts'] =>
  Object.fromEntries(
    items.flatMap((item) =>
      item.forms.map((code) => {
        const form = catalogue.form(code, item)
        const draft = beginDraft(form, presetsOf(item, code), today)
        return [keyOf(item, code), person === null ? draft : fillFromPerson(form, draft, person)] as const
      }),
    ),
  )

/** The drafts with what the card or the number tells written over them: the citizen identified anew, her answers stay. */
export const refillDrafts = (
  catalogue: Catalogue,
  { drafts, items }: WithForms,
  person: IdentifiedPerson,
): Visit['drafts'] =>
  Object.fromEntries(
    items.flatMap((item) =>
      item.forms.map((code) => [
        keyOf(item, code),
        fillFromPerson(catalogue.form(code, item), drafts[keyOf(item, code)] ?? {}, person),
      ]),
    ),
  )

const draftOf = (visit: WithForms, item: CatalogueItem, code: FormCode): Draft => visit.drafts[keyOf(item, code)] ?? {}

interface WalkForm {
  readonly item: CatalogueItem
  readonly code: FormCode
  readonly form: FormPresentation
  readonly draft: Draft
}

/** The forms that are wanted, in order, with what other forms of the visit answer taken over. */
export const filledForms = (catalogue: Catalogue, visit: WithForms): readonly WalkForm[] => {
  const known = new Map<string, Json>()
  return visit.items.flatMap((item) =>
    wantedForms(item, (code) => draftOf(visit, item, code)).map((code): WalkForm => {
      const form = catalogue.form(code, item)
      const fields = form.steps.flatMap((step) => step.fields)
      const presets = presetsOf(item, code)
      let draft = draftOf(visit, item, code)
      for (const { meaning, path } of fields) {
        if (meaning === undefined || presets?.[path] !== undefined) continue
        const value = known.get(meaning)
        if (value !== undefined) draft = withValue(draft, path, value)
        else {
          const own = valueAt(draft, path)
          if (own !== undefined) known.set(meaning, own)
        }
      }
      return { item, code, form, draft }
    }),
  )
}

/** The draft of one form with what other forms of the visit answer. */
const wholeDraftOf = (catalogue: Catalogue, visit: WithForms, item: CatalogueItem, code: FormCode): Draft =>
  filledForms(catalogue, visit).find((one) => one.item === item && one.code === code)?.draft ??
  draftOf(visit, item, code)

/**
 * Every step in which anything is asked. A meaning asked before is left out, unless the answer given there is none
 * for this form (too short, a date it does not take): then it is asked here, where the form's own words explain it.
 */
export const walkSteps = (catalogue: Catalogue, visit: WithForms): readonly WalkStep[] => {
  const askedBefore = new Set<string>()
  return filledForms(catalogue, visit).flatMap(({ code, draft, form, item }) => {
    const presets = presetsOf(item, code)
    const before = new Set(askedBefore)
    // The whole form is checked once, and only where an answer of another form has been taken over.
    let errors: FieldErrors | undefined
    const wrong = (path: string) => {
      errors ??= formErrors(form, draft)
      return Object.keys(errors).some((one) => one === path || one.startsWith(`${path}.`))
    }
    const steps = form.steps.map((step): WalkStep => {
      const fields = askedFields(step, draft, presets).filter(({ meaning, path }) => {
        if (meaning === undefined) return true
        askedBefore.add(meaning)
        return !before.has(meaning) || wrong(path)
      })
      return { item, form, step: { ...step, fields: [...fields] }, presets, id: `${item.code}.${code}.${step.id}` }
    })
    return steps.filter(({ step }) => step.fields.length > 0)
  })
}

export const currentStep = (catalogue: Catalogue, visit: Visit): WalkStep | undefined =>
  walkSteps(catalogue, visit)[visit.stepIndex]

/** The draft as a step of it shows it. */
export const shownDraft = (catalogue: Catalogue, visit: WithForms, walk: WalkStep): Draft =>
  wholeDraftOf(catalogue, visit, walk.item, walk.form.formCode)

/** An answer that hangs on one that has changed is none any more. */
const askedAnew = ({ form, step }: WalkStep, before: Draft, after: Draft): Draft =>
  form.steps
    .flatMap(({ fields }) => fields)
    .filter(
      ({ dependsOn, path }) =>
        dependsOn !== undefined &&
        !step.fields.some((field) => field.path === path) &&
        JSON.stringify(valueAt(before, dependsOn)) !== JSON.stringify(valueAt(after, dependsOn)),
    )
    .reduce((draft, { path }) => withValue(draft, path, ''), after)

/** Takes the answers of the shown step: the visit with them, and what is wrong with them. */
export const answerStep = (
  catalogue: Catalogue,
  visit: Visit,
  values: Values,
  today: string,
): { readonly visit: Visit; readonly errors: FieldErrors } => {
  const walk = currentStep(catalogue, visit)
  if (walk === undefined) return { visit, errors: {} }
  const code = walk.form.formCode
  const cardFilled = visit.identification.method === 'id-card'
  const before = shownDraft(catalogue, visit, walk)
  const draft = askedAnew(walk, before, applyStep(walk.step, before, values, cardFilled))
  const own = { ...visit, drafts: { ...visit.drafts, [keyOf(walk.item, code)]: draft } }
  // Whoever mends an answer here mends it where it was given first, or the first would come back.
  const meant = walk.step.fields.flatMap(({ meaning, path }) => {
    const value = valueAt(draft, path)
    return meaning === undefined || value === undefined ? [] : [{ meaning, value }]
  })
  const answered = meant.reduce((result, { meaning, value }) => writeMeaning(catalogue, result, meaning, value), own)
  // What the form itself says of a day comes first: a day that no calendar has is not one to come.
  return {
    visit: answered,
    errors: { ...daysToCome(walk.step, draft, today), ...stepErrors(walk.form, walk.step, draft) },
  }
}

const writeMeaning = (catalogue: Catalogue, visit: Visit, meaning: string, value: Json): Visit => {
  const drafts = { ...visit.drafts }
  for (const item of visit.items)
    for (const code of item.forms) {
      const field = catalogue
        .form(code, item)
        .steps.flatMap((step) => step.fields)
        .find((one) => one.meaning === meaning)
      if (field === undefined || presetsOf(item, code)?.[field.path] !== undefined) continue
      drafts[keyOf(item, code)] = withValue(drafts[keyOf(item, code)] ?? {}, field.path, value)
    }
  return { ...visit, drafts }
}

/** What is known before the first question: written where a form asks for it, as much of it as the form takes. */
export const prefill = (
  catalogue: Catalogue,
  { drafts, items }: WithForms,
  known: Readonly<Record<string, string>>,
): Visit['drafts'] =>
  Object.fromEntries(
    items.flatMap((item) =>
      item.forms.map((code) => {
        const draft = drafts[keyOf(item, code)] ?? {}
        const filled = catalogue
          .form(code, item)
          .steps.flatMap((step) => step.fields)
          .reduce((before, { maxLength, meaning = '', path }) => {
            const value = known[meaning]
            const isPreset = presetsOf(item, code)?.[path] !== undefined
            return value === undefined || isPreset
              ? before
              : withValue(before, path, [...value].slice(0, maxLength).join(''))
          }, draft)
        return [keyOf(item, code), filled] as const
      }),
    ),
  )

type Incomplete = { readonly stepIndex: number; readonly errors: FieldErrors }

/** The forms of one service, complete, or the index of the first step where something is missing. */
export const completeForms = (
  catalogue: Catalogue,
  visit: WithForms,
  item: CatalogueItem,
): Result<readonly FormSubmission[], Incomplete> => {
  const forms: FormSubmission[] = []
  for (const { code, draft, form, item: own } of filledForms(catalogue, visit)) {
    if (own !== item) continue
    const complete = completeForm(form, draft)
    if (!complete.ok) {
      const at = walkSteps(catalogue, visit).findIndex(
        (walk) =>
          walk.item === item &&
          walk.form.formCode === code &&
          Object.keys(stepErrors(walk.form, walk.step, draft)).length > 0,
      )
      return err({ stepIndex: Math.max(0, at), errors: complete.error })
    }
    forms.push(complete.value)
  }
  return ok(forms)
}

/** `undefined` where every form of every service is complete. */
export const firstIncomplete = (catalogue: Catalogue, visit: WithForms): Incomplete | undefined => {
  for (const item of visit.items) {
    const complete = completeForms(catalogue, visit, item)
    if (!complete.ok) return complete.error
  }
  return undefined
}

/** What the citizen may add, each material once, in the order of the services. */
export const materialsAskedFor = (visit: Pick<Visit, 'items'>): CatalogueItem['materials'] =>
  visit.items
    .filter((item) => item.kind === 'application')
    .flatMap((item) => item.materials)
    .filter((material, index, all) => all.findIndex((one) => one.code === material.code) === index)

/** Material codes the citizen must still add. */
export const missingMaterials = (visit: Visit): readonly string[] =>
  materialsAskedFor(visit)
    .filter((material) => material.origin === 'citizen' && material.required)
    .map((material) => material.code)
    .filter((code) => !visit.materials.some((added) => added.materialCode === code))
