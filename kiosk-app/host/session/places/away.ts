/** Leaving the queue for a lawyer with a ticket, and coming back with it at any terminal of the centre. */
import { assign } from 'xstate'
import { stageOf } from '../../consultation/consult.ts'
import type { VisitMachineParts, VisitWords } from '../visit-setup.ts'

export const createAwayPlaces = ({ update, visit }: VisitWords, { newTicket }: VisitMachineParts) => {
  const takeView = visit.createAction(
    assign(({ context, event }) =>
      event.type !== 'consultation-changed' || context.consult === null
        ? {}
        : { consult: { ...context.consult, view: event.view } },
    ),
  )
  const isAway = ({ context }: { readonly context: { readonly consult: Parameters<typeof update.isAway>[0] } }) =>
    update.isAway(context.consult)
  const toWaiting = '#visit.visiting.place.consultWaiting' as const
  return {
    consultHeld: visit.createStateConfig({
      initial: 'looking',
      on: {
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        'consultation-changed': { actions: takeView },
      },
      states: {
        /** A host that was started anew finds the ticket told already. */
        looking: visit.createStateConfig({ always: [{ guard: isAway, target: 'told' }, { target: 'asking' }] }),
        asking: visit.createStateConfig({
          entry: [
            'clearProblem',
            assign(({ context: { consult } }) => ({
              sheetPrint: null,
              consult: consult === null ? null : { ...consult, ticket: consult.ticket ?? newTicket() },
            })),
          ],
          invoke: {
            src: 'holdPlace',
            input: ({ context }) => context,
            onDone: [
              {
                guard: ({ event }) => event.output.ok,
                target: 'told',
                actions: [
                  assign(({ context: { consult }, event }) =>
                    consult === null || !event.output.ok ? {} : { consult: { ...consult, view: event.output.value } },
                  ),
                  'printTicket',
                ],
              },
              // A lawyer was quicker, or the centre does not answer: the place is where it was.
              {
                target: toWaiting,
                actions: {
                  type: 'tell',
                  params: ({ event }) => ({ problem: event.output.ok ? 'centre-unreachable' : event.output.error }),
                },
              },
            ],
            onError: { target: toWaiting, actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
          },
          on: {
            'consultation-changed': [
              { guard: ({ event }) => event.view.state === 'held', target: 'told', actions: [takeView, 'printTicket'] },
              { guard: ({ event }) => stageOf(event.view) === 'call', target: toWaiting, actions: takeView },
              { actions: takeView },
            ],
          },
        }),
        told: visit.createStateConfig({
          on: { continue: '#visit.farewell', back: 'returning', 'retry-print': { actions: 'printTicket' } },
        }),
        /** Nobody has left after all. */
        returning: visit.createStateConfig({
          entry: 'clearProblem',
          invoke: {
            src: 'comeBackToQueue',
            input: ({ context }) => context,
            onDone: [
              {
                guard: ({ event }) => event.output.ok,
                target: toWaiting,
                actions: assign(({ context, event }) =>
                  event.output.ok ? update.takeReturn(context, event.output.value) : {},
                ),
              },
              {
                target: 'told',
                actions: {
                  type: 'tell',
                  params: ({ event }) => ({ problem: event.output.ok ? 'centre-unreachable' : event.output.error }),
                },
              },
            ],
            onError: { target: 'told', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
          },
        }),
      },
    }),
    /** With a ticket from elsewhere, after the card where one is asked. */
    consultReturning: visit.createStateConfig({
      invoke: {
        src: 'comeBackToQueue',
        input: ({ context }) => context,
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'consultWaiting',
            actions: assign(({ context, event }) =>
              event.output.ok ? update.takeReturn(context, event.output.value) : {},
            ),
          },
          {
            target: 'resuming.refused',
            actions: {
              type: 'tell',
              params: ({ event }) => ({ problem: event.output.ok ? 'centre-unreachable' : event.output.error }),
            },
          },
        ],
        onError: { target: 'resuming.refused', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
      },
      on: { back: 'resuming' },
    }),
  }
}
