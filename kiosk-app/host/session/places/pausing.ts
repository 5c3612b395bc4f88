/** The screen is covered for some minutes. Whoever began the visit uncovers it; else it ends as any visit does. */
import { assign, stateIn } from 'xstate'
import { beginPause, countGuess, endPause, isOwnCard, isPauseLocked, opensPause, wayBack } from '../pause.ts'
import { PLACES_TO_TAKE_UP, type PlaceToTakeUp } from '../taking-up.ts'
import type { VisitMachineParts, VisitWords } from '../visit-setup.ts'
import { isReceived } from './handing-in.ts'
import { waysBackTo } from './ways-back.ts'

/** Where something is on its way for a moment, its outcome is waited for first. */
const STANDS_IN: Partial<Record<PlaceToTakeUp, string>> = {
  done: 'done.told',
  ownCase: 'ownCase.shown',
  consultHeld: 'consultHeld.told',
  resuming: 'resuming.typing',
}

/** From every place there is, the covered screen itself excepted. */
export const createPauseEvent = ({ visit }: VisitWords, { clock, newPauseNumber }: VisitMachineParts) =>
  [...PLACES_TO_TAKE_UP.filter((place) => place !== 'paused'), 'putAside.failed' as const].map((place) => ({
    guard: stateIn(`#visit.visiting.place.${place === 'putAside.failed' ? place : (STANDS_IN[place] ?? place)}`),
    target: '#visit.visiting.place.paused' as const,
    actions: visit.createAction(
      assign(({ context }) =>
        beginPause(
          context,
          place === 'putAside.failed' ? (context.leftAt ?? 'guide') : place,
          clock.nowMs(),
          newPauseNumber(),
        ),
      ),
    ),
  }))

export const createPausedPlace = ({ update, visit }: VisitWords, { clock }: VisitMachineParts) => {
  const takeSettlement = visit.createAction(
    assign(({ context, event }) =>
      event.type === 'settlement-changed' ? update.takeSettlement(context, event.id, event.settlement) : {},
    ),
  )
  const uncover = '#visit.visiting.place.paused.uncovering' as const
  return {
    paused: visit.createStateConfig({
      entry: 'clearProblem',
      initial: 'beginning',
      after: { pause: { target: '#visit.farewell', actions: 'pauseOver' } },
      on: {
        // What comes meanwhile is true when the screen is uncovered.
        'print-changed': {
          actions: assign(({ context, event }) =>
            context.pause?.from === 'done' ? update.takePrint(context, event.print) : { sheetPrint: event.print },
          ),
        },
        'settlement-changed': [
          {
            guard: ({ context, event }) =>
              context.pause?.from === 'done' && !isReceived(context, event.id) && event.settlement.state === 'received',
            actions: [takeSettlement, 'printLateSlip'],
          },
          { actions: takeSettlement },
        ],
        'consultation-changed': {
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, view: event.view } },
          ),
        },
        'come-back': [
          {
            guard: ({ context }) => isPauseLocked(context, clock.nowMs()),
            actions: { type: 'tell', params: { problem: 'pause-locked' } },
          },
          { guard: ({ context, event }) => opensPause(context, event.proof), target: uncover },
          {
            guard: ({ context }) => wayBack(context) !== 'press',
            actions: assign(({ context }) => countGuess(context, clock.nowMs())),
          },
        ],
      },
      states: {
        beginning: visit.createStateConfig({
          always: [
            {
              guard: ({ context: { pause } }) => pause !== null && pause.number !== '' && !pause.isCovered,
              target: 'numbered',
            },
            { target: 'covered' },
          ],
        }),
        /** The number that opens is on the screen, and goes by itself. */
        numbered: visit.createStateConfig({
          exit: assign(({ context: { pause } }) => ({ pause: pause === null ? null : { ...pause, isCovered: true } })),
          on: { continue: 'covered' },
          after: { pauseNumber: 'covered' },
        }),
        covered: visit.createStateConfig({
          initial: 'looking',
          on: { continue: { guard: ({ context }) => wayBack(context) === 'press', target: uncover } },
          states: {
            /** A card that has lain there since before the pause opens nothing: it must be laid there anew. */
            looking: visit.createStateConfig({
              always: { guard: ({ context }) => wayBack(context) !== 'card', target: 'waiting' },
              invoke: {
                src: 'lookForCard',
                input: ({ context }) => context,
                onDone: [
                  {
                    guard: ({ context, event }) =>
                      event.output.state === 'fresh' && isOwnCard(context, event.output.card),
                    target: uncover,
                  },
                  {
                    guard: ({ event }) => event.output.state === 'fresh',
                    target: 'waiting',
                    actions: { type: 'tell', params: { problem: 'pause-other-card' } },
                  },
                  { target: 'waiting' },
                ],
                onError: 'waiting',
              },
            }),
            waiting: visit.createStateConfig({
              after: {
                cardLookPause: { guard: ({ context }) => wayBack(context) === 'card', target: 'looking' },
              },
            }),
          },
        }),
        uncovering: visit.createStateConfig({
          // Somebody is there again, by card too: the idle time begins anew.
          entry: visit.raise({ type: 'touch' }),
          exit: assign(endPause),
          always: [
            ...waysBackTo(({ pause }) => pause?.from ?? null),
            { target: '#visit.welcome', actions: 'startAfresh' },
          ],
        }),
      },
    }),
  }
}
