/** From the welcome screen to the service: themes, items, guide, notice. */
import { assign } from 'xstate'
import type { VisitWords } from '../visit-setup.ts'

export const createArrivingPlaces = ({ visit, update }: VisitWords) => {
  const openItem = visit.createAction(
    assign(({ context, event }) => (event.type === 'open-item' ? update.openItem(context, event.itemCode) : {})),
  )
  const openTheme = visit.createAction(
    assign(({ event }) => (event.type === 'open-theme' ? { theme: event.theme } : {})),
  )

  const welcome = visit.createStateConfig({
    initial: 'cardLeaving',
    after: { idle: { target: 'welcome', reenter: true, actions: 'rest' } },
    on: {
      touch: { target: 'welcome', reenter: true },
      'open-theme': { target: '#visit.visiting.place.items', actions: openTheme },
      'open-item': { target: '#visit.visiting.place.opening', actions: openItem },
    },
    states: {
      // A card left behind by the last citizen must not open that citizen's cases to the next one.
      cardLeaving: visit.createStateConfig({
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
            { target: 'watching' },
          ],
          onError: 'watching',
        },
      }),
      cardLeft: visit.createStateConfig({ after: { cardLookPause: 'cardLeaving' } }),
      watching: visit.createStateConfig({
        invoke: {
          src: 'readCard',
          input: ({ context }) => context,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: '#visit.visiting.place.progressAsking',
              actions: [{ type: 'takeCard', params: ({ event }) => event.output }, 'queryByCard'],
            },
            {
              guard: ({ event }) => !event.output.ok && event.output.error === 'none',
              target: 'watching',
              reenter: true,
            },
            { guard: ({ event }) => !event.output.ok && event.output.error === 'reader-absent', target: 'noReader' },
            // Noise on the line with nobody there must not open a screen; a card that keeps failing is told where it is asked for.
            {
              guard: ({ event }) => !event.output.ok && event.output.error === 'card-unreadable',
              target: 'cardLeft',
            },
            {
              target: '#visit.visiting.place.progressIdentify.problem',
              actions: { type: 'takeCardProblem', params: ({ event }) => event.output },
            },
          ],
          onError: 'noReader',
        },
      }),
      noReader: visit.createStateConfig({
        on: { 'reader-ready': 'cardLeaving' },
        after: { readerAbsentPause: 'cardLeaving' },
      }),
    },
  })

  const backToItems = [
    { guard: 'cameByTheme', target: 'items', actions: 'closeItem' },
    { target: '#visit.welcome', actions: 'startAfresh' },
  ] as const

  return {
    welcome,
    items: visit.createStateConfig({
      on: {
        'open-item': { target: 'opening', actions: openItem },
        back: { target: '#visit.welcome', actions: 'startAfresh' },
      },
    }),
    opening: visit.createStateConfig({
      always: [
        { guard: ({ context }) => context.item?.kind === 'coming', target: 'coming' },
        { guard: ({ context }) => context.item?.kind === 'enquiry', target: 'progressIdentify' },
        { guard: ({ context }) => context.item !== null, target: 'guide' },
        { target: '#visit.welcome', actions: 'startAfresh' },
      ],
    }),
    guide: visit.createStateConfig({ on: { continue: 'notice', back: [...backToItems] } }),
    coming: visit.createStateConfig({
      on: {
        'open-item': { target: 'opening', actions: openItem },
        continue: { target: '#visit.welcome', actions: 'startAfresh' },
        back: [...backToItems],
      },
    }),
    notice: visit.createStateConfig({ on: { 'accept-notice': 'identify', back: 'guide' } }),
  }
}
