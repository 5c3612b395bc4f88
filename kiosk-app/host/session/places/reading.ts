/** The laws: the list, the search, a chapter; opened from the list or from wherever an article is named. */
import { assign } from 'xstate'
import type { ReadFrom } from '../lookup.ts'
import type { VisitWords } from '../visit-setup.ts'

/** Opens the article named on a screen; "back" leads to that screen again. */
export const createReadFrom =
  ({ visit }: VisitWords) =>
  (from: ReadFrom) => ({
    target: '#visit.visiting.place.laws' as const,
    actions: visit.createAction(
      assign(({ context, event }) =>
        event.type === 'open-article'
          ? {
              lookup: { ...context.lookup, law: event.law, at: event.article, chapter: null, from },
              sheetPrint: null,
            }
          : {},
      ),
    ),
  })

export const createReadingPlaces = (words: VisitWords) => {
  const { visit } = words
  const closeLaw = visit.createAction(
    assign(({ context }) => ({
      lookup: { ...context.lookup, law: null, at: null, chapter: null },
      sheetPrint: null,
    })),
  )
  return {
    laws: visit.createStateConfig({
      on: {
        'browse-laws': {
          actions: assign(({ context, event }) => ({ lookup: { ...context.lookup, theme: event.theme, text: '' } })),
        },
        'search-laws': {
          actions: assign(({ context, event }) => ({ lookup: { ...context.lookup, text: event.text } })),
        },
        'open-article': createReadFrom(words)('laws'),
        'show-chapter': {
          guard: ({ context }) => context.lookup.law !== null,
          actions: assign(({ context, event }) => ({
            lookup: { ...context.lookup, chapter: event.chapter, at: null },
          })),
        },
        'print-lookup': { actions: { type: 'printLookup', params: ({ event }) => ({ article: event.article }) } },
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        back: [
          { guard: ({ context }) => context.lookup.law === null, target: 'library' },
          { guard: ({ context }) => context.lookup.from === 'guide', target: 'guide', actions: closeLaw },
          { guard: ({ context }) => context.lookup.from === 'eligibility', target: 'eligibility', actions: closeLaw },
          { guard: ({ context }) => context.lookup.from === 'questions', target: 'questions', actions: closeLaw },
          { guard: ({ context }) => context.lookup.from === 'calculators', target: 'calculators', actions: closeLaw },
          { guard: ({ context }) => context.lookup.from === 'cases', target: 'cases', actions: closeLaw },
          { actions: closeLaw },
        ],
      },
    }),
  }
}
