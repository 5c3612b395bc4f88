/** The applications leave: written here, sent to the centre, told, printed. Each for itself: none holds up another. */
import { assign } from 'xstate'
import type { Visit } from '../visit.ts'
import type { VisitWords } from '../visit-setup.ts'
import { createActingState } from './acting.ts'

export const isReceived = (visit: Visit, id: string): boolean =>
  visit.handedIn.find((one) => one.id === id)?.settlement?.state === 'received'

const mayUndo = (visit: Visit, itemCode: string): boolean => {
  const state = visit.handedIn.find((one) => one.item.code === itemCode)?.settlement?.state
  return state === 'received' || state === 'waiting'
}

/** Received with all its files, or refused: nothing more will come. */
const isFinal = ({ settlement }: Visit['handedIn'][number]): boolean =>
  settlement?.state === 'refused' || (settlement?.state === 'received' && !settlement.awaitingMaterials)
const isRefused = ({ settlement }: Visit['handedIn'][number]): boolean => settlement?.state === 'refused'

export const createHandingInPlaces = (words: VisitWords) => {
  const { caseActs, update, visit } = words
  const takeSettlement = visit.createAction(
    assign(({ context, event }) =>
      event.type === 'settlement-changed' ? update.takeSettlement(context, event.id, event.settlement) : {},
    ),
  )
  return {
    sending: visit.createStateConfig({
      initial: 'saving',
      entry: 'startSending',
      on: { 'settlement-changed': { actions: takeSettlement } },
      states: {
        saving: visit.createStateConfig({
          always: { guard: 'nothingToSend', target: '#visit.visiting.place.done' },
          invoke: {
            src: 'saveIntents',
            input: ({ context }) => context,
            onDone: [
              {
                guard: ({ event }) => event.output.length > 0,
                target: 'underway',
                actions: assign(({ event }) => ({ handedIn: event.output })),
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
        }),
        underway: visit.createStateConfig({
          // The centre may have answered before this visit knew its own applications.
          entry: 'askSettlements',
          always: [
            {
              guard: ({ context }) => context.handedIn.length > 0 && context.handedIn.every(isRefused),
              target: '#visit.visiting.place.refused',
              actions: { type: 'tell', params: { problem: 'centre-refused' } },
            },
            {
              // Materials still on their way are told after the patience is over.
              guard: ({ context }) => context.handedIn.length > 0 && context.handedIn.every(isFinal),
              target: '#visit.visiting.place.done',
            },
          ],
          after: { sendingPatience: '#visit.visiting.place.done' },
        }),
      },
    }),
    done: visit.createStateConfig({
      entry: ['clearProblem', 'beginPrinting'],
      initial: 'told',
      states: {
        told: visit.createStateConfig({
          on: {
            'rate-visit': {
              guard: ({ context }) => !context.rated,
              target: 'acting',
              actions: assign(({ context, event }) =>
                caseActs.rateVisit(context, { kind: 'rate', level: event.level, tags: event.tags }),
              ),
            },
          },
        }),
        acting: createActingState(words, '#visit.visiting.place.done.told'),
      },
      on: {
        'undo-submission': {
          guard: ({ context, event }) => mayUndo(context, event.itemCode),
          actions: ['clearProblem', { type: 'undoSubmission', params: ({ event }) => ({ itemCode: event.itemCode }) }],
        },
        'undo-failed': { actions: { type: 'tell', params: { problem: 'store-failed' } } },
        'print-changed': { actions: assign(({ context, event }) => update.takePrint(context, event.print)) },
        'settlement-changed': [
          {
            guard: ({ context, event }) => !isReceived(context, event.id) && event.settlement.state === 'received',
            actions: [takeSettlement, 'printLateSlip'],
          },
          { actions: takeSettlement },
        ],
        'retry-print': { guard: 'somethingFailedToPrint', actions: 'retryPrinting' },
        continue: '#visit.farewell',
      },
      after: { done: [{ guard: 'isWorking', target: 'done', reenter: false }, { target: '#visit.farewell' }] },
    }),
    refused: visit.createStateConfig({ on: { back: 'review', continue: '#visit.farewell' } }),
  }
}
