/** Who the citizen is: by card, by typing, or without a name where the service allows it. */
import { assign } from 'xstate'
import { identityProblem } from '../typed-identity.ts'
import type { Visit } from '../visit.ts'
import { isForLawyer, mayStayAnonymous, type VisitWords } from '../visit-setup.ts'
import { createCardStates } from './card-states.ts'

export const createIdentifyingPlaces = (words: VisitWords) => {
  const { visit, update } = words
  /** To the questions; a visit that was put aside further on goes on there. */
  const toForms = (place: 'materials' | 'review' | 'form') => ({
    guard: ({ context }: { readonly context: Visit }) => place === 'form' || context.resumeTo === place,
    target: `#visit.visiting.place.${place}` as const,
  })
  const takeTyped = visit.createAction(
    assign(({ context, event }) => (event.type === 'submit-identity' ? update.takeTypedIdentity(context, event) : {})),
  )
  const forms = ['materials', 'review', 'form'] as const
  return {
    identify: visit.createStateConfig({
      initial: 'waiting',
      entry: 'clearProblem',
      on: {
        'type-identity': 'identifyByTyping',
        'stay-anonymous': [
          {
            guard: ({ context }: { readonly context: Visit }) => isForLawyer(context) && mayStayAnonymous(context),
            target: 'consultMatter' as const,
            actions: ['forgetPerson'] as const,
          },
          ...forms.map((place) => ({
            guard: ({ context }: { readonly context: Visit }) =>
              mayStayAnonymous(context) && toForms(place).guard({ context }),
            target: toForms(place).target,
            actions: ['forgetPerson', 'beginForms'] as const,
          })),
        ],
        'read-card-again': { target: '.waiting', actions: 'clearProblem' },
        back: [{ guard: 'isReturning', target: 'resuming', actions: 'clearProblem' }, { target: 'notice' }],
      },
      states: createCardStates(words, '#visit.visiting.place.confirmPerson', 'clearProblem'),
    }),
    identifyByTyping: visit.createStateConfig({
      entry: 'clearProblem',
      on: {
        'submit-identity': [
          {
            guard: ({ context, event }) => context.returning !== null && identityProblem(event) === null,
            target: 'consultReturning',
            actions: takeTyped,
          },
          {
            guard: ({ context, event }) => isForLawyer(context) && identityProblem(event) === null,
            target: 'consultMatter',
            actions: takeTyped,
          },
          {
            guard: ({ event }) => identityProblem(event) !== null,
            actions: assign(({ event }) => {
              const problem = identityProblem(event)
              return { problem: problem?.code ?? null, problemField: problem?.field ?? null }
            }),
          },
          ...forms.map((place) => ({ ...toForms(place), actions: [takeTyped, 'beginForms'] as const })),
        ],
        back: 'identify',
      },
    }),
    confirmPerson: visit.createStateConfig({
      entry: 'clearProblem',
      on: {
        continue: [
          { guard: 'isReturning' as const, target: 'consultReturning' as const },
          { guard: 'isForLawyer' as const, target: 'consultMatter' as const },
          ...forms.map((place) => ({ ...toForms(place), actions: 'beginForms' as const })),
        ],
        'read-card-again': { target: 'identify', actions: 'releaseCard' },
        back: { target: 'identify', actions: 'releaseCard' },
      },
    }),
  }
}
