/** What the centre publishes of its work: asked for when it is opened, told with its date. */
import { assign } from 'xstate'
import type { VisitWords } from '../visit-setup.ts'

export const createPublishedPlaces = ({ visit }: VisitWords) => ({
  published: visit.createStateConfig({
    initial: 'asking',
    states: {
      asking: visit.createStateConfig({
        invoke: {
          src: 'readResults',
          input: ({ context }) => context,
          onDone: { target: 'told', actions: assign(({ event }) => ({ results: event.output })) },
          onError: 'told',
        },
      }),
      told: visit.createStateConfig({}),
    },
    on: { back: '#visit.visiting.place.search' },
  }),
})
