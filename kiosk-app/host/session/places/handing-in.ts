/** The application leaves: written here, sent to the centre, told, printed. */
import { assign } from 'xstate'
import type { VisitWords } from '../visit-setup.ts'

export const createHandingInPlaces = ({ visit, update }: VisitWords) => {
  const takeSettlement = visit.createAction(
    assign(({ event }) => (event.type === 'settlement-changed' ? { settlement: event.settlement } : {})),
  )
  return {
    sending: visit.createStateConfig({
      initial: 'saving',
      entry: 'startSending',
      on: { 'settlement-changed': { actions: takeSettlement } },
      states: {
        saving: visit.createStateConfig({
          invoke: {
            src: 'saveIntent',
            input: ({ context }) => context,
            onDone: [
              {
                guard: ({ event }) => event.output.ok,
                target: 'underway',
                actions: assign(({ event }) =>
                  event.output.ok
                    ? {
                        applicationId: event.output.value.id,
                        applicationDigest: event.output.value.digest,
                        applicationSm3: event.output.value.digestSm3,
                      }
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
        }),
        underway: visit.createStateConfig({
          // The centre may have answered before this visit knew its own application.
          entry: 'askSettlement',
          always: [
            {
              // Received and complete; materials still on their way are told after the patience is over.
              guard: ({ context }) => context.settlement?.state === 'received' && !context.settlement.awaitingMaterials,
              target: '#visit.visiting.place.done',
            },
            {
              guard: ({ context }) => context.settlement?.state === 'refused',
              target: '#visit.visiting.place.refused',
              actions: { type: 'tell', params: { problem: 'centre-refused' } },
            },
          ],
          after: { sendingPatience: '#visit.visiting.place.done' },
        }),
      },
    }),
    done: visit.createStateConfig({
      entry: ['clearProblem', 'beginPrinting'],
      on: {
        'print-changed': { actions: assign(({ context, event }) => update.takePrint(context, event.print)) },
        'settlement-changed': [
          {
            guard: ({ context, event }) =>
              context.settlement?.state !== 'received' && event.settlement.state === 'received',
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
