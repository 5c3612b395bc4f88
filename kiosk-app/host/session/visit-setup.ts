/** The words of the visit machine: who may answer from outside, what may be done, asked and waited for. */
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { PublishedResults } from '@lutong/core/content/published-results.ts'
import type { FreeDay } from '@lutong/core/contracts/free-slots.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { ConsultationView } from '@lutong/core/consultation/consultation.ts'
import type { GuestName } from '@lutong/core/consultation/call-guest.ts'
import type { CameBack, SelfTestReport } from '@lutong/core/contracts/live.ts'
import type { ItemCode, Sha256Hex } from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'
import { assign, fromPromise, or, setup, stateIn } from 'xstate'
import { type CaseActs, createCaseActs } from './case-acts.ts'
import type { HandedOver } from '../centre-link/handover.ts'
import { isInCall } from '../consultation/consult.ts'
import type { FoundTicket } from '../consultation/consultation-desk.ts'
import type { VisitEvent } from './events.ts'
import { materialsAskedFor, missingMaterials } from './form-walk.ts'
import { SESSION_TIMINGS } from './timings.ts'
import type { BoundPaper } from '../papers/bound-paper.ts'
import { changePapers } from '../papers/change-papers.ts'
import { forgetRemoved, unclearPages } from '../papers/page-order.ts'
import { isPaperAskedFor } from '../papers/take-paper.ts'
import { checksOf, createVisitUpdates, dropSignature, type VisitUpdates } from './updates.ts'
import { freshIn, type HandedIn, type Handover, isSpoken, type ReadCard, type Visit, wipe } from './visit.ts'

/** Nothing to read is no problem: `none` means that no card came. */
export type CardOutcome = Result<ReadCard, ProblemCode | 'none'>
/** One look at the reader. `lying`: the card that was read before; `fresh`: another one has been laid there. */
export type CardLook = { readonly state: 'gone' | 'lying' } | { readonly state: 'fresh'; readonly card: ReadCard }

export interface VisitMachineParts {
  readonly catalogue: Catalogue
  readonly clock: Clock
  /** Names each visit anew. */
  readonly newId: () => string
  /** Four digits nobody can foresee: they uncover a paused visit in which nobody has said who he is. */
  readonly newPauseNumber: () => string
  /** A ticket nobody can foresee. */
  readonly newTicket: () => string
  /** What the terminal offers; the first is its own, to which the welcome screen comes back. */
  readonly languages: readonly LanguagePack[]
  readonly inService: boolean
  /** Times the usual waiting before an untouched visit is cleared. */
  readonly idleFactor: number
}

/** Places with much to read, or where one waits with something to read: nobody touches the screen there for longer. */
const READING_PLACES = [
  ...['sample', 'guide', 'guidance', 'offline', 'notice', 'review', 'sign', 'laws', 'cases', 'questions'],
  ...['consultRecording', 'consultWaiting', 'consultHeld', 'consultRecord'],
]
const notProvided = <T>() => fromPromise<T, Visit>(() => Promise.reject(new Error('the host provides this actor')))

/** Large text is read slowly, and so are plain words by those who ask for them; listening takes longer than looking. */
const patience = (visit: Visit): number =>
  visit.textSize === 'large' || visit.textSize === 'largest' || visit.plain || isSpoken(visit)
    ? SESSION_TIMINGS.slowReaderFactor
    : 1
/** Nobody need say who he is where every service of the visit allows it. */
export const mayStayAnonymous = (visit: Pick<Visit, 'item' | 'items' | 'returning'>): boolean =>
  isForLawyer(visit)
    ? visit.item?.identification !== 'required' && visit.returning === null
    : visit.items.length > 0 && visit.items.every((item) => item.identification !== 'required')
/** A lawyer is wanted now; there is nothing to fill in. */
export const isForLawyer = (visit: Pick<Visit, 'item'>): boolean => visit.item?.kind === 'consultation'
const problemOf = (outcome: CardOutcome): ProblemCode | null =>
  outcome.ok || outcome.error === 'none' ? null : outcome.error

const setupVisit = (parts: VisitMachineParts, update: VisitUpdates, caseActs: CaseActs) =>
  setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- XState reads the types alone
    types: { context: {} as Visit, events: {} as VisitEvent },
    actors: {
      readCard: notProvided<CardOutcome>(),
      lookForCard: notProvided<CardLook>(),
      /** Writes every application of the visit; one that could not be written is missing from the answer. */
      saveIntents: notProvided<readonly HandedIn[]>(),
      /** Each act in turn; the answers say how the cases stand. */
      actOnCases: notProvided<Result<readonly CaseProgress[], ProblemCode>>(),
      /** `null`: never told. What was told last stands in for an answer that does not come. */
      readResults: notProvided<PublishedResults | null>(),
      freeSlots: notProvided<Result<readonly FreeDay[], ProblemCode>>(),
      putVisitAside: notProvided<Result<NonNullable<Visit['saved']>, 'store-failed'>>(),
      fetchVisit: notProvided<Result<Partial<Visit>, ProblemCode>>(),
      openHandover: notProvided<Result<Handover, 'centre-unreachable'>>(),
      extendHandover: notProvided<Result<number, 'centre-unreachable'>>(),
      takeHandover: notProvided<HandedOver>(),
      /** Pages become papers: one PDF each. */
      bindPapers: notProvided<readonly BoundPaper[]>(),
      holdPlace: notProvided<Result<ConsultationView, ProblemCode>>(),
      findTicket: notProvided<Result<FoundTicket, ProblemCode>>(),
      comeBackToQueue: notProvided<Result<CameBack, ProblemCode>>(),
      queryCases: notProvided<Result<readonly CaseProgress[], ProblemCode>>(),
    },
    actions: {
      settleActs: assign(({ context }, outcome: Result<readonly CaseProgress[], ProblemCode>) =>
        outcome.ok ? caseActs.settle(context, outcome.value) : { problem: outcome.error },
      ),
      /** Given by the host: what happens outside the visit. */
      beginPrinting: () => {},
      printLateSlip: () => {},
      retryPrinting: () => {},
      printProgress: (_args, _params: { readonly caseNumber: string }) => {},
      askSettlements: () => {},
      undoSubmission: (_args, _params: { readonly itemCode: string }) => {},
      printGuidance: () => {},
      /** What is looked up, on a slip; of a law the article named. */
      printLookup: (_args, _params: { readonly article: number | null }) => {},
      closeHandover: () => {},
      forgetHandover: assign({ handover: null, handoverFor: '' }),
      takeHanded: assign(({ context }, handed: HandedOver) => ({
        materials: [...context.materials, ...handed.materials],
        ...(context.handover === null
          ? {}
          : {
              handover: {
                ...context.handover,
                coming: handed.coming,
                fates: {
                  taken: [...context.handover.fates.taken, ...handed.fates.taken],
                  refused: [...context.handover.fates.refused, ...handed.fates.refused],
                },
              },
            }),
        ...(handed.refused === null ? {} : { problem: handed.refused }),
      })),
      changePapers: assign(({ context, event }) => changePapers(context, event)),
      forgetRemoved: assign(({ context }) => forgetRemoved(context)),
      printSaved: () => {},
      takeSaved: assign((_, outcome: Result<NonNullable<Visit['saved']>, 'store-failed'>) =>
        outcome.ok ? { saved: outcome.value } : {},
      ),
      printDocument: (_args, _params: { readonly sha256: Sha256Hex }) => {},
      prepareConsultation: () => {},
      joinConsultation: () => {},
      tellTested: (_args, _params: { readonly report: SelfTestReport | null }) => {},
      stopRecording: () => {},
      leaveConsultation: (_args, _params: { readonly as: 'abandoned' | 'converted_to_message' | 'no_lawyer' }) => {},
      printTicket: () => {},
      endConsultation: (_args, _params: { readonly opened: ItemCode }) => {},
      declineOffer: (_args, _params: { readonly itemCode: ItemCode }) => {},
      printRecord: () => {},
      rateConsultation: (_args, _params: { readonly level: number }) => {},
      tellForm: (_args, _params: { readonly what: 'opened' | 'answers-shown' | 'answers-hidden' }) => {},
      letIn: (_args, _params: { readonly party: GuestName; readonly agreed: boolean }) => {},
      visitBegan: () => {},
      visitEnded: () => {},
      idleWiped: () => {},
      pauseOver: () => {},
      startAfresh: assign(({ context }) => update.startAfresh(context)),
      /** Nobody is there: the next citizen finds the terminal in its own language. */
      rest: assign(({ context }) => {
        wipe(context)
        return { ...freshIn(parts.languages), headphones: context.headphones }
      }),
      sayFarewell: assign(({ context }) => update.sayFarewell(context)),
      seeCardLeft: assign((_, params: { readonly left: boolean }) => ({ cardLeft: params.left })),
      warnIdle: assign(({ context }) => update.warnIdle(SESSION_TIMINGS.idleWarningMs * patience(context))),
      clearProblem: assign({ problem: null, problemField: null }),
      forgetPerson: assign(({ context }) => update.forgetPerson(context)),
      releaseCard: assign(({ context }) => update.releaseCard(context)),
      beginForms: assign(({ context }) => update.beginForms(context)),
      tell: assign((_, params: { readonly problem: ProblemCode; readonly field?: string }) => ({
        problem: params.problem,
        problemField: params.field ?? null,
      })),
      takeCard: assign(({ context }, outcome: CardOutcome) =>
        outcome.ok ? update.takeCard(context, outcome.value) : {},
      ),
      takeFreshCard: assign(({ context }, look: CardLook) =>
        look.state === 'fresh' ? update.takeCard(context, look.card) : {},
      ),
      takeCardProblem: assign((_, outcome: CardOutcome) => ({ problem: problemOf(outcome) })),
      queryByCard: assign(({ context }) => ({
        query: context.person === null ? null : ({ by: 'id-card', idNumber: context.person.idNumber } as const),
      })),
      comeBack: assign(({ context }) => update.comeBack(context)),
      leaveEditing: assign({ returnsToReview: false }),
      lastStep: assign(({ context }) => update.lastStep(context)),
      goToMissing: assign(({ context }) => update.goToMissing(context)),
      // A signature belongs to exactly what was read on the review: coming to the pad again asks for a new one.
      dropSignature: assign(({ context }) => dropSignature(context)),
      startSending: assign(() => ({ sendingSinceMs: parts.clock.nowMs(), handedIn: [], prints: [] })),
    },
    guards: {
      hasCitizenMaterials: ({ context }) =>
        materialsAskedFor(context).some((material) => material.origin === 'citizen'),
      isWhereOneReads: or(READING_PLACES.map((place) => stateIn(`#visit.visiting.place.${place}`))),
      hasPage: ({ context, event }) =>
        'materialId' in event && context.materials.some((one) => one.materialId === event.materialId),
      hasRemoved: ({ context }) => context.removed !== null,
      namesOwnPaper: ({ context, event }) =>
        event.type === 'name-paper' && isPaperAskedFor(context, event.materialCode),
      hasUnclearPages: ({ context }) => unclearPages(context).length > 0,
      materialsMissing: ({ context }) => missingMaterials(context).length > 0,
      needsSignature: ({ context }) => context.items.some((item) => item.signature === 'required'),
      mayStayAnonymous: ({ context }) => mayStayAnonymous(context),
      isForLawyer: ({ context }) => isForLawyer(context),
      isReturning: ({ context }) => context.returning !== null,
      nothingToSend: ({ context }) => !context.items.some((item) => item.kind === 'application'),
      hasOpenChecks: ({ context }) => context.checks.length < checksOf(context.item).length,
      isFilledIn: ({ context }) => context.items.length > 0,
      hasService: ({ context }) => context.item !== null || context.bundle !== null,
      returnsToReview: ({ context }) => context.returnsToReview,
      formsAreIncomplete: ({ context }) => !update.formsAreComplete(context),
      /** Something is under way for the citizen, who rightly does not touch the screen. */
      isWorking: ({ context }) =>
        context.pause !== null ||
        context.handover !== null ||
        isInCall(context.consult) ||
        [...context.prints, ...(context.sheetPrint === null ? [] : [context.sheetPrint])].some(
          (print) => print.state === 'printing',
        ),
      somethingFailedToPrint: ({ context }) =>
        context.prints.some((print) => print.state === 'failed' || print.state === 'no-printer'),
    },
    delays: {
      idle: ({ context }) => SESSION_TIMINGS.idleMs * parts.idleFactor * patience(context),
      idleReading: ({ context }) => SESSION_TIMINGS.idleReadingMs * parts.idleFactor * patience(context),
      idleWarning: ({ context }) => SESSION_TIMINGS.idleWarningMs * patience(context),
      cardPause: SESSION_TIMINGS.cardPauseMs,
      cardLookPause: SESSION_TIMINGS.cardLookPauseMs,
      readerAbsentPause: SESSION_TIMINGS.readerAbsentPauseMs,
      sendingPatience: SESSION_TIMINGS.sendingPatienceMs,
      done: SESSION_TIMINGS.doneMs,
      pause: ({ context }) => Math.max(0, (context.pause?.endsAtMs ?? 0) - parts.clock.nowMs()),
      pauseNumber: SESSION_TIMINGS.pauseNumberMs,
      handoverLook: SESSION_TIMINGS.handoverLookMs,
      farewell: SESSION_TIMINGS.farewellMs,
      cardLeft: SESSION_TIMINGS.cardLeftMs,
    },
  })

export interface VisitWords {
  readonly newId: () => string
  readonly nowMs: () => number
  readonly caseActs: CaseActs
  readonly visit: ReturnType<typeof setupVisit>
  readonly update: VisitUpdates
}

export const createVisitWords = (parts: VisitMachineParts): VisitWords => {
  const update = createVisitUpdates(parts)
  const caseActs = createCaseActs(parts.newId)
  return {
    newId: parts.newId,
    nowMs: () => parts.clock.nowMs(),
    caseActs,
    update,
    visit: setupVisit(parts, update, caseActs),
  }
}
