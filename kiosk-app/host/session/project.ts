/** The machine's state as the page sees it: what the screen shows, in the chosen language, and nothing else. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { FieldView, PlainFieldView, Screen } from '@lutong/core/contracts/host-rpc.ts'
import { askedFields, type Json, valueAt } from '@lutong/core/forms/draft.ts'
import { fieldErrorText } from '@lutong/core/forms/field-error.ts'
import type { Field, PlainField } from '@lutong/core/forms/presentation.ts'
import { reviewSections } from '@lutong/core/forms/review.ts'
import { inLanguage, type Language } from '@lutong/core/messages/text.ts'
import { maskIdNumber, maskName } from '@lutong/core/person/masking.ts'
import { currentStep, draftOf, walkSteps } from './form-walk.ts'
import { guideView, itemView } from './guide-view.ts'
import { MATERIALS_STEP } from './updates.ts'
import type { Visit } from './visit.ts'

/** Where the machine is, as `visiting.place.identify.waiting`. */
export type Place = string

export interface ProjectionParts {
  readonly catalogue: Catalogue
  readonly verifyUrl: string
  readonly centrePhone: string
  readonly openIntents: number
  readonly outOfService: 'not-enrolled' | 'store-failed' | 'maintenance'
  readonly nowMs: number
}

const plainFieldView = (field: PlainField, visit: Visit): PlainFieldView => {
  const { language } = visit
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
    ...(field.showWhen ? { showWhen: field.showWhen } : {}),
  }
}

const fieldView = (field: Field, visit: Visit): FieldView => {
  if (field.kind !== 'list') return plainFieldView(field, visit)
  const { elementFields, elementName, minElements, maxElements, kind, ...plain } = field
  return {
    ...plainFieldView({ ...plain, kind: 'text' }, visit),
    kind,
    elementName: inLanguage(elementName, visit.language),
    minElements,
    maxElements,
    elementFields: elementFields.map((inner) => plainFieldView(inner, visit)),
  }
}

const formStepScreen = (parts: ProjectionParts, visit: Visit): Screen => {
  const walk = currentStep(parts.catalogue, visit)
  if (walk === undefined) return { name: 'starting' }
  const draft = draftOf(visit, walk.form.formCode)
  const fields = askedFields(walk.step, draft, walk.presets)
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
    stepCount: walkSteps(parts.catalogue, visit).length,
    fields: fields.map((field) => fieldView(field, visit)),
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

const materialsScreen = (item: CatalogueItem, visit: Visit): Screen => ({
  name: 'materials',
  problem: visit.problem,
  needs: item.materials
    .filter((material) => material.origin !== 'from-form')
    .map((material) => ({
      code: material.code,
      name: inLanguage(material.name, visit.language),
      why: inLanguage(material.why, visit.language),
      ifMissing: inLanguage(material.ifMissing, visit.language),
      required: material.required,
      fromCard: material.origin === 'from-card',
      added: visit.materials
        .filter((added) => added.materialCode === material.code)
        .map(({ materialId, mediaType, bytes }) => ({ materialId, mediaType, sizeBytes: bytes.length })),
    })),
})

const reviewScreen = (parts: ProjectionParts, item: CatalogueItem, visit: Visit): Screen => ({
  name: 'review',
  sections: [
    ...item.forms.flatMap((code) =>
      reviewSections(parts.catalogue.form(code, item), draftOf(visit, code), item.presets?.[code], visit.language).map(
        (section) => ({
          stepId: `${code}.${section.stepId}`,
          title: section.title,
          lines: [...section.lines],
        }),
      ),
    ),
    ...(item.materials.some((material) => material.origin === 'citizen')
      ? [
          {
            stepId: MATERIALS_STEP,
            title: visit.language === 'zh-CN' ? '材料' : 'Papers',
            lines: item.materials
              .filter((material) => material.origin === 'citizen')
              .map((material) => ({
                label: inLanguage(material.name, visit.language),
                value: pageCount(visit, material.code, visit.language),
              })),
          },
        ]
      : []),
  ],
  materialCount: visit.materials.length,
})

const pageCount = (visit: Visit, code: string, language: Language): string => {
  const pages = visit.materials.filter((added) => added.materialCode === code).length
  if (language === 'zh-CN') return pages === 0 ? '没有添加' : `${pages} 份`
  return pages === 0 ? 'None added' : `${pages} added`
}

const doneScreen = (parts: ProjectionParts, visit: Visit): Screen => {
  const { settlement } = visit
  const prints = [...visit.prints]
  if (settlement?.state !== 'received')
    return {
      name: 'done',
      settled: { state: 'kept-here', provisionalNumber: provisionalNumber(visit) },
      awaitingMaterials: false,
      prints,
    }
  const { body } = settlement.receipt
  return {
    name: 'done',
    settled: {
      state: 'received',
      caseNumber: body.caseNumber,
      slipCode: body.slipCode,
      verifyUrl: `${parts.verifyUrl}?n=${body.caseNumber}&h=${body.digest}`,
      receivedAtMs: body.receivedAtMs,
    },
    awaitingMaterials: settlement.awaitingMaterials,
    prints,
  }
}

/** The last twelve digits of the application's id: enough for staff to find it, and it says nothing. */
export const provisionalNumber = (visit: Visit): string => `L-${(visit.applicationId ?? '').slice(-12).toUpperCase()}`

const reader = (place: Place, visit: Visit) =>
  place.endsWith('.absent')
    ? 'absent'
    : place.endsWith('.problem') || visit.problem !== null
      ? 'problem'
      : 'waiting-for-card'

/** The screen for a place of the machine. */
export const screenOf = (place: Place, visit: Visit, parts: ProjectionParts): Screen => {
  const { item, language } = visit
  const [root, , inner = ''] = place.split('.')
  if (root === 'outOfService') return { name: 'out-of-service', reason: parts.outOfService }
  if (root === 'welcome') return { name: 'welcome', openIntents: parts.openIntents }
  if (root === 'farewell') return { name: 'farewell', cardStillThere: visit.cardLeft, endsAtMs: visit.endsAtMs }
  switch (inner) {
    case 'items':
      if (visit.theme === null) break
      return {
        name: 'items',
        theme: visit.theme,
        items: parts.catalogue.itemsOfTheme(visit.theme).map((one) => itemView(one, language)),
      }
    case 'guide':
      return item === null
        ? { name: 'starting' }
        : { name: 'guide', item: itemView(item, language), guide: guideView(item, language) }
    case 'coming':
      return item === null
        ? { name: 'starting' }
        : { name: 'coming', item: itemView(item, language), phone: parts.centrePhone }
    case 'notice':
      return { name: 'notice' }
    case 'identify':
      return {
        name: 'identify',
        reader: reader(place, visit),
        mayStayAnonymous: item?.identification !== 'required',
        problem: visit.problem,
      }
    case 'identifyByTyping':
      return { name: 'identify-by-typing', problem: visit.problem, field: visit.problemField }
    case 'confirmPerson':
      return {
        name: 'confirm-person',
        maskedName: maskName(visit.person?.name ?? ''),
        maskedIdNumber: maskIdNumber(visit.person?.idNumber ?? ''),
        validTo: visit.cardValidTo ?? '',
        expired:
          visit.cardValidTo !== null && visit.cardValidTo !== 'long-term' && visit.cardValidTo < dayAt(parts.nowMs),
      }
    case 'form':
      return formStepScreen(parts, visit)
    case 'materials':
      return item === null ? { name: 'starting' } : materialsScreen(item, visit)
    case 'review':
      return item === null ? { name: 'starting' } : reviewScreen(parts, item, visit)
    case 'sign':
      return {
        name: 'sign',
        declarations: (item?.forms ?? []).map((code) => inLanguage(parts.catalogue.form(code).declaration, language)),
        problem: visit.problem,
      }
    case 'sending':
      return {
        name: 'sending',
        phase: place.endsWith('.saving') ? 'saving' : visit.settlement?.state === 'waiting' ? 'waiting' : 'sending',
        sinceMs: visit.sendingSinceMs,
      }
    case 'done':
      return doneScreen(parts, visit)
    case 'refused':
      return { name: 'refused', problem: visit.problem ?? 'centre-refused' }
    case 'progressIdentify':
      return { name: 'progress-identify', reader: reader(place, visit), problem: visit.problem, asking: false }
    case 'progressAsking':
      return { name: 'progress-identify', reader: 'waiting-for-card', problem: null, asking: true }
    case 'progress':
      return {
        name: 'progress',
        print: visit.progressPrint,
        cases: visit.cases.map((one) => ({
          caseNumber: one.caseNumber,
          itemName: nameOfItem(parts.catalogue, one.itemCode, language),
          stage: one.stage,
          outcome: one.outcome,
          awaitingMaterials: one.awaitingMaterials,
          history: one.history,
          dueAtMs: one.due?.atMs ?? null,
        })),
      }
    default:
      break
  }
  return { name: 'starting' }
}

export const nameOfItem = (catalogue: Catalogue, code: string, language: Language): string => {
  const item = [...catalogue.items.values()].find((one) => one.code === code)
  return item === undefined ? code : inLanguage(item.name, language)
}

/** The day in China (UTC+8, no summer time) as `YYYY-MM-DD`. */
const dayAt = (atMs: number): string => new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10)

/** Places from which "back" leads somewhere. */
const NO_BACK = new Set(['sending', 'done', 'opening'])
export const canGoBack = (place: Place): boolean =>
  place.startsWith('visiting') && !NO_BACK.has(place.split('.')[2] ?? '')
