/** From the welcome screen to the service: themes, items, guide, notice. */
import { assign } from 'xstate'
import { checksOf, isFilledIn } from '../updates.ts'
import type { VisitWords } from '../visit-setup.ts'
import { createOpenFrom, createWayBack } from './opening.ts'
import { createReadFrom } from './reading.ts'

export const createArrivingPlaces = (words: VisitWords) => {
  const { update, visit } = words
  const readFrom = createReadFrom(words)
  const openFrom = createOpenFrom(words)
  const openTheme = visit.createAction(
    assign(({ event }) => (event.type === 'open-theme' ? { theme: event.theme } : {})),
  )

  const welcome = visit.createStateConfig({
    initial: 'cardLeaving',
    after: { idle: { target: 'welcome', reenter: true, actions: 'rest' } },
    on: {
      touch: { target: 'welcome', reenter: true },
      'open-theme': { target: '#visit.visiting.place.items', actions: openTheme },
      'open-item': openFrom(null).item,
      'open-bundle': openFrom(null).bundle,
      'open-search': { target: '#visit.visiting.place.search' },
      'open-offline': { target: '#visit.visiting.place.offline' },
      'open-library': {
        target: '#visit.visiting.place.library',
        actions: assign(({ context }) => update.openLibrary(context)),
      },
      'open-resume': { target: '#visit.visiting.place.resuming' },
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

  const takeSheet = {
    actions: visit.createAction(
      assign(({ event }) => (event.type === 'print-changed' ? { sheetPrint: event.print } : {})),
    ),
  }
  const back = createWayBack()

  return {
    welcome,
    items: visit.createStateConfig({
      on: {
        'open-item': openFrom('items').item,
        'open-bundle': openFrom('items').bundle,
        back,
      },
    }),
    search: visit.createStateConfig({
      on: {
        'open-published': { target: '#visit.visiting.place.published' },
        search: { actions: assign(({ event }) => ({ searchText: event.text })) },
        'open-item': openFrom('search').item,
        'open-bundle': openFrom('search').bundle,
        back,
      },
    }),
    bundle: visit.createStateConfig({
      always: { guard: ({ context }) => context.bundle === null, target: '#visit.welcome', actions: 'startAfresh' },
      on: {
        'choose-bundle-item': {
          actions: assign(({ context, event }) => update.chooseOfBundle(context, event.itemCode, event.chosen)),
        },
        continue: {
          guard: ({ context }) => context.chosen.length > 0,
          target: 'bundleBegins',
          actions: assign(({ context }) => update.beginBundle(context)),
        },
        back,
      },
    }),
    bundleBegins: visit.createStateConfig({
      always: [{ guard: 'isFilledIn', target: 'notice' }, { target: 'guidance' }],
    }),
    opening: visit.createStateConfig({
      always: [
        { guard: ({ context }) => context.item?.kind === 'enquiry', target: 'progressIdentify' },
        { guard: ({ context }) => context.item !== null, target: 'guide' },
        { target: '#visit.welcome', actions: 'startAfresh' },
      ],
    }),
    sample: visit.createStateConfig({ on: { back: 'guide', continue: 'guide' } }),
    guide: visit.createStateConfig({
      on: {
        'show-sample': {
          guard: ({ context, event }) => context.item?.forms.includes(event.formCode) ?? false,
          target: 'sample',
          actions: assign(({ event }) => ({ sampleOf: event.formCode })),
        },
        'open-article': readFrom('guide'),
        continue: [
          { guard: ({ context }) => context.item?.kind === 'library', target: 'library' },
          { guard: ({ context }) => context.item?.kind === 'directory', target: 'directory' },
          { guard: 'isForLawyer', target: 'notice' },
          { guard: ({ context }) => !context.items.some(isFilledIn), target: 'guidance' },
          { guard: 'hasOpenChecks', target: 'eligibility' },
          { target: 'where' },
        ],
        back,
      },
    }),
    eligibility: visit.createStateConfig({
      always: { guard: ({ context }) => context.checks.length >= checksOf(context.item).length, target: 'where' },
      on: {
        'answer-check': {
          guard: ({ context }) => !context.checkWarned,
          actions: assign(({ context, event }) => update.answerCheck(context, event.answer)),
        },
        continue: {
          guard: ({ context }) => context.checkWarned,
          actions: assign(({ context }) => update.passCheck(context)),
        },
        'open-item': openFrom('eligibility').item,
        'open-article': readFrom('eligibility'),
        back: [
          {
            guard: ({ context }) => context.checkWarned || context.checks.length > 0,
            actions: assign(({ context }) => update.takeCheckBack(context)),
          },
          { target: 'guide' },
        ],
      },
    }),
    where: visit.createStateConfig({
      on: {
        continue: 'notice',
        'print-guidance': { actions: 'printGuidance' },
        'print-changed': takeSheet,
        back: [
          {
            guard: ({ context }) => checksOf(context.item).length > 0,
            target: 'eligibility',
            actions: assign(({ context }) => update.takeCheckBack(context)),
          },
          { target: 'guide' },
        ],
      },
    }),
    /** Told and printed: nothing is sent, nothing kept. */
    guidance: visit.createStateConfig({
      on: {
        'print-guidance': { actions: 'printGuidance' },
        'print-changed': takeSheet,
        'open-item': openFrom('guidance').item,
        continue: '#visit.farewell',
        back: [{ guard: ({ context }) => context.bundle !== null, target: 'bundle' }, { target: 'guide' }],
      },
    }),
    notice: visit.createStateConfig({
      on: {
        'accept-notice': [
          {
            // Who was advised is who applies: nobody is asked twice who he is.
            guard: ({ context }) => context.consulted !== null && context.person !== null,
            target: 'form',
            actions: 'beginForms',
          },
          { target: 'identify' },
        ],
        back: [
          { guard: ({ context }) => context.bundle !== null, target: 'bundle' },
          { guard: 'isForLawyer', target: 'guide' },
          { target: 'where' },
        ],
      },
    }),
  }
}
