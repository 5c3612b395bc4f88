/** What each event changes in a visit: pure functions from a visit (and what came) to the fields that change. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { PrintView, ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import { type CaseQuery, CaseQuery as CaseQuerySchema } from '@lutong/core/contracts/intake.ts'
import type { Values } from '@lutong/core/forms/draft.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { PersonName } from '@lutong/core/forms/person.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'
import { isValidIdNumber, normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import { answerStep, beginDrafts, completeForms, currentStep, refillDrafts, walkSteps } from './form-walk.ts'
import { SESSION_TIMINGS } from './timings.ts'
import { freshVisit, type ReadCard, type Visit, wipe } from './visit.ts'

type Change = Partial<Visit>

/** The id of the materials list among the review's sections. */
export const MATERIALS_STEP = 'materials'

export type TypedIdentity = { readonly name: string; readonly idNumber: string }

/** What is wrong with a typed identity, and where; `null` where nothing is. */
export const identityProblem = (
  typed: TypedIdentity,
): { readonly code: ProblemCode; readonly field: string } | null => {
  const idNumber = normaliseIdNumber(typed.idNumber)
  if (!PersonName.safeParse(typed.name).success) return { code: 'name-missing', field: 'name' }
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { code: 'id-number-shape', field: 'idNumber' }
  return isValidIdNumber(idNumber) ? null : { code: 'id-number-check-digit', field: 'idNumber' }
}

/** Slip number and code as people type them: small letters, spaces, O for 0 and I or L for 1 are forgiven. */
export const slipQuery = (typed: { readonly caseNumber: string; readonly slipCode: string }): CaseQuery | undefined => {
  const parsed = CaseQuerySchema.safeParse({
    by: 'slip',
    caseNumber: typed.caseNumber.normalize('NFKC').replaceAll(/\s/g, ''),
    slipCode: typed.slipCode
      .normalize('NFKC')
      .replaceAll(/[\s-]/g, '')
      .toUpperCase()
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  })
  return parsed.success ? parsed.data : undefined
}

/** The signature is overwritten and gone. */
export const dropSignature = (visit: Visit): Change => {
  visit.signed?.png.fill(0)
  return { signed: null }
}

const hasBegun = (visit: Visit): boolean => Object.keys(visit.drafts).length > 0
const NOBODY = { person: null, cardValidTo: null, identification: { method: 'none' } } as const

export const createVisitUpdates = (parts: { readonly catalogue: Catalogue; readonly clock: Clock }) => {
  const { catalogue, clock } = parts
  const itemOf = (code: ItemCode): CatalogueItem | null => catalogue.items.get(code) ?? null
  /** The same person's answers stay; those of somebody else do not. */
  const draftsFor = (visit: Visit, person: IdentifiedPerson): Visit['drafts'] =>
    visit.item === null || !hasBegun(visit) || (visit.person !== null && visit.person.idNumber !== person.idNumber)
      ? {}
      : refillDrafts(catalogue, visit.item, visit.drafts, person)

  return {
    /** Everything of the visit is dropped; the screen's language stays until the welcome screen rests. */
    startAfresh: (visit: Visit): Visit => {
      wipe(visit)
      return freshVisit(visit.language)
    },
    startFarewell: (): Change => ({ endsAtMs: clock.nowMs() + SESSION_TIMINGS.farewellMs }),
    warnIdle: (warningMs: number): Change => ({ idleEndsAtMs: clock.nowMs() + warningMs }),
    /** Another service begins with nothing of the one before: neither its answers nor its papers. */
    openItem: (visit: Visit, code: ItemCode): Change => {
      if (visit.materials.length > 0 || hasBegun(visit)) wipe(visit)
      return { ...NOBODY, item: itemOf(code), drafts: {}, stepIndex: 0, stepErrors: {}, materials: [], signed: null }
    },
    /** Answers given under one card are never mixed with another person's. */
    isOtherPerson: (visit: Visit, card: ReadCard): boolean =>
      hasBegun(visit) &&
      visit.identification.method === 'id-card' &&
      visit.person !== null &&
      visit.person.idNumber !== card.person.idNumber,
    takeCard: (visit: Visit, card: ReadCard): Change => ({
      person: card.person,
      cardValidTo: card.validTo,
      identification: { method: 'id-card', readAtMs: clock.nowMs() },
      drafts: draftsFor(visit, card.person),
      problem: null,
    }),
    forgetPerson: (): Change => ({ ...NOBODY, drafts: {} }),
    /** Before the forms have begun the card is nobody's; afterwards it stays the card of this visit. */
    releaseCard: (visit: Visit): Change => (hasBegun(visit) ? {} : NOBODY),
    takeTypedIdentity: (visit: Visit, typed: TypedIdentity): Change => {
      // Sex and birth date are in the number: the form takes them from there.
      const person = {
        name: typed.name.trim(),
        idType: 'resident-id-card',
        idNumber: normaliseIdNumber(typed.idNumber),
      } as const
      return {
        person,
        cardValidTo: null,
        identification: { method: 'typed', enteredAtMs: clock.nowMs() },
        drafts: draftsFor(visit, person),
        problem: null,
        problemField: null,
      }
    },
    /** Answers given before (the citizen went back) stay. */
    beginForms: (visit: Visit): Change => ({
      drafts: visit.item === null || hasBegun(visit) ? visit.drafts : beginDrafts(catalogue, visit.item, visit.person),
      stepIndex: 0,
      stepErrors: {},
      returnsToReview: false,
    }),
    keepStep: (visit: Visit, values: Values): Change => {
      const answered = answerStep(catalogue, visit, values)
      return { drafts: answered.visit.drafts, stepErrors: answered.errors }
    },
    stepHasErrors: (visit: Visit, values: Values): boolean =>
      Object.keys(answerStep(catalogue, visit, values).errors).length > 0,
    hasCitizenMaterials: (visit: Visit): boolean =>
      visit.item?.materials.some((material) => material.origin === 'citizen') ?? false,
    removeMaterial: (visit: Visit, materialId: string): Change => {
      visit.materials.find((one) => one.materialId === materialId)?.bytes.fill(0)
      return { materials: visit.materials.filter((one) => one.materialId !== materialId), problem: null }
    },
    editStep: (visit: Visit, stepId: string): Change => ({
      returnsToReview: true,
      stepErrors: {},
      stepIndex: walkSteps(catalogue, visit).findIndex((walk) => walk.id === stepId),
    }),
    isShownStep: (visit: Visit, stepId: string): boolean => currentStep(catalogue, visit)?.id === stepId,
    /** After the answers: conditional steps may have come or gone. */
    isLastStep: (visit: Visit, values: Values): boolean => {
      const answered = answerStep(catalogue, visit, values).visit
      return answered.stepIndex >= walkSteps(catalogue, answered).length - 1
    },
    lastStep: (visit: Visit): Change => ({
      stepIndex: Math.max(0, walkSteps(catalogue, visit).length - 1),
      stepErrors: {},
    }),
    stepIndexOf: (visit: Visit, stepId: string): number =>
      walkSteps(catalogue, visit).findIndex((walk) => walk.id === stepId),
    formsAreComplete: (visit: Visit): boolean => completeForms(catalogue, visit).ok,
    goToMissing: (visit: Visit): Change => {
      const complete = completeForms(catalogue, visit)
      return complete.ok
        ? {}
        : { stepIndex: complete.error.stepIndex, stepErrors: complete.error.errors, returnsToReview: true }
    },
    takePrint: (visit: Visit, print: PrintView): Change => ({
      prints: visit.prints.some((one) => one.document === print.document)
        ? visit.prints.map((one) => (one.document === print.document ? print : one))
        : [...visit.prints, print],
    }),
  }
}

export type VisitUpdates = ReturnType<typeof createVisitUpdates>
