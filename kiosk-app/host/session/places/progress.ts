/** How my case stands: by card, or by the number and code of the slip. */
import { assign } from 'xstate'
import { slipQuery } from '../typed-identity.ts'
import type { VisitWords } from '../visit-setup.ts'
import { createCardStates } from './card-states.ts'
import { createWayBack } from './opening.ts'

export const createProgressPlaces = (words: VisitWords) => {
  const { visit } = words
  return {
    progressIdentify: visit.createStateConfig({
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
        'read-card-again': { target: '.waiting', actions: 'clearProblem' },
        back: createWayBack(),
      },
      states: {
        ...createCardStates(words, '#visit.visiting.place.progressAsking', 'queryByCard'),
        // Answered without a case: the card that lies there is not asked for again and again.
        answered: visit.createStateConfig({
          invoke: {
            src: 'lookForCard',
            input: ({ context }) => context,
            onDone: [
              {
                guard: ({ event }) => event.output.state === 'fresh',
                target: '#visit.visiting.place.progressAsking',
                actions: [{ type: 'takeFreshCard', params: ({ event }) => event.output }, 'queryByCard'],
              },
              { guard: ({ event }) => event.output.state === 'lying', target: 'cardLeft' },
              { target: 'waiting' },
            ],
            onError: 'waiting',
          },
        }),
        cardLeft: visit.createStateConfig({ after: { cardLookPause: 'answered' } }),
      },
    }),
    progressAsking: visit.createStateConfig({
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
            target: 'progressIdentify.answered',
            actions: {
              type: 'tell',
              params: ({ event }) => ({ problem: event.output.ok ? 'no-case-found' : event.output.error }),
            },
          },
        ],
        onError: {
          target: 'progressIdentify.answered',
          actions: { type: 'tell', params: { problem: 'centre-unreachable' } },
        },
      },
      on: { back: 'progressIdentify' },
    }),
    progress: visit.createStateConfig({
      on: {
        'open-case': {
          guard: ({ context, event }) => context.cases.some((one) => one.caseNumber === event.caseNumber),
          target: 'ownCase',
          actions: assign(({ event }) => ({ openCase: event.caseNumber, casePanel: 'overview', sheetPrint: null })),
        },
        'print-progress': {
          guard: ({ context, event }) => context.cases.some((one) => one.caseNumber === event.caseNumber),
          actions: { type: 'printProgress', params: ({ event }) => ({ caseNumber: event.caseNumber }) },
        },
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        continue: '#visit.farewell',
        back: { target: '#visit.welcome', actions: 'startAfresh' },
      },
    }),
  }
}
