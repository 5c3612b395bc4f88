/** The screens on which an application takes shape, as the page sees them. */
import { bookablePlaces } from '@lutong/core/booking/bodies.ts'
import { formHelp } from '@lutong/core/calculators/form-help.ts'
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { citationText } from '@lutong/core/content/citation.ts'
import { directoryIn, type PublicContent } from '@lutong/core/content/content.ts'
import type { FieldView, PlainFieldView, Screen } from '@lutong/core/contracts/host-rpc.ts'
import type { Institution } from '@lutong/core/directory/institution.ts'
import { type Draft, type Json, valueAt } from '@lutong/core/forms/draft.ts'
import { fieldErrorText } from '@lutong/core/forms/field-error.ts'
import { MOST_CHOICES, optionRows } from '@lutong/core/forms/option-rows.ts'
import type { Field, PlainField } from '@lutong/core/forms/presentation.ts'
import { reviewSections } from '@lutong/core/forms/review.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { maskIdNumber } from '@lutong/core/person/masking.ts'
import { currentStep, filledForms, materialsAskedFor, shownDraft, type WalkStep, walkSteps } from '../form-walk.ts'
import { hereIn } from './directory-view.ts'
import { handoverView, papersView } from './papers-view.ts'
import { MATERIALS_STEP } from '../updates.ts'
import { isPicture } from '../../papers/page-order.ts'
import type { Visit } from '../visit.ts'

/** `asked`: the fields of the step; a question that hangs on another step's answer is simply there. */
export const plainFieldView = (field: PlainField, visit: Visit, asked: ReadonlySet<string>): PlainFieldView => {
  const { language } = visit
  const rows = optionRows(field)
  return {
    path: field.path,
    kind: field.kind,
    label: inLanguage(field.label, language),
    required: field.required,
    readOnly: field.fromCard === true && visit.identification.method === 'id-card',
    ...(field.legalTerm ? { legalTerm: inLanguage(field.legalTerm, language) } : {}),
    ...(field.hint ? { hint: inLanguage(field.hint, language) } : {}),
    ...(field.example ? { example: inLanguage(field.example, language) } : {}),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...(field.options
      ? { options: field.options.map((option) => ({ value: option.value, label: inLanguage(option.label, language) })) }
      : {}),
    ...(rows.length === 0
      ? {}
      : {
          rows: rows.map(({ label, values }) => ({
            label: label === null ? null : inLanguage(label, language),
            values: [...values],
          })),
        }),
    ...(field.days === undefined ? {} : { days: field.days }),
    ...(field.showWhen && asked.has(field.showWhen.path) ? { showWhen: field.showWhen } : {}),
  }
}

const fieldView = (field: Field, visit: Visit, asked: ReadonlySet<string>): FieldView => {
  if (field.kind !== 'list') return plainFieldView(field, visit, asked)
  const { elementFields, elementName, minElements, maxElements, kind, ...plain } = field
  const inner = new Set(elementFields.map(({ path }) => path))
  return {
    ...plainFieldView({ ...plain, kind: 'text' }, visit, asked),
    kind,
    elementName: inLanguage(elementName, visit.language),
    minElements,
    maxElements,
    elementFields: elementFields.map((one) => plainFieldView(one, visit, inner)),
  }
}

/** What is known of addresses: where the terminal stands, and where the citizen is registered. */
const addressHelp = (walk: WalkStep, draft: Draft, region: string, language: Language) => {
  const domicile = walk.form.steps.flatMap((step) => step.fields).find(({ meaning }) => meaning === 'person.domicile')
  const known = domicile === undefined ? undefined : valueAt(draft, domicile.path)
  return (meaning: string | undefined) => ({
    region,
    ...(meaning === 'person.residence' && domicile !== undefined && typeof known === 'string'
      ? { same: { label: inLanguage(domicile.label, language), text: known } }
      : {}),
  })
}

const helped = (view: FieldView, help: (path: string) => PlainFieldView['address']): FieldView =>
  view.kind === 'list'
    ? {
        ...view,
        elementFields: view.elementFields.map((one) =>
          one.kind === 'address' ? { ...one, address: help(`${view.path}.${one.path}`) } : one,
        ),
      }
    : view.kind === 'address'
      ? { ...view, address: help(view.path) }
      : view

export interface FormPlace {
  readonly centreName: string
  readonly content: PublicContent
  readonly regionCode: string
}

/** Where the directory knows whom to choose from, one chooses; where it knows nobody, one writes. */
const listedIn =
  (language: Language) =>
  (view: FieldView, field: Field, placesFor: () => readonly Institution[]): FieldView => {
    if (field.directory !== 'bookable' || view.kind === 'list') return view
    const places = placesFor().slice(0, MOST_CHOICES)
    return places.length === 0
      ? view
      : {
          ...view,
          kind: 'choice',
          options: places.map(({ address, name, phone }) => ({
            value: name['zh-CN'],
            label: inLanguage(name, language),
            hint: `${inLanguage(address, language)} · ${phone}`,
          })),
        }
  }

export const formStepScreen = (
  catalogue: Catalogue,
  visit: Visit,
  { centreName, content, regionCode }: FormPlace,
): Screen => {
  const walk = currentStep(catalogue, visit)
  if (walk === undefined) return { name: 'starting', why: 'start' }
  const draft = shownDraft(catalogue, visit, walk)
  const { fields } = walk.step
  const asked = new Set(fields.map(({ path }) => path))
  const placesFor = () => {
    const directory = directoryIn(content, regionCode)
    const topic = valueAt(draft, 'topic')
    return bookablePlaces(directory, walk.item.code, topic, hereIn(directory, centreName))
  }
  const listed = listedIn(visit.language)
  const help = addressHelp(walk, draft, regionCode, visit.language)
  const shown = (field: Field): Json | undefined => {
    const value = valueAt(draft, field.path)
    // The chip's number is shown masked: the citizen cannot change it here, and others may be looking.
    return field.kind === 'id-number' &&
      field.fromCard === true &&
      visit.identification.method === 'id-card' &&
      typeof value === 'string'
      ? maskIdNumber(value)
      : value
  }
  return {
    name: 'form-step',
    formTitle: inLanguage(walk.form.title, visit.language),
    stepId: walk.id,
    title: inLanguage(walk.step.title, visit.language),
    ...(walk.step.why ? { why: inLanguage(walk.step.why, visit.language) } : {}),
    stepNumber: visit.stepIndex + 1,
    stepCount: walkSteps(catalogue, visit).length,
    fields: fields.map((field) =>
      helped(listed(fieldView(field, visit, asked), field, placesFor), (path) =>
        help(path === field.path ? field.meaning : undefined),
      ),
    ),
    values: Object.fromEntries(
      fields
        .map((field): [string, Json | undefined] => [field.path, shown(field)])
        .filter((entry): entry is [string, Json] => entry[1] !== undefined),
    ),
    errors: Object.fromEntries(
      Object.entries(visit.stepErrors).map(([path, error]) => [path, fieldErrorText(error, visit.language)]),
    ),
    returnsToReview: visit.returnsToReview,
  }
}

export const materialsScreen = (visit: Visit): Screen => ({
  name: 'materials',
  problem: visit.problem,
  handover: handoverView(visit),
  needs: materialsAskedFor(visit)
    .filter((material) => material.origin !== 'from-form')
    .map((material) => ({
      code: material.code,
      name: inLanguage(material.name, visit.language),
      why: inLanguage(material.why, visit.language),
      ifMissing: inLanguage(material.ifMissing, visit.language),
      required: material.required,
      fromCard: material.origin === 'from-card',
      ...papersView(visit, material.code, inLanguage(material.name, visit.language)),
    })),
})

/** Every answer once, where it was asked: editing it there changes it in every form it fills. */
interface ReviewParts {
  readonly content: Pick<PublicContent, 'laws'>
  readonly nowMs: number
  readonly regionCode: string
}

export const reviewScreen = (
  catalogue: Catalogue,
  visit: Visit,
  { content, nowMs, regionCode }: ReviewParts,
): Screen => {
  const today = isoDateOfDay(dayOfInstant(nowMs))
  const helps = filledForms(catalogue, visit).flatMap(({ code, draft }) => formHelp(code, draft, { regionCode, today }))
  const papers = materialsAskedFor(visit).filter((material) => material.origin === 'citizen')
  return {
    name: 'review',
    sections: [
      ...walkSteps(catalogue, visit).flatMap((walk) =>
        reviewSections(
          { ...walk.form, steps: [walk.step] },
          shownDraft(catalogue, visit, walk),
          walk.presets,
          visit.language,
        ).map((section) => ({ stepId: walk.id, title: section.title, lines: [...section.lines] })),
      ),
      ...(papers.length > 0
        ? [
            {
              stepId: MATERIALS_STEP,
              title: inLanguage({ 'zh-CN': '材料', en: 'Papers' }, visit.language),
              lines: papers.map((material) => ({
                label: inLanguage(material.name, visit.language),
                value: pageCount(visit, material.code, visit.language),
              })),
            },
          ]
        : []),
    ],
    materialCount: new Set(visit.materials.map((one) => (isPicture(one) ? one.materialCode : one.materialId))).size,
    helps: helps.map(({ source, text, tone }) => ({
      tone,
      text: inLanguage(text, visit.language),
      source: inLanguage(citationText(content.laws, source), visit.language),
    })),
  }
}

const pageCount = (visit: Visit, code: string, language: Language): string => {
  const pages = visit.materials
    .filter((added) => added.materialCode === code)
    .reduce((sum, { pages: own }) => sum + own, 0)
  if (pages === 0) return inLanguage({ 'zh-CN': '没有添加', en: 'None added' }, language)
  return inLanguage({ 'zh-CN': `${pages} 页`, en: pages === 1 ? '1 page' : `${pages} pages` }, language)
}
