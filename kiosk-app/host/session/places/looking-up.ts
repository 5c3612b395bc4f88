/** To look up and work out: nothing is asked of the citizen that stays. */
import { assign } from 'xstate'
import { NO_LOOKUP } from '../lookup.ts'
import type { VisitWords } from '../visit-setup.ts'
import { createOpenFrom, createWayBack } from './opening.ts'
import { createReadFrom } from './reading.ts'

export const createLookingUpPlaces = (words: VisitWords) => {
  const { visit } = words
  const readFrom = createReadFrom(words)
  const openFrom = createOpenFrom(words)
  const showQuestions = visit.createAction(
    assign(({ event }) => (event.type === 'show-questions' ? { questionTheme: event.theme, openQuestion: null } : {})),
  )
  return {
    /** Everything there is to look up, one touch from the welcome screen. */
    library: visit.createStateConfig({
      entry: assign({ lookup: NO_LOOKUP, openQuestion: null, sheetPrint: null }),
      on: {
        'browse-laws': {
          target: 'laws',
          actions: assign(({ event }) => ({ lookup: { ...NO_LOOKUP, theme: event.theme } })),
        },
        'open-cases': 'cases',
        'show-questions': { target: 'questions', actions: showQuestions },
        'open-calculators': 'calculators',
        'open-channels': 'channels',
        'open-directory': 'directory',
        back: [{ guard: ({ context }) => context.item !== null, target: 'guide' }, ...createWayBack()],
      },
    }),
    questions: visit.createStateConfig({
      on: {
        'show-questions': { actions: showQuestions },
        'open-question': { actions: assign(({ event }) => ({ openQuestion: event.id })) },
        'open-article': readFrom('questions'),
        'open-item': openFrom('questions').item,
        back: [
          { guard: ({ context }) => context.openQuestion !== null, actions: assign({ openQuestion: null }) },
          { target: 'library' },
        ],
      },
    }),
    cases: visit.createStateConfig({
      on: {
        'open-typical-case': {
          actions: assign(({ context, event }) => ({
            lookup: { ...context.lookup, typicalCase: event.id },
            sheetPrint: null,
          })),
        },
        'open-article': readFrom('cases'),
        'open-item': openFrom('cases').item,
        'print-lookup': { actions: { type: 'printLookup', params: ({ event }) => ({ article: event.article }) } },
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        back: [
          {
            guard: ({ context }) => context.lookup.typicalCase !== null,
            actions: assign(({ context }) => ({
              lookup: { ...context.lookup, typicalCase: null },
              sheetPrint: null,
            })),
          },
          { target: 'library' },
        ],
      },
    }),
    channels: visit.createStateConfig({
      on: { 'open-item': openFrom('channels').item, back: 'library' },
    }),
    directory: visit.createStateConfig({
      on: {
        'show-directory': {
          actions: assign(({ context, event }) => ({
            directoryKind: event.kind,
            lookup: { ...context.lookup, people: null },
            sheetPrint: null,
          })),
        },
        'show-people': {
          actions: assign(({ context, event }) => ({
            lookup: { ...context.lookup, people: event.filter },
            sheetPrint: null,
          })),
        },
        'print-lookup': { actions: { type: 'printLookup', params: ({ event }) => ({ article: event.article }) } },
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        back: [{ guard: ({ context }) => context.item?.kind === 'directory', target: 'guide' }, { target: 'library' }],
      },
    }),
    calculators: visit.createStateConfig({
      on: {
        'open-calculator': { actions: assign(({ event }) => ({ calculator: event.id, reckoned: null })) },
        calculate: {
          guard: ({ context }) => context.calculator !== null,
          actions: assign(({ event }) => ({ reckoned: event.values })),
        },
        'open-article': readFrom('calculators'),
        back: [
          {
            guard: ({ context }) => context.calculator !== null,
            actions: assign({ calculator: null, reckoned: null }),
          },
          { target: 'library' },
        ],
      },
    }),
  }
}
