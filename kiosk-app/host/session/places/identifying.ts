/** Who the citizen is: by card, by typing, or without a name where the service allows it. */
import { assign } from 'xstate'
import { identityProblem } from '../updates.ts'
import type { VisitWords } from '../visit-setup.ts'
import { createCardStates } from './card-states.ts'

export const createIdentifyingPlaces = (words: VisitWords) => {
  const { visit, update } = words
  return {
    identify: visit.createStateConfig({
      initial: 'waiting',
      entry: 'clearProblem',
      on: {
        'type-identity': 'identifyByTyping',
        'stay-anonymous': { guard: 'mayStayAnonymous', target: 'form', actions: ['forgetPerson', 'beginForms'] },
        'read-card-again': { target: '.waiting', actions: 'clearProblem' },
        back: 'notice',
      },
      states: createCardStates(words, '#visit.visiting.place.confirmPerson', 'clearProblem'),
    }),
    identifyByTyping: visit.createStateConfig({
      entry: 'clearProblem',
      on: {
        'submit-identity': [
          {
            guard: ({ event }) => identityProblem(event) === null,
            target: 'form',
            actions: [assign(({ context, event }) => update.takeTypedIdentity(context, event)), 'beginForms'],
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
    }),
    confirmPerson: visit.createStateConfig({
      entry: 'clearProblem',
      on: {
        continue: { target: 'form', actions: 'beginForms' },
        'read-card-again': { target: 'identify', actions: 'releaseCard' },
        back: { target: 'identify', actions: 'releaseCard' },
      },
    }),
  }
}
