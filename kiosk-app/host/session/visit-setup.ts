/** The words of the visit machine: who may answer from outside, what may be done, asked and waited for. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { Result } from '@lutong/core/result.ts'
import { assign, fromPromise, setup } from 'xstate'
import type { WrittenIntent } from '../outbox/outbox.ts'
import type { VisitEvent } from './events.ts'
import { missingMaterials } from './form-walk.ts'
import { SESSION_TIMINGS } from './timings.ts'
import { createVisitUpdates, dropSignature, type VisitUpdates } from './updates.ts'
import { freshVisit, type ReadCard, type Visit, wipe } from './visit.ts'

/** Nothing to read is no problem: `none` means that no card came. */
export type CardOutcome = Result<ReadCard, ProblemCode | 'none'>
/** One look at the reader. `lying`: the card that was read before; `fresh`: another one has been laid there. */
export type CardLook = { readonly state: 'gone' | 'lying' } | { readonly state: 'fresh'; readonly card: ReadCard }

export interface VisitMachineParts {
  readonly catalogue: Catalogue
  readonly clock: Clock
  /** The terminal's own language, to which the welcome screen comes back. */
  readonly language: Language
  readonly inService: boolean
}

const notProvided = <T>() => fromPromise<T, Visit>(() => Promise.reject(new Error('the host provides this actor')))

/** Large text is read slowly. */
const patience = (visit: Visit): number =>
  visit.textSize === 'larger' || visit.textSize === 'largest' ? SESSION_TIMINGS.slowReaderFactor : 1
const problemOf = (outcome: CardOutcome): ProblemCode | null =>
  outcome.ok || outcome.error === 'none' ? null : outcome.error

const setupVisit = (parts: VisitMachineParts, update: VisitUpdates) =>
  setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- XState reads the types alone
    types: { context: {} as Visit, events: {} as VisitEvent },
    actors: {
      readCard: notProvided<CardOutcome>(),
      lookForCard: notProvided<CardLook>(),
      saveIntent: notProvided<Result<WrittenIntent, 'store-failed'>>(),
      queryCases: notProvided<Result<readonly CaseProgress[], ProblemCode>>(),
    },
    actions: {
      /** Given by the host: what happens outside the visit. */
      beginPrinting: () => {},
      printLateSlip: () => {},
      retryPrinting: () => {},
      printProgress: (_args, _params: { readonly caseNumber: string }) => {},
      askSettlement: () => {},
      visitBegan: () => {},
      visitEnded: () => {},
      idleWiped: () => {},
      startAfresh: assign(({ context }) => update.startAfresh(context)),
      /** Nobody is there: the next citizen finds the terminal in its own language. */
      rest: assign(({ context }) => {
        wipe(context)
        return freshVisit(parts.language)
      }),
      startFarewell: assign(() => update.startFarewell()),
      seeCardLeft: assign((_, params: { readonly left: boolean }) => ({ cardLeft: params.left })),
      warnIdle: assign(({ context }) => update.warnIdle(SESSION_TIMINGS.idleWarningMs * patience(context))),
      clearProblem: assign({ problem: null, problemField: null }),
      forgetPerson: assign(() => update.forgetPerson()),
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
      closeItem: assign({ item: null }),
      leaveEditing: assign({ returnsToReview: false }),
      lastStep: assign(({ context }) => update.lastStep(context)),
      goToMissing: assign(({ context }) => update.goToMissing(context)),
      // A signature belongs to exactly what was read on the review: coming to the pad again asks for a new one.
      dropSignature: assign(({ context }) => dropSignature(context)),
      startSending: assign(() => ({ sendingSinceMs: parts.clock.nowMs(), settlement: null, prints: [] })),
    },
    guards: {
      hasCitizenMaterials: ({ context }) =>
        context.item?.materials.some((material) => material.origin === 'citizen') ?? false,
      materialsMissing: ({ context }) => missingMaterials(context).length > 0,
      needsSignature: ({ context }) => context.item?.signature === 'required',
      mayStayAnonymous: ({ context }) => context.item?.identification !== 'required',
      cameByTheme: ({ context }) => context.theme !== null,
      returnsToReview: ({ context }) => context.returnsToReview,
      formsAreIncomplete: ({ context }) => !update.formsAreComplete(context),
      /** Something is under way for the citizen, who rightly does not touch the screen. */
      isWorking: ({ context }) =>
        [...context.prints, ...(context.progressPrint === null ? [] : [context.progressPrint])].some(
          (print) => print.state === 'printing',
        ),
      somethingFailedToPrint: ({ context }) =>
        context.prints.some((print) => print.state === 'failed' || print.state === 'no-printer'),
    },
    delays: {
      idle: ({ context }) => SESSION_TIMINGS.idleMs * patience(context),
      idleWarning: ({ context }) => SESSION_TIMINGS.idleWarningMs * patience(context),
      cardPause: SESSION_TIMINGS.cardPauseMs,
      cardLookPause: SESSION_TIMINGS.cardLookPauseMs,
      readerAbsentPause: SESSION_TIMINGS.readerAbsentPauseMs,
      sendingPatience: SESSION_TIMINGS.sendingPatienceMs,
      done: SESSION_TIMINGS.doneMs,
      farewell: SESSION_TIMINGS.farewellMs,
      cardLeft: SESSION_TIMINGS.cardLeftMs,
    },
  })

export interface VisitWords {
  readonly visit: ReturnType<typeof setupVisit>
  readonly update: VisitUpdates
}

export const createVisitWords = (parts: VisitMachineParts): VisitWords => {
  const update = createVisitUpdates(parts)
  return { update, visit: setupVisit(parts, update) }
}
