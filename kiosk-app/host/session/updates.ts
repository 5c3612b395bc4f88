/** What each event changes in a visit: pure functions from a visit (and what came) to the fields that change. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { PrintView, ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import { type CaseQuery, CaseQuery as CaseQuerySchema } from '@lutong/core/contracts/intake.ts'
import type { Values } from '@lutong/core/forms/draft.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { PersonName } from '@lutong/core/forms/person.ts'
import { isValidIdNumber, normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import { answerStep, beginDrafts, completeForms, currentStep, walkSteps } from './form-walk.ts'
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

export const createVisitUpdates = (parts: { readonly catalogue: Catalogue; readonly clock: Clock }) => {
  const { catalogue, clock } = parts
  const itemOf = (code: ItemCode): CatalogueItem | null => catalogue.items.get(code) ?? null

  return {
    /** Everything of the visit is dropped; the screen's language stays until the welcome screen rests. */
    startAfresh: (visit: Visit): Visit => {
      wipe(visit)
      return freshVisit(visit.language)
    },
    startFarewell: (): Change => ({ endsAtMs: clock.nowMs() + SESSION_TIMINGS.farewellMs }),
    warnIdle: (warningMs: number): Change => ({ idleEndsAtMs: clock.nowMs() + warningMs }),
    openItem: (code: ItemCode): Change => ({ item: itemOf(code) }),
    takeCard: (card: ReadCard): Change => ({
      person: card.person,
      cardValidTo: card.validTo,
      identification: { method: 'id-card', readAtMs: clock.nowMs() },
      problem: null,
    }),
    forgetPerson: (): Change => ({ person: null, cardValidTo: null, identification: { method: 'none' }, drafts: {} }),
    takeTypedIdentity: (typed: TypedIdentity): Change => {
      const idNumber = normaliseIdNumber(typed.idNumber)
      return {
        // Sex and birth date are in the number: the form takes them from there.
        person: { name: typed.name.trim(), idType: 'resident-id-card', idNumber },
        cardValidTo: null,
        identification: { method: 'typed', enteredAtMs: clock.nowMs() },
        problem: null,
        problemField: null,
      }
    },
    /** Answers given before (the citizen went back) stay. */
    beginForms: (visit: Visit): Change => ({
      drafts:
        visit.item === null || Object.keys(visit.drafts).length > 0
          ? visit.drafts
          : beginDrafts(catalogue, visit.item, visit.person),
      stepIndex: 0,
      stepErrors: {},
      returnsToReview: false,
    }),
    answer: (visit: Visit, values: Values) => answerStep(catalogue, visit, values),
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
