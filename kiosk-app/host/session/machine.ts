/**
 * The visit: where the citizen is, and what may happen there. Pure; devices, store and centre are actors given from
 * outside, time is the given clock. States are named as the citizen would say where she is.
 */
import { shownIn } from '../languages/languages.ts'
import { assign, not } from 'xstate'
import { createArrivingPlaces } from './places/arriving.ts'
import { createAwayPlaces } from './places/away.ts'
import { createConsultingPlaces } from './places/consulting.ts'
import { createFillingPlaces } from './places/filling.ts'
import { createHandingInPlaces } from './places/handing-in.ts'
import { createIdentifyingPlaces } from './places/identifying.ts'
import { createLookingUpPlaces } from './places/looking-up.ts'
import { createOfflinePlaces } from './places/offline.ts'
import { createOwnCasePlaces } from './places/own-case.ts'
import { createReadingPlaces } from './places/reading.ts'
import { createProgressPlaces } from './places/progress.ts'
import { createPublishedPlaces } from './places/published.ts'
import { createPausedPlace, createPauseEvent } from './places/pausing.ts'
import { createSaveEvent, createSavingPlaces } from './places/saving.ts'
import { PLACES_TO_TAKE_UP } from './taking-up.ts'
import type { VisitEvent } from './events.ts'
import { freshIn } from './visit.ts'
import { createVisitWords, type VisitMachineParts } from './visit-setup.ts'

export const createVisitMachine = (parts: VisitMachineParts) => {
  const words = createVisitWords(parts)
  const { update, visit } = words
  const { welcome, ...arriving } = createArrivingPlaces(words)

  const takeUp = visit.createAction(assign(({ event }) => (event.type === 'take-up' ? event.visit : {})))

  const waitedLong = [
    { guard: 'isWorking', target: '#visit.visiting.attention.present', reenter: true },
    { target: '#visit.visiting.attention.warned' },
  ] as const
  const attention = visit.createStateConfig({
    initial: 'present',
    states: {
      present: visit.createStateConfig({
        initial: 'ordinary',
        on: { touch: { target: 'present', reenter: true } },
        states: {
          ordinary: visit.createStateConfig({
            always: { guard: 'isWhereOneReads', target: 'reading' },
            after: { idle: waitedLong },
          }),
          reading: visit.createStateConfig({
            always: { guard: not('isWhereOneReads'), target: 'ordinary' },
            after: { idleReading: waitedLong },
          }),
        },
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
    entry: 'sayFarewell',
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
    context: freshIn(parts.languages),
    initial: parts.inService ? 'welcome' : 'outOfService',
    on: {
      'set-language': { actions: assign(({ event }) => shownIn(parts.languages, event.language)) },
      'set-text-size': { actions: assign(({ event }) => ({ textSize: event.textSize })) },
      'set-colours': { actions: assign(({ event }) => ({ colours: event.colours })) },
      'set-low-reach': { actions: assign(({ event }) => ({ lowReach: event.on })) },
      'set-plain': { actions: assign(({ event }) => ({ plain: event.on })) },
      'set-speech': { actions: assign(({ context, event }) => update.changeSpeech(context, event.change)) },
      'headphones-changed': {
        actions: assign(({ context, event }) => update.followHeadphones(context, event.plugged)),
      },
      'call-help': { actions: assign({ helpOpen: true }) },
      'cancel-help': { actions: assign({ helpOpen: false }) },
      'close-help': { actions: assign({ helpOpen: false }) },
      'consultation-line': {
        actions: assign(({ context, event }) =>
          context.consult === null ? {} : { consult: { ...context.consult, online: event.online } },
        ),
      },
      'put-out-of-service': { target: '.outOfService' },
    },
    states: {
      outOfService: { on: { 'put-in-service': 'welcome' } },
      welcome: visit.createStateConfig({
        ...welcome,
        on: {
          ...welcome.on,
          'take-up': PLACES_TO_TAKE_UP.map((place) => ({
            guard: ({ event }: { readonly event: VisitEvent }) => event.type === 'take-up' && event.place === place,
            target: `#visit.visiting.place.${place}` as const,
            actions: takeUp,
          })),
        },
      }),
      visiting: {
        type: 'parallel',
        entry: 'visitBegan',
        exit: 'visitEnded',
        on: { end: 'farewell', home: { target: 'welcome', actions: 'startAfresh' } },
        states: {
          attention,
          place: {
            initial: 'items',
            on: { pause: createPauseEvent(words, parts), 'save-visit': createSaveEvent(words) },
            states: {
              ...arriving,
              ...createIdentifyingPlaces(words),
              ...createFillingPlaces(words),
              ...createHandingInPlaces(words),
              ...createProgressPlaces(words),
              ...createOwnCasePlaces(words),
              ...createLookingUpPlaces(words),
              ...createReadingPlaces(words),
              ...createSavingPlaces(words),
              ...createPausedPlace(words, parts),
              ...createPublishedPlaces(words),
              ...createConsultingPlaces(words),
              ...createAwayPlaces(words, parts),
              ...createOfflinePlaces(words),
            },
          },
        },
      },
      farewell,
    },
  })
}
