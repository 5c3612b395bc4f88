/** An act on a case is on its way to the centre; its answer is what the screen then shows. */
import type { VisitWords } from '../visit-setup.ts'

/** `back` is where the citizen was; a failure is told there, and the same press tries the same act again. */
export const createActingState = ({ visit }: VisitWords, back: string) =>
  visit.createStateConfig({
    invoke: {
      src: 'actOnCases',
      input: ({ context }) => context,
      onDone: { target: back, actions: { type: 'settleActs', params: ({ event }) => event.output } },
      onError: { target: back, actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
    },
  })
