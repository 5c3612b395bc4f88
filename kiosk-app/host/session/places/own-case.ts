/** One case of the citizen's own: read, supplemented, moved, withdrawn, confirmed, rated. */
import { assign } from 'xstate'
import type { VisitWords } from '../visit-setup.ts'
import { createActingState } from './acting.ts'
import { createPaperEvents, createPaperPlaces } from './papers.ts'

export const createOwnCasePlaces = (words: VisitWords) => {
  const { caseActs, update, visit } = words
  return {
    ownCase: visit.createStateConfig({
      entry: 'clearProblem',
      initial: 'shown',
      states: {
        shown: visit.createStateConfig({
          exit: ['closeHandover', 'forgetHandover'],
          initial: 'list',
          states: createPaperPlaces(words, '#visit.visiting.place.ownCase.shown.list'),
          on: {
            'case-panel': [
              {
                guard: ({ event }) => event.panel === 'move-booking',
                target: 'lookingForTimes',
                actions: assign({ casePanel: 'move-booking', problem: null, freeDays: null }),
              },
              { actions: assign(({ event }) => ({ casePanel: event.panel, problem: null })) },
            ],
            'case-act': {
              target: 'acting',
              actions: assign(({ context, event }) => caseActs.onOpenCase(context, event.act)),
            },
            'give-supplement': [
              {
                guard: ({ context }) => context.materials.length === 0,
                actions: { type: 'tell', params: { problem: 'material-missing' } },
              },
              { guard: 'hasUnclearPages', actions: { type: 'tell', params: { problem: 'page-unclear' } } },
              { target: 'binding', actions: 'forgetRemoved' },
            ],
            'confirm-receipt': {
              target: 'acting',
              actions: assign(({ context, event }) =>
                caseActs.onOpenCase(context, { kind: 'confirm-receipt', sha256: event.sha256 }),
              ),
            },
            'print-document': {
              actions: { type: 'printDocument', params: ({ event }) => ({ sha256: event.sha256 }) },
            },
            ...createPaperEvents(words),
          },
        }),
        /** What was photographed becomes papers. */
        binding: visit.createStateConfig({
          invoke: {
            src: 'bindPapers',
            input: ({ context }) => context,
            onDone: {
              target: 'acting',
              actions: assign(({ context, event }) => ({
                bound: event.output,
                ...caseActs.onOpenCase(context, caseActs.supplement(event.output)),
              })),
            },
            onError: { target: 'shown', actions: { type: 'tell', params: { problem: 'material-not-readable' } } },
          },
        }),
        acting: createActingState(words, '#visit.visiting.place.ownCase.acted'),
        /** A time that was not free any more: what is free now is asked again. */
        acted: visit.createStateConfig({
          always: [
            { guard: ({ context }) => context.problem === 'slot-taken', target: 'lookingForTimes' },
            { target: 'shown' },
          ],
        }),
        lookingForTimes: visit.createStateConfig({
          invoke: {
            src: 'freeSlots',
            input: ({ context }) => context,
            onDone: [
              {
                guard: ({ event }) => event.output.ok,
                target: 'shown',
                actions: assign(({ event }) => (event.output.ok ? { freeDays: event.output.value } : {})),
              },
              { target: 'shown', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
            ],
            onError: { target: 'shown', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
          },
        }),
      },
      on: {
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        continue: '#visit.farewell',
        back: [
          {
            guard: ({ context }) => context.casePanel !== 'overview',
            actions: assign(() => ({ casePanel: 'overview' as const, problem: null })),
          },
          {
            target: 'progress',
            actions: assign(({ context }) => update.closeCase(context)),
          },
        ],
      },
    }),
  }
}
