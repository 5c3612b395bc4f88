/** Putting a visit aside under a code, and going on with it at any terminal. */
import { and, assign, stateIn } from 'xstate'
import { RESUME_PLACES, type ResumePlace } from '../taking-up.ts'
import { normalTicket } from '../../consultation/queue-ticket.ts'
import type { VisitWords } from '../visit-setup.ts'
import { waysBackTo } from './ways-back.ts'

/** Every step on the way to an application or a paper; at the others there is nothing to go on with. */
const STEPS_TO_SAVE = [
  ...(['bundle', 'guide', 'sample', 'laws', 'eligibility', 'where', 'notice', 'identify', 'identifyByTyping'] as const),
  ...(['confirmPerson', 'form', 'materials', 'review', 'sign', 'refused'] as const),
  ...(['consultMatter', 'consultUrgency', 'consultWay', 'consultCheck', 'consultRecording'] as const),
] as const

const SHOWS_ANSWERS: ReadonlySet<ResumePlace> = new Set<ResumePlace>(['form', 'materials', 'review'])

export const createSaveEvent = ({ visit }: VisitWords) =>
  STEPS_TO_SAVE.map((place) => ({
    guard: and([stateIn(`#visit.visiting.place.${place}`), 'hasService']),
    target: '#visit.visiting.place.putAside' as const,
    actions: visit.createAction(assign({ helpOpen: false, leftAt: place })),
  }))

export const createSavingPlaces = ({ visit, update }: VisitWords) => ({
  putAside: visit.createStateConfig({
    initial: 'saving',
    entry: 'clearProblem',
    states: {
      saving: visit.createStateConfig({
        entry: assign({ saved: null, sheetPrint: null }),
        invoke: {
          src: 'putVisitAside',
          input: ({ context }) => context,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'saved',
              actions: [{ type: 'takeSaved', params: ({ event }) => event.output }, 'printSaved'],
            },
            { target: 'failed', actions: { type: 'tell', params: { problem: 'store-failed' } } },
          ],
          onError: { target: 'failed', actions: { type: 'tell', params: { problem: 'store-failed' } } },
        },
      }),
      saved: visit.createStateConfig({
        on: {
          'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
          continue: '#visit.farewell',
        },
      }),
      failed: visit.createStateConfig({ on: { 'save-visit': 'saving' } }),
      /** The code stays good; the visit goes on where it was. */
      leaving: visit.createStateConfig({
        exit: assign({ problem: null, sheetPrint: null }),
        always: [...waysBackTo(({ leftAt }) => leftAt), { target: '#visit.visiting.place.guide' }],
      }),
    },
    on: { back: '.leaving' },
  }),
  resuming: visit.createStateConfig({
    initial: 'typing',
    states: {
      typing: visit.createStateConfig({
        on: {
          'resume-visit': [
            {
              guard: ({ event }) => normalTicket(event.code) !== undefined,
              target: 'finding',
              actions: ['clearProblem', assign(({ event }) => ({ saveCodeTyped: event.code }))],
            },
            { target: 'asking', actions: assign(({ event }) => ({ saveCodeTyped: event.code })) },
          ],
        },
      }),
      asking: visit.createStateConfig({
        invoke: {
          src: 'fetchVisit',
          input: ({ context }) => context,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'found',
              actions: assign(({ context, event }) =>
                event.output.ok ? update.resume(context, event.output.value) : {},
              ),
            },
            {
              target: 'typing',
              actions: {
                type: 'tell',
                params: ({ event }) => ({ problem: event.output.ok ? 'save-code-wrong' : event.output.error }),
              },
            },
          ],
          onError: { target: 'typing', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
        },
      }),
      /** A place in the lawyers' queue, not a visit. */
      finding: visit.createStateConfig({
        invoke: {
          src: 'findTicket',
          input: ({ context }) => context,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'ticket',
              actions: assign(({ context, event }) =>
                event.output.ok
                  ? update.beginReturn(context, normalTicket(context.saveCodeTyped) ?? '', event.output.value)
                  : {},
              ),
            },
            {
              target: 'typing',
              actions: {
                type: 'tell',
                params: ({ event }) => ({ problem: event.output.ok ? 'ticket-wrong' : event.output.error }),
              },
            },
          ],
          onError: { target: 'typing', actions: { type: 'tell', params: { problem: 'centre-unreachable' } } },
        },
      }),
      ticket: visit.createStateConfig({
        always: [
          {
            guard: ({ context }) => context.returning?.asksPerson === true,
            target: '#visit.visiting.place.identify',
          },
          { target: '#visit.visiting.place.consultReturning' },
        ],
      }),
      /** Why the place could not be taken again stays on the screen. */
      refused: visit.createStateConfig({
        entry: ['forgetPerson', assign({ returning: null })],
        on: {
          'resume-visit': { target: 'again', actions: assign(({ event }) => ({ saveCodeTyped: event.code })) },
        },
      }),
      again: visit.createStateConfig({
        always: [
          { guard: ({ context }) => normalTicket(context.saveCodeTyped) !== undefined, target: 'finding' },
          { target: 'asking' },
        ],
      }),
      /** Who one is is never kept as proven: what shows answers comes after the card. */
      found: visit.createStateConfig({
        always: [
          ...RESUME_PLACES.map((place) => ({
            guard: ({ context }: { readonly context: { readonly resumeTo: string | null } }) =>
              context.resumeTo === place && !SHOWS_ANSWERS.has(place),
            target: `#visit.visiting.place.${place}` as const,
          })),
          { target: '#visit.visiting.place.notice' },
        ],
      }),
    },
    on: { back: { target: '#visit.welcome', actions: 'startAfresh' } },
  }),
})
