/** Waiting for a card: no card yet, misread, no reader. Shared by the places where a card is asked for. */
import type { VisitWords } from '../visit-setup.ts'

/** `taken` is where a read card leads, after `afterwards`. */
export const createCardStates = (
  { visit, update }: VisitWords,
  taken: string,
  afterwards: 'queryByCard' | 'clearProblem',
) => ({
  waiting: visit.createStateConfig({
    invoke: {
      src: 'readCard',
      input: ({ context }) => context,
      onDone: [
        {
          guard: ({ context, event }) => event.output.ok && update.isOtherPerson(context, event.output.value),
          target: 'problem',
          actions: { type: 'tell', params: { problem: 'other-person-card' } },
        },
        {
          guard: ({ event }) => event.output.ok,
          target: taken,
          actions: [{ type: 'takeCard', params: ({ event }) => event.output }, afterwards],
        },
        { guard: ({ event }) => !event.output.ok && event.output.error === 'none', target: 'waiting', reenter: true },
        {
          guard: ({ event }) => !event.output.ok && event.output.error === 'reader-absent',
          target: 'absent',
          actions: { type: 'takeCardProblem', params: ({ event }) => event.output },
        },
        { target: 'problem', actions: { type: 'takeCardProblem', params: ({ event }) => event.output } },
      ],
      onError: { target: 'absent', actions: { type: 'tell', params: { problem: 'reader-absent' } } },
    },
  }),
  problem: visit.createStateConfig({ after: { cardPause: 'waiting' } }),
  absent: visit.createStateConfig({
    on: { 'reader-ready': { target: 'waiting', actions: 'clearProblem' } },
    after: { readerAbsentPause: 'waiting' },
  }),
})
