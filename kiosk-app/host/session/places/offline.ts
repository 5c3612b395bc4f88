/** While the centre cannot be reached: what can be done all the same, and the doors to it. */
import { assign } from 'xstate'
import type { VisitWords } from '../visit-setup.ts'

export const createOfflinePlaces = ({ update, visit }: VisitWords) => {
  const leave = visit.createAction(assign(({ context }) => update.wander(context, 'offline')))
  return {
    offline: visit.createStateConfig({
      on: {
        'open-theme': {
          target: 'items',
          actions: [leave, assign(({ event }) => ({ theme: event.theme }))],
        },
        'open-search': { target: 'search', actions: leave },
        'open-library': { target: 'library', actions: leave },
        back: { target: '#visit.welcome', actions: 'startAfresh' },
      },
    }),
  }
}
