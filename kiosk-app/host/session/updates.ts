/** What each event changes in a visit: pure functions from a visit (and what came) to the fields that change. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import type { Bundle } from '@lutong/core/catalogue/bundle.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { PrintView, SpeechChange } from '@lutong/core/contracts/host-rpc.ts'
import type { CameBack } from '@lutong/core/contracts/live.ts'
import type { Values } from '@lutong/core/forms/draft.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'
import { normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import {
  answerStep,
  beginDrafts,
  currentStep,
  firstIncomplete,
  materialsAskedFor,
  prefill,
  refillDrafts,
  walkSteps,
} from './form-walk.ts'
import type { Settlement } from '../outbox/outbox.ts'
import { fittingServices, offeredService } from '../consultation/fitting.ts'
import { isAway, resumeConsult } from '../consultation/consult.ts'
import type { FoundTicket } from '../consultation/consultation-desk.ts'
import { NO_LOOKUP } from './lookup.ts'
import type { PlaceToTakeUp } from './taking-up.ts'
import type { TypedIdentity } from './typed-identity.ts'
import { SESSION_TIMINGS } from './timings.ts'
import { type CheckAnswer, freshVisit, type ReadCard, type Visit, wipe } from './visit.ts'

type Change = Partial<Visit>

/** Longer than anybody wanders from service to service; what lies further behind is forgotten. */
const LONGEST_WAY = 20

/** The id of the materials list among the review's sections. */
export const MATERIALS_STEP = 'materials'

/** The signature is overwritten and gone. */
export const dropSignature = (visit: Visit): Change => {
  visit.signed?.png.fill(0)
  return { signed: null, signsOnPaper: false }
}

const hasBegun = (visit: Visit): boolean => Object.keys(visit.drafts).length > 0
const NOBODY = { person: null, cardValidTo: null, identification: { method: 'none' } } as const

/** Services that leave something behind: an application or a paper. The others are told and printed. */
export const isFilledIn = (item: CatalogueItem): boolean => item.kind === 'application' || item.kind === 'document'

/** The questions of eligibility of the service on the screen. */
export const checksOf = (item: CatalogueItem | null) => (item?.conditions ?? []).flatMap(({ check }) => check ?? [])

export const createVisitUpdates = (parts: {
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly newId: () => string
}) => {
  const { catalogue, clock, newId } = parts
  const today = () => isoDateOfDay(dayOfInstant(clock.nowMs()))
  const bundleOf = (code: string): Bundle | null => catalogue.bundles.find((one) => one.code === code) ?? null
  const itemOf = (code: ItemCode): CatalogueItem | null => catalogue.items.get(code) ?? null
  const filledIn = (item: CatalogueItem | null) => (item !== null && isFilledIn(item) ? [item] : [])
  const itemsOfBundle = (bundle: Bundle, chosen: readonly ItemCode[]) =>
    bundle.items
      .filter((one) => chosen.includes(one.code))
      .flatMap((one) => catalogue.items.get(one.code) ?? [])
      .filter(isFilledIn)
  /** `null`: from the welcome screen, behind which there is nothing. */
  const wayFrom = (visit: Visit, place: PlaceToTakeUp | null): Visit['cameFrom'] => {
    if (place === null) return []
    const { bundle, checkWarned, checks, chosen, item, lookup } = visit
    const here = { place, item: item?.code ?? null, bundle: bundle?.code ?? null, chosen, checks, checkWarned, lookup }
    return [...visit.cameFrom, here].slice(-LONGEST_WAY)
  }
  /** The same person's answers stay; those of somebody else do not. */
  const draftsFor = (visit: Visit, person: IdentifiedPerson): Visit['drafts'] =>
    !hasBegun(visit) || (visit.person !== null && visit.person.idNumber !== person.idNumber)
      ? {}
      : refillDrafts(catalogue, visit, person)
  /** Another service begins with nothing of the one before: neither its answers nor its papers. */
  const begin = (visit: Visit): Change => {
    if (visit.materials.length > 0 || hasBegun(visit)) wipe(visit)
    return {
      ...NOBODY,
      visitId: newId(),
      item: null,
      bundle: null,
      chosen: [],
      cameFrom: [],
      items: [],
      checks: [],
      checkWarned: false,
      drafts: {},
      stepIndex: 0,
      stepErrors: {},
      materials: [],
      paperNames: {},
      removed: null,
      bound: [],
      signed: null,
      signsOnPaper: false,
      handedIn: [],
      sheetPrint: null,
      saved: null,
      leftAt: null,
      resumeAt: 0,
      resumeTo: null,
      lookup: NO_LOOKUP,
      returning: null,
      consulted: null,
      consult: null,
    }
  }

  const firstDrafts = (visit: Visit): Visit['drafts'] => {
    const drafts = beginDrafts(catalogue, visit.items, visit.person, today())
    const facts = visit.consulted?.facts.trim() ?? ''
    return facts === '' ? drafts : prefill(catalogue, { items: visit.items, drafts }, { 'dispute.facts': facts })
  }

  return {
    /** Everything of the visit is dropped; the screen's language stays until the welcome screen rests. */
    startAfresh: (visit: Visit): Visit => {
      wipe(visit)
      return { ...freshVisit(visit.language, visit.tag), headphones: visit.headphones }
    },
    /** All is dropped, too; what was put aside and not handed in afterwards is said to be kept. */
    sayFarewell: (visit: Visit): Visit => {
      wipe(visit)
      return {
        ...freshVisit(visit.language, visit.tag),
        headphones: visit.headphones,
        endsAtMs: clock.nowMs() + SESSION_TIMINGS.farewellMs,
        keptAside: visit.saved !== null && visit.handedIn.length === 0,
      }
    },
    changeSpeech: (visit: Visit, { on, volume, rate, blank }: SpeechChange): Change => ({
      speech: {
        on: on ?? visit.speech.on,
        volume: volume ?? visit.speech.volume,
        rate: rate ?? visit.speech.rate,
        // A silent terminal with a black screen would be a dead one.
        blank: on === false ? false : (blank ?? visit.speech.blank),
      },
    }),
    /** Headphones in: the voice begins. Out: it stops, so that nothing is said aloud that was meant for one ear. */
    followHeadphones: (visit: Visit, plugged: boolean): Change => ({
      headphones: plugged,
      speech: { ...visit.speech, on: null, blank: false },
    }),
    warnIdle: (warningMs: number): Change => ({ idleEndsAtMs: clock.nowMs() + warningMs }),
    /** The service left last and opened again from the same list has its answers still. */
    openItem: (visit: Visit, code: ItemCode, from: PlaceToTakeUp | null): Change => {
      const item = itemOf(code)
      const cameFrom = wayFrom(visit, from)
      const isLeft = visit.item === null && visit.bundle === null && visit.items.length === 1
      if (isLeft && visit.items[0]?.code === code) return { item, cameFrom, sheetPrint: null }
      return { ...begin(visit), item, items: filledIn(item), cameFrom }
    },
    /** To read and look up, with no service chosen: a visit of its own all the same, for its papers. */
    openLibrary: (visit: Visit): Change => begin(visit),
    /** What the bundle proposes is chosen; the citizen takes away or adds. */
    openBundle: (visit: Visit, code: string, from: PlaceToTakeUp | null): Change => {
      const bundle = bundleOf(code)
      const chosen = bundle?.items.filter((one) => one.chosen).map((one) => one.code) ?? []
      return { ...begin(visit), bundle, chosen, cameFrom: wayFrom(visit, from) }
    },
    /** To a list that leads back here. */
    wander: (visit: Visit, from: PlaceToTakeUp): Change => ({ visitId: newId(), cameFrom: wayFrom(visit, from) }),
    /** Back to where the service was opened: to a list, where its answers stay, or to another service as it stood. */
    comeBack: (visit: Visit): Change => {
      const last = visit.cameFrom.at(-1)
      if (last === undefined) return {}
      const { bundle: bundleCode, item: itemCode, place: _place, ...stood } = last
      const cameFrom = visit.cameFrom.slice(0, -1)
      const item = itemCode === null ? null : itemOf(itemCode)
      const bundle = bundleCode === null ? null : bundleOf(bundleCode)
      if (item === null && bundle === null)
        return { item, bundle, lookup: stood.lookup, sheetPrint: null, problem: null, cameFrom }
      const items = bundle === null ? filledIn(item) : itemsOfBundle(bundle, stood.chosen)
      return { ...begin(visit), ...stood, item, bundle, items, cameFrom }
    },
    chooseOfBundle: (visit: Visit, code: ItemCode, wanted: boolean): Change => {
      const others = visit.chosen.filter((one) => one !== code)
      const ofBundle = visit.bundle?.items.some((one) => one.code === code) ?? false
      return { chosen: wanted && ofBundle ? [...others, code] : others }
    },
    /** In the bundle's order; what is only told (a talk, a guide) has no forms. */
    beginBundle: (visit: Visit): Change => ({
      items: visit.bundle === null ? [] : itemsOfBundle(visit.bundle, visit.chosen),
    }),
    answerCheck: (visit: Visit, answer: CheckAnswer): Change => {
      const check = checksOf(visit.item)[visit.checks.length]
      const fits = answer === 'unsure' || check?.fits === answer
      return fits ? { checks: [...visit.checks, answer], checkWarned: false } : { checkWarned: true }
    },
    /** The citizen goes on although the answer did not fit: the body decides, not this screen. */
    passCheck: (visit: Visit): Change => ({ checks: [...visit.checks, 'unsure'], checkWarned: false }),
    /** A ticket of the lawyers' queue: from its place on, with the person still to be proved where one is asked. */
    beginReturn: (visit: Visit, ticket: string, { asksPerson, id }: FoundTicket): Change => ({
      ...begin(visit),
      item: [...catalogue.items.values()].find(({ kind }) => kind === 'consultation') ?? null,
      returning: { ticket, id, asksPerson },
      saveCodeTyped: '',
    }),
    takeReturn: (visit: Visit, { request, view }: CameBack): Change => ({
      returning: null,
      sheetPrint: null,
      problem: null,
      consult: resumeConsult(visit.consult, request, view),
    }),
    isAway,
    fits: (visit: Visit, code: ItemCode): boolean =>
      offeredService(catalogue, visit.consult)?.code === code ||
      fittingServices(catalogue, visit.consult).some((one) => one.code === code),
    /** Out of what the lawyer wrote: the person stays the one who was advised, the talk is named. */
    makeApplication: (visit: Visit, code: ItemCode): Change => {
      const item = itemOf(code)
      const { cardValidTo, consult, identification, person } = visit
      const view = consult?.view ?? null
      return {
        ...begin(visit),
        ...{ cardValidTo, identification, person, item, items: filledIn(item) },
        consulted: view === null ? null : { id: view.id, facts: view.record?.facts ?? '' },
      }
    },
    /** What was put aside comes back; who one is is asked again. */
    resume: (visit: Visit, saved: Change): Change => ({ ...begin(visit), ...saved, saveCodeTyped: '' }),
    takeCheckBack: (visit: Visit): Change =>
      visit.checkWarned ? { checkWarned: false } : { checks: visit.checks.slice(0, -1) },
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
    /** What nobody in particular has answered stays with nobody in particular. */
    forgetPerson: (visit: Visit): Change => ({ ...NOBODY, ...(visit.person === null ? {} : { drafts: {} }) }),
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
      drafts: hasBegun(visit) ? visit.drafts : firstDrafts(visit),
      stepIndex: visit.resumeAt,
      resumeAt: 0,
      resumeTo: null,
      stepErrors: {},
      returnsToReview: false,
    }),
    canFillIn: (code: ItemCode): boolean => filledIn(itemOf(code)).length > 0,
    /** While the citizen talks with a lawyer: the same form again goes on with its answers. */
    openBesideTalk: (visit: Visit, code: ItemCode): Change => {
      const items = filledIn(itemOf(code))
      const [item] = items
      const known = visit.items[0]?.code === code && hasBegun(visit)
      if (item === undefined || known) return { stepIndex: 0, stepErrors: {} }
      const drafts = beginDrafts(catalogue, items, visit.person, today())
      return { item, items, bundle: null, drafts, stepIndex: 0, stepErrors: {}, returnsToReview: false }
    },
    keepStep: (visit: Visit, values: Values): Change => {
      const answered = answerStep(catalogue, visit, values, today())
      return { drafts: answered.visit.drafts, stepErrors: answered.errors }
    },
    stepHasErrors: (visit: Visit, values: Values): boolean =>
      Object.keys(answerStep(catalogue, visit, values, today()).errors).length > 0,
    hasCitizenMaterials: (visit: Visit): boolean =>
      materialsAskedFor(visit).some((material) => material.origin === 'citizen'),
    editStep: (visit: Visit, stepId: string): Change => ({
      returnsToReview: true,
      stepErrors: {},
      stepIndex: walkSteps(catalogue, visit).findIndex((walk) => walk.id === stepId),
    }),
    isShownStep: (visit: Visit, stepId: string): boolean => currentStep(catalogue, visit)?.id === stepId,
    /** After the answers: conditional steps may have come or gone. */
    isLastStep: (visit: Visit, values: Values): boolean => {
      const answered = answerStep(catalogue, visit, values, today()).visit
      return answered.stepIndex >= walkSteps(catalogue, answered).length - 1
    },
    lastStep: (visit: Visit): Change => ({
      stepIndex: Math.max(0, walkSteps(catalogue, visit).length - 1),
      stepErrors: {},
    }),
    stepIndexOf: (visit: Visit, stepId: string): number =>
      walkSteps(catalogue, visit).findIndex((walk) => walk.id === stepId),
    formsAreComplete: (visit: Visit): boolean => firstIncomplete(catalogue, visit) === undefined,
    goToMissing: (visit: Visit): Change => {
      const missing = firstIncomplete(catalogue, visit)
      return missing === undefined
        ? {}
        : { stepIndex: missing.stepIndex, stepErrors: missing.errors, returnsToReview: true }
    },
    /** Photographs taken for this case do not follow to the next one. */
    closeCase: (visit: Visit): Change => {
      wipe(visit)
      return {
        openCase: null,
        casePanel: 'overview',
        materials: [],
        paperNames: {},
        removed: null,
        bound: [],
        acts: [],
        sheetPrint: null,
        problem: null,
      }
    },
    takeSettlement: (visit: Visit, id: string, settlement: Settlement): Change => ({
      handedIn: visit.handedIn.map((one) => (one.id === id ? { ...one, settlement } : one)),
    }),
    takePrint: (visit: Visit, print: PrintView): Change => ({
      prints: visit.prints.some((one) => one.document === print.document)
        ? visit.prints.map((one) => (one.document === print.document ? print : one))
        : [...visit.prints, print],
    }),
  }
}

export type VisitUpdates = ReturnType<typeof createVisitUpdates>
