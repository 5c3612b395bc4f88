/**
 * The visit: where the citizen is, and what may happen there. Pure; devices, store and centre are actors given from
 * outside, time is the given clock. States are named as the citizen would say where she is.
 */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { Values } from '@lutong/core/forms/draft.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { Result } from '@lutong/core/result.ts'
import { assign, fromPromise, setup } from 'xstate'
import type { WrittenIntent } from '../outbox/outbox.ts'
import type { VisitEvent } from './events.ts'
import { missingMaterials } from './form-walk.ts'
import { SESSION_TIMINGS } from './timings.ts'
import { createVisitUpdates, identityProblem, MATERIALS_STEP, slipQuery } from './updates.ts'
import { freshVisit, type ReadCard, type Visit } from './visit.ts'

/** Nothing to read is no problem: `none` means that no card came. */
export type CardOutcome = Result<ReadCard, ProblemCode | 'none'>

const notProvided = <T>() => fromPromise<T, Visit>(() => Promise.reject(new Error('the host provides this actor')))

export const createVisitMachine = (parts: {
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly language: Language
  readonly inService: boolean
}) => {
  const update = createVisitUpdates(parts)
  /** Large text is read slowly. */
  const patience = (visit: Visit) =>
    visit.textSize === 'larger' || visit.textSize === 'largest' ? SESSION_TIMINGS.slowReaderFactor : 1
  const problemOf = (outcome: CardOutcome): ProblemCode | null =>
    outcome.ok || outcome.error === 'none' ? null : outcome.error

  const keepStep = (visit: Visit, event: { readonly values: Values }): Partial<Visit> => {
    const answered = update.answer(visit, event.values)
    return { drafts: answered.visit.drafts, stepErrors: answered.errors }
  }
  /** A step the page does not show any more (a second press) changes nothing. */
  const stepHasErrors = (visit: Visit, event: { readonly values: Values }): boolean =>
    Object.keys(update.answer(visit, event.values).errors).length > 0
  const hasMaterials = (visit: Visit): boolean =>
    visit.item?.materials.some((material) => material.origin === 'citizen') ?? false
  const noCardCame = (outcome: CardOutcome) => !outcome.ok && outcome.error === 'none'
  const readerIsAbsent = (outcome: CardOutcome) => !outcome.ok && outcome.error === 'reader-absent'
  const withoutMaterial = (visit: Visit, materialId: string) => {
    visit.materials.find((one) => one.materialId === materialId)?.bytes.fill(0)
    return visit.materials.filter((one) => one.materialId !== materialId)
  }
  const dropSignature = (visit: Visit): Partial<Visit> => {
    visit.signed?.png.fill(0)
    return { signed: null }
  }

  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- XState reads the types alone
    types: { context: {} as Visit, events: {} as VisitEvent },
    actors: {
      readCard: notProvided<CardOutcome>(),
      saveIntent: notProvided<Result<WrittenIntent, 'store-failed'>>(),
      queryCases: notProvided<Result<readonly CaseProgress[], ProblemCode>>(),
    },
    actions: {
      /** Given by the host: what happens outside the visit. */
      beginPrinting: () => {},
      printLateSlip: () => {},
      retryPrinting: () => {},
      printProgress: (_args, _params: { readonly caseNumber: string }) => {},
      visitBegan: () => {},
      visitEnded: () => {},
      startAfresh: assign(({ context }) => update.startAfresh(context)),
      clearProblem: assign({ problem: null, problemField: null }),
      forgetPerson: assign(() => update.forgetPerson()),
      beginForms: assign(({ context }) => update.beginForms(context)),
      tell: assign((_, params: { readonly problem: ProblemCode; readonly field?: string }) => ({
        problem: params.problem,
        problemField: params.field ?? null,
      })),
      takeCard: assign((_, outcome: CardOutcome) => (outcome.ok ? update.takeCard(outcome.value) : {})),
      takeCardProblem: assign((_, outcome: CardOutcome) => ({ problem: problemOf(outcome) })),
      queryByCard: assign(({ context }) => ({
        query: context.person === null ? null : ({ by: 'id-card', idNumber: context.person.idNumber } as const),
      })),
      closeItem: assign({ item: null }),
      leaveEditing: assign({ returnsToReview: false }),
      lastStep: assign(({ context }) => update.lastStep(context)),
    },
    guards: {
      hasCitizenMaterials: ({ context }) => hasMaterials(context),
      materialsMissing: ({ context }) => missingMaterials(context).length > 0,
      needsSignature: ({ context }) => context.item?.signature === 'required',
      mayStayAnonymous: ({ context }) => context.item?.identification !== 'required',
      cameByTheme: ({ context }) => context.theme !== null,
      returnsToReview: ({ context }) => context.returnsToReview,
      formsAreIncomplete: ({ context }) => !update.formsAreComplete(context),
    },
    delays: {
      idle: ({ context }) => SESSION_TIMINGS.idleMs * patience(context),
      idleWarning: ({ context }) => SESSION_TIMINGS.idleWarningMs * patience(context),
      cardPause: SESSION_TIMINGS.cardPauseMs,
      readerAbsentPause: SESSION_TIMINGS.readerAbsentPauseMs,
      sendingPatience: SESSION_TIMINGS.sendingPatienceMs,
      done: SESSION_TIMINGS.doneMs,
      farewell: SESSION_TIMINGS.farewellMs,
    },
  }).createMachine({
    id: 'visit',
    context: freshVisit(parts.language),
    initial: parts.inService ? 'welcome' : 'outOfService',
    on: {
      'set-language': { actions: assign(({ event }) => ({ language: event.language })) },
      'set-text-size': { actions: assign(({ event }) => ({ textSize: event.textSize })) },
      'set-contrast': { actions: assign(({ event }) => ({ contrast: event.contrast })) },
      'call-help': { actions: assign({ helpOpen: true }) },
      'close-help': { actions: assign({ helpOpen: false }) },
    },
    states: {
      outOfService: {},
      welcome: {
        invoke: {
          src: 'readCard',
          input: ({ context }) => context,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: '#visit.visiting.place.progressAsking',
              actions: [{ type: 'takeCard', params: ({ event }) => event.output }, 'queryByCard'],
            },
            { guard: ({ event }) => noCardCame(event.output), target: 'welcome', reenter: true },
            { guard: ({ event }) => readerIsAbsent(event.output), target: 'welcomeWithoutReader' },
            {
              target: '#visit.visiting.place.progressIdentify.problem',
              actions: { type: 'takeCardProblem', params: ({ event }) => event.output },
            },
          ],
        },
        after: { idle: { target: 'welcome', reenter: true, actions: 'startAfresh' } },
        on: {
          'open-theme': {
            target: '#visit.visiting.place.items',
            actions: assign(({ event }) => ({ theme: event.theme })),
          },
          'open-item': {
            target: '#visit.visiting.place.opening',
            actions: assign(({ event }) => update.openItem(event.itemCode)),
          },
        },
      },
      welcomeWithoutReader: {
        after: { readerAbsentPause: 'welcome' },
        on: {
          'open-theme': {
            target: '#visit.visiting.place.items',
            actions: assign(({ event }) => ({ theme: event.theme })),
          },
          'open-item': {
            target: '#visit.visiting.place.opening',
            actions: assign(({ event }) => update.openItem(event.itemCode)),
          },
        },
      },
      visiting: {
        type: 'parallel',
        entry: 'visitBegan',
        exit: 'visitEnded',
        on: { end: 'farewell', home: { target: 'welcome', actions: 'startAfresh' } },
        states: {
          attention: {
            initial: 'present',
            states: {
              present: { after: { idle: 'warned' }, on: { touch: { target: 'present', reenter: true } } },
              warned: {
                entry: assign(({ context }) => update.warnIdle(SESSION_TIMINGS.idleWarningMs * patience(context))),
                exit: assign({ idleEndsAtMs: null }),
                after: { idleWarning: '#visit.farewell' },
                on: { touch: 'present', 'still-here': 'present' },
              },
            },
          },
          place: {
            initial: 'items',
            states: {
              items: {
                on: {
                  'open-item': { target: 'opening', actions: assign(({ event }) => update.openItem(event.itemCode)) },
                  back: { target: '#visit.welcome', actions: 'startAfresh' },
                },
              },
              opening: {
                always: [
                  { guard: ({ context }) => context.item?.kind === 'coming', target: 'coming' },
                  { guard: ({ context }) => context.item?.kind === 'enquiry', target: 'progressIdentify' },
                  { guard: ({ context }) => context.item !== null, target: 'guide' },
                  { target: '#visit.welcome', actions: 'startAfresh' },
                ],
              },
              guide: {
                on: {
                  continue: 'notice',
                  back: [
                    { guard: 'cameByTheme', target: 'items', actions: 'closeItem' },
                    { target: '#visit.welcome', actions: 'startAfresh' },
                  ],
                },
              },
              coming: {
                on: {
                  'open-item': { target: 'opening', actions: assign(({ event }) => update.openItem(event.itemCode)) },
                  continue: { target: '#visit.welcome', actions: 'startAfresh' },
                  back: [
                    { guard: 'cameByTheme', target: 'items', actions: 'closeItem' },
                    { target: '#visit.welcome', actions: 'startAfresh' },
                  ],
                },
              },
              notice: { on: { 'accept-notice': 'identify', back: 'guide' } },
              identify: {
                initial: 'waiting',
                entry: 'clearProblem',
                on: {
                  'type-identity': 'identifyByTyping',
                  'stay-anonymous': {
                    guard: 'mayStayAnonymous',
                    target: 'form',
                    actions: ['forgetPerson', 'beginForms'],
                  },
                  'read-card-again': '.waiting',
                  back: 'notice',
                },
                states: {
                  waiting: {
                    invoke: {
                      src: 'readCard',
                      input: ({ context }) => context,
                      onDone: [
                        {
                          guard: ({ event }) => event.output.ok,
                          target: '#visit.visiting.place.confirmPerson',
                          actions: { type: 'takeCard', params: ({ event }) => event.output },
                        },
                        { guard: ({ event }) => noCardCame(event.output), target: 'waiting', reenter: true },
                        {
                          guard: ({ event }) => readerIsAbsent(event.output),
                          target: 'absent',
                          actions: { type: 'takeCardProblem', params: ({ event }) => event.output },
                        },
                        {
                          target: 'problem',
                          actions: { type: 'takeCardProblem', params: ({ event }) => event.output },
                        },
                      ],
                    },
                  },
                  problem: { after: { cardPause: 'waiting' } },
                  absent: { after: { readerAbsentPause: 'waiting' } },
                },
              },
              identifyByTyping: {
                entry: 'clearProblem',
                on: {
                  'submit-identity': [
                    {
                      guard: ({ event }) => identityProblem(event) === null,
                      target: 'form',
                      actions: [assign(({ event }) => update.takeTypedIdentity(event)), 'beginForms'],
                    },
                    {
                      actions: assign(({ event }) => {
                        const problem = identityProblem(event)
                        return { problem: problem?.code ?? null, problemField: problem?.field ?? null }
                      }),
                    },
                  ],
                  back: 'identify',
                },
              },
              confirmPerson: {
                entry: 'clearProblem',
                on: {
                  continue: { target: 'form', actions: 'beginForms' },
                  'read-card-again': { target: 'identify', actions: 'forgetPerson' },
                  back: { target: 'identify', actions: 'forgetPerson' },
                },
              },
              form: {
                on: {
                  'submit-step': [
                    { guard: ({ context, event }) => !update.isShownStep(context, event.stepId), actions: [] },
                    {
                      guard: ({ context, event }) => stepHasErrors(context, event),
                      actions: assign(({ context, event }) => keepStep(context, event)),
                    },
                    {
                      guard: 'returnsToReview',
                      target: 'review',
                      actions: [assign(({ context, event }) => keepStep(context, event)), 'leaveEditing'],
                    },
                    {
                      guard: ({ context, event }) => hasMaterials(context) && update.isLastStep(context, event.values),
                      target: 'materials',
                      actions: assign(({ context, event }) => keepStep(context, event)),
                    },
                    {
                      guard: ({ context, event }) => update.isLastStep(context, event.values),
                      target: 'review',
                      actions: assign(({ context, event }) => keepStep(context, event)),
                    },
                    {
                      actions: assign(({ context, event }) => ({
                        ...keepStep(context, event),
                        stepIndex: context.stepIndex + 1,
                      })),
                    },
                  ],
                  back: [
                    { guard: 'returnsToReview', target: 'review', actions: 'leaveEditing' },
                    {
                      guard: ({ context }) => context.stepIndex > 0,
                      actions: assign(({ context }) => ({ stepIndex: context.stepIndex - 1, stepErrors: {} })),
                    },
                    { guard: ({ context }) => context.identification.method === 'id-card', target: 'confirmPerson' },
                    { target: 'identify', actions: 'forgetPerson' },
                  ],
                },
              },
              materials: {
                entry: 'clearProblem',
                on: {
                  'material-added': {
                    actions: assign(({ context, event }) => ({
                      materials: [...context.materials, event.material],
                      problem: null,
                    })),
                  },
                  'material-refused': {
                    actions: { type: 'tell', params: ({ event }) => ({ problem: event.problem }) },
                  },
                  'remove-material': {
                    actions: assign(({ context, event }) => ({
                      materials: withoutMaterial(context, event.materialId),
                      problem: null,
                    })),
                  },
                  continue: [
                    { guard: 'materialsMissing', actions: { type: 'tell', params: { problem: 'material-missing' } } },
                    { target: 'review', actions: 'leaveEditing' },
                  ],
                  back: [
                    { guard: 'returnsToReview', target: 'review', actions: 'leaveEditing' },
                    { target: 'form', actions: 'lastStep' },
                  ],
                },
              },
              review: {
                entry: 'clearProblem',
                on: {
                  'edit-step': [
                    {
                      guard: ({ event }) => event.stepId === MATERIALS_STEP,
                      target: 'materials',
                      actions: assign({ returnsToReview: true }),
                    },
                    {
                      guard: ({ context, event }) => update.stepIndexOf(context, event.stepId) >= 0,
                      target: 'form',
                      actions: assign(({ context, event }) => ({
                        returnsToReview: true,
                        stepErrors: {},
                        stepIndex: update.stepIndexOf(context, event.stepId),
                      })),
                    },
                  ],
                  continue: [
                    {
                      guard: 'formsAreIncomplete',
                      target: 'form',
                      actions: assign(({ context }) => update.goToMissing(context)),
                    },
                    { guard: 'needsSignature', target: 'sign' },
                    { target: 'sending' },
                  ],
                  back: [
                    { guard: 'hasCitizenMaterials', target: 'materials' },
                    { target: 'form', actions: 'lastStep' },
                  ],
                },
              },
              sign: {
                // A signature belongs to exactly what was read on the review: coming here again asks for a new one.
                entry: ['clearProblem', assign(({ context }) => dropSignature(context))],
                on: {
                  signed: { actions: assign(({ event }) => ({ signed: event.signed, problem: null })) },
                  'signature-refused': { actions: { type: 'tell', params: { problem: 'signature-empty' } } },
                  submit: [
                    { guard: ({ context }) => context.signed !== null, target: 'sending' },
                    { actions: { type: 'tell', params: { problem: 'signature-empty' } } },
                  ],
                  back: 'review',
                },
              },
              sending: {
                initial: 'saving',
                entry: assign(() => ({ sendingSinceMs: parts.clock.nowMs(), settlement: null })),
                states: {
                  saving: {
                    invoke: {
                      src: 'saveIntent',
                      input: ({ context }) => context,
                      onDone: [
                        {
                          guard: ({ event }) => event.output.ok,
                          target: 'underway',
                          actions: assign(({ event }) =>
                            event.output.ok
                              ? { applicationId: event.output.value.id, applicationDigest: event.output.value.digest }
                              : {},
                          ),
                        },
                        {
                          target: '#visit.visiting.place.refused',
                          actions: { type: 'tell', params: { problem: 'store-failed' } },
                        },
                      ],
                      onError: {
                        target: '#visit.visiting.place.refused',
                        actions: { type: 'tell', params: { problem: 'store-failed' } },
                      },
                    },
                    on: {
                      'settlement-changed': { actions: assign(({ event }) => ({ settlement: event.settlement })) },
                    },
                  },
                  underway: {
                    always: [
                      {
                        // Received and complete; materials still on their way are told after the patience is over.
                        guard: ({ context }) =>
                          context.settlement?.state === 'received' && !context.settlement.awaitingMaterials,
                        target: '#visit.visiting.place.done',
                      },
                      {
                        guard: ({ context }) => context.settlement?.state === 'refused',
                        target: '#visit.visiting.place.refused',
                        actions: { type: 'tell', params: { problem: 'centre-refused' } },
                      },
                    ],
                    on: {
                      'settlement-changed': { actions: assign(({ event }) => ({ settlement: event.settlement })) },
                    },
                    after: { sendingPatience: '#visit.visiting.place.done' },
                  },
                },
              },
              done: {
                entry: ['clearProblem', 'beginPrinting'],
                on: {
                  'print-changed': { actions: assign(({ context, event }) => update.takePrint(context, event.print)) },
                  'settlement-changed': [
                    {
                      guard: ({ context, event }) =>
                        context.settlement?.state !== 'received' && event.settlement.state === 'received',
                      actions: [assign(({ event }) => ({ settlement: event.settlement })), 'printLateSlip'],
                    },
                    { actions: assign(({ event }) => ({ settlement: event.settlement })) },
                  ],
                  'retry-print': { actions: 'retryPrinting' },
                  continue: '#visit.farewell',
                },
                after: { done: '#visit.farewell' },
              },
              refused: { on: { back: 'review', continue: '#visit.farewell' } },
              progressIdentify: {
                initial: 'waiting',
                on: {
                  'query-by-slip': [
                    {
                      guard: ({ event }) => slipQuery(event) !== undefined,
                      target: 'progressAsking',
                      actions: assign(({ event }) => ({ query: slipQuery(event) ?? null })),
                    },
                    { actions: { type: 'tell', params: { problem: 'slip-code-wrong' } } },
                  ],
                  'read-card-again': '.waiting',
                  back: { target: '#visit.welcome', actions: 'startAfresh' },
                },
                states: {
                  waiting: {
                    invoke: {
                      src: 'readCard',
                      input: ({ context }) => context,
                      onDone: [
                        {
                          guard: ({ event }) => event.output.ok,
                          target: '#visit.visiting.place.progressAsking',
                          actions: [{ type: 'takeCard', params: ({ event }) => event.output }, 'queryByCard'],
                        },
                        { guard: ({ event }) => noCardCame(event.output), target: 'waiting', reenter: true },
                        { guard: ({ event }) => readerIsAbsent(event.output), target: 'absent' },
                        {
                          target: 'problem',
                          actions: { type: 'takeCardProblem', params: ({ event }) => event.output },
                        },
                      ],
                    },
                  },
                  problem: { after: { cardPause: 'waiting' } },
                  absent: { after: { readerAbsentPause: 'waiting' } },
                },
              },
              progressAsking: {
                entry: 'clearProblem',
                invoke: {
                  src: 'queryCases',
                  input: ({ context }) => context,
                  onDone: [
                    {
                      guard: ({ event }) => event.output.ok && event.output.value.length > 0,
                      target: 'progress',
                      actions: assign(({ event }) => (event.output.ok ? { cases: event.output.value } : {})),
                    },
                    {
                      target: 'progressIdentify.problem',
                      actions: {
                        type: 'tell',
                        params: ({ event }) => ({ problem: event.output.ok ? 'no-case-found' : event.output.error }),
                      },
                    },
                  ],
                  onError: {
                    target: 'progressIdentify.problem',
                    actions: { type: 'tell', params: { problem: 'centre-unreachable' } },
                  },
                },
                on: { back: 'progressIdentify' },
              },
              progress: {
                on: {
                  'print-progress': {
                    guard: ({ context, event }) => context.cases.some((one) => one.caseNumber === event.caseNumber),
                    actions: { type: 'printProgress', params: ({ event }) => ({ caseNumber: event.caseNumber }) },
                  },
                  'print-changed': { actions: assign(({ event }) => ({ progressPrint: event.print })) },
                  continue: '#visit.farewell',
                  back: { target: '#visit.welcome', actions: 'startAfresh' },
                },
              },
            },
          },
        },
      },
      farewell: {
        entry: ['startAfresh', assign(() => update.startFarewell())],
        after: { farewell: 'welcome' },
        on: { home: 'welcome', continue: 'welcome', end: 'welcome' },
        exit: 'startAfresh',
      },
    },
  })
}
