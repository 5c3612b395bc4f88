/**
 * The visit: where the citizen is, and what may happen there. Pure; devices, store and centre are actors given from
 * outside, time is the given clock. States are named as the citizen would say where she is.
 */
import { assign } from 'xstate'
import { createArrivingPlaces } from './places/arriving.ts'
import { createFillingPlaces } from './places/filling.ts'
import { createHandingInPlaces } from './places/handing-in.ts'
import { createIdentifyingPlaces } from './places/identifying.ts'
import { createProgressPlaces } from './places/progress.ts'
import { freshVisit } from './visit.ts'
import { createVisitWords, type VisitMachineParts } from './visit-setup.ts'

export const createVisitMachine = (parts: VisitMachineParts) => {
  const words = createVisitWords(parts)
  const { visit } = words
  const { welcome, ...arriving } = createArrivingPlaces(words)

  const attention = visit.createStateConfig({
    initial: 'present',
    states: {
      present: visit.createStateConfig({
        after: { idle: [{ guard: 'isWorking', target: 'present', reenter: true }, { target: 'warned' }] },
        on: { touch: { target: 'present', reenter: true } },
      }),
      warned: visit.createStateConfig({
        entry: 'warnIdle',
        exit: assign({ idleEndsAtMs: null }),
        after: { idleWarning: { target: '#visit.farewell', actions: 'idleWiped' } },
        on: { touch: 'present', 'still-here': 'present' },
      }),
    },
  })

  /** The visit is wiped already; the screen stays for the papers, and longer while a card lies there. */
  const farewell = visit.createStateConfig({
    entry: ['startAfresh', 'startFarewell'],
    type: 'parallel',
    on: {
      home: { target: 'welcome', actions: 'startAfresh' },
      continue: { target: 'welcome', actions: 'startAfresh' },
      end: { target: 'welcome', actions: 'startAfresh' },
    },
    after: { cardLeft: { target: 'welcome', actions: 'startAfresh' } },
    states: {
      card: visit.createStateConfig({
        initial: 'looking',
        states: {
          looking: visit.createStateConfig({
            invoke: {
              src: 'lookForCard',
              input: ({ context }) => context,
              onDone: [
                // The next citizen is already here.
                {
                  guard: ({ event }) => event.output.state === 'fresh',
                  target: '#visit.visiting.place.progressAsking',
                  actions: [{ type: 'takeFreshCard', params: ({ event }) => event.output }, 'queryByCard'],
                },
                {
                  target: 'pausing',
                  actions: { type: 'seeCardLeft', params: ({ event }) => ({ left: event.output.state === 'lying' }) },
                },
              ],
              onError: { target: 'pausing', actions: { type: 'seeCardLeft', params: { left: false } } },
            },
          }),
          pausing: visit.createStateConfig({ after: { cardLookPause: 'looking' } }),
        },
      }),
      time: visit.createStateConfig({
        initial: 'reading',
        states: {
          reading: visit.createStateConfig({ after: { farewell: 'over' } }),
          over: visit.createStateConfig({
            always: { guard: ({ context }) => !context.cardLeft, target: '#visit.welcome', actions: 'startAfresh' },
          }),
        },
      }),
    },
  })

  return visit.createMachine({
    id: 'visit',
    context: freshVisit(parts.language),
    initial: parts.inService ? 'welcome' : 'outOfService',
    on: {
      'set-language': { actions: assign(({ event }) => ({ language: event.language })) },
      'set-text-size': { actions: assign(({ event }) => ({ textSize: event.textSize })) },
      'set-contrast': { actions: assign(({ event }) => ({ contrast: event.contrast })) },
      'call-help': { actions: assign({ helpOpen: true }) },
      'close-help': { actions: assign({ helpOpen: false }) },
    },
    states: {
      outOfService: { on: { 'put-in-service': 'welcome' } },
      welcome,
      visiting: {
        type: 'parallel',
        entry: 'visitBegan',
        exit: 'visitEnded',
        on: { end: 'farewell', home: { target: 'welcome', actions: 'startAfresh' } },
        states: {
          attention,
          place: {
            initial: 'items',
            states: {
              ...arriving,
              ...createIdentifyingPlaces(words),
              ...createFillingPlaces(words),
              ...createHandingInPlaces(words),
              ...createProgressPlaces(words),
            },
          },
        },
      },
      farewell,
    },
  })
}
