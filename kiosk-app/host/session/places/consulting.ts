/** A lawyer, now: what about, how, the queue, the call, and what it leaves in the hand. */
import { ConsultationId, ItemCode } from '@lutong/core/ids.ts'
import { MATTERS } from '@lutong/core/contracts/consult-screens.ts'
import { assign } from 'xstate'
import { asksRecording, beginConsult, hasNobody, recordingOf, requestOf, stageOf } from '../../consultation/consult.ts'
import { createTalking } from './filling-together.ts'
import type { VisitWords } from '../visit-setup.ts'

/** Written instead of spoken, when nobody can be reached. */
const MESSAGE_ITEM = ItemCode.parse('GF01001')
/** With the legal adviser of the village, face to face. */
const APPOINTMENT_ITEM = ItemCode.parse('GF01004')

export const createConsultingPlaces = (words: VisitWords) => {
  const { newId, nowMs, update, visit } = words
  const takeView = visit.createAction(
    assign(({ context, event }) =>
      event.type !== 'consultation-changed' || context.consult === null
        ? {}
        : { consult: { ...context.consult, view: event.view } },
    ),
  )
  /** What is asked of the centre, with the answer to the question about recording where it was asked. */
  const join = (recordingAgreed: boolean | null) =>
    visit.createAction(
      assign(({ context }) => {
        if (context.consult === null) return {}
        const consult = { ...context.consult, recordingAgreed }
        return { consult: { ...consult, request: requestOf(context, consult, nowMs()) } }
      }),
    )
  /** From wherever the visit is in its consultation to where the centre says it is. */
  const follow = [
    {
      guard: ({ event }: { readonly event: { readonly view: Parameters<typeof stageOf>[0] } }) =>
        stageOf(event.view) === 'call',
      target: '#visit.visiting.place.consultCall' as const,
      actions: takeView,
    },
    {
      guard: ({ event }: { readonly event: { readonly view: Parameters<typeof stageOf>[0] } }) =>
        stageOf(event.view) === 'record',
      target: '#visit.visiting.place.consultRecord' as const,
      actions: takeView,
    },
    { target: '#visit.visiting.place.consultWaiting' as const, actions: takeView },
  ]
  return {
    consultMatter: visit.createStateConfig({
      on: {
        'choose-matter': {
          guard: ({ event }) => MATTERS.some((one) => one === event.field),
          target: 'consultUrgency',
          actions: assign(({ context, event }) => ({
            consult:
              context.consult === null
                ? beginConsult(ConsultationId.parse(newId()), event.field)
                : { ...context.consult, field: event.field },
          })),
        },
        back: 'identify',
      },
    }),
    consultUrgency: visit.createStateConfig({
      on: {
        'set-urgency': {
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, urgency: event.urgency } },
          ),
        },
        'set-opponent': {
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, opponent: event.name } },
          ),
        },
        continue: 'consultWay',
        back: 'consultMatter',
      },
    }),
    consultWay: visit.createStateConfig({
      on: {
        'choose-way': {
          target: 'consultCheck',
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, way: event.way } },
          ),
        },
        back: 'consultUrgency',
      },
    }),
    consultCheck: visit.createStateConfig({
      entry: 'prepareConsultation',
      on: {
        'call-relays': {
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, relays: event.relays } },
          ),
        },
        'recording-offer': {
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, recordingOffer: event.offer } },
          ),
        },
        'want-captions': {
          actions: assign(({ context, event }) =>
            context.consult === null ? {} : { consult: { ...context.consult, wantsCaptions: event.on } },
          ),
        },
        'consult-tested': [
          {
            guard: ({ context }) => context.consult !== null && asksRecording(context.consult),
            target: 'consultRecording',
            actions: { type: 'tellTested', params: ({ event }) => ({ report: event.report }) },
          },
          {
            target: 'consultWaiting',
            actions: [{ type: 'tellTested', params: ({ event }) => ({ report: event.report }) }, join(null)],
          },
        ],
        back: 'consultWay',
      },
    }),
    consultRecording: visit.createStateConfig({
      on: {
        'answer-recording': [
          { guard: ({ event }) => event.agreed, target: 'consultWaiting', actions: join(true) },
          { target: 'consultWaiting', actions: join(false) },
        ],
        back: 'consultCheck',
      },
    }),
    consultWaiting: visit.createStateConfig({
      // The same again is the same place in the queue: also for a host that was started anew.
      entry: 'joinConsultation',
      on: {
        'hold-place': {
          guard: ({ context: { consult } }) =>
            consult !== null && consult.online && consult.view !== null && stageOf(consult.view) === 'waiting',
          target: 'consultHeld',
          actions: 'clearProblem',
        },
        'consultation-changed': [
          // The answer to a ticket was lost and comes late: it is printed now.
          {
            guard: ({ context, event }) => event.view.state === 'held' && context.consult?.ticket != null,
            target: 'consultHeld.told',
            actions: [takeView, 'printTicket'],
          },
          {
            guard: ({ event }) => ['waiting', 'over', 'held'].includes(stageOf(event.view)),
            actions: takeView,
          },
          ...follow,
        ],
        'leave-queue': {
          target: 'guide',
          actions: [{ type: 'leaveConsultation', params: { as: 'abandoned' } }, assign({ consult: null })],
        },
        'leave-message': {
          target: 'opening',
          actions: [
            { type: 'leaveConsultation', params: { as: 'converted_to_message' } },
            assign({ consult: null }),
            assign(({ context }) => update.openItem(context, MESSAGE_ITEM, null)),
          ],
        },
        'book-instead': {
          guard: ({ context }) => hasNobody(context.consult),
          target: 'opening',
          actions: [
            { type: 'leaveConsultation', params: { as: 'no_lawyer' } },
            assign({ consult: null }),
            assign(({ context }) => update.openItem(context, APPOINTMENT_ITEM, null)),
          ],
        },
        back: {
          target: 'guide',
          actions: [{ type: 'leaveConsultation', params: { as: 'abandoned' } }, assign({ consult: null })],
        },
      },
    }),
    consultCall: visit.createStateConfig({
      entry: 'joinConsultation',
      ...createTalking(words),
      on: {
        'consultation-changed': [
          { guard: ({ event }) => stageOf(event.view) === 'call', actions: takeView },
          ...follow,
        ],
        'stop-recording': {
          guard: ({ context }) => context.consult !== null && recordingOf(context.consult) === 'agreed',
          actions: [
            'stopRecording',
            assign(({ context }) =>
              context.consult === null ? {} : { consult: { ...context.consult, recordingStopped: true } },
            ),
          ],
        },
        'hang-up': 'consultRecord',
        'let-in': {
          // Only who is asked for now, or is in the call.
          guard: ({ context, event }) =>
            context.consult?.view?.guests.some(({ party }) => party === event.party) === true,
          actions: { type: 'letIn', params: ({ event }) => ({ party: event.party, agreed: event.agreed }) },
        },
      },
    }),
    consultRecord: visit.createStateConfig({
      on: {
        // Whoever hung up stays here; the lawyer may still be in the call, writing.
        'consultation-changed': [
          { guard: ({ event }) => ['record', 'call'].includes(stageOf(event.view)), actions: takeView },
          ...follow,
        ],
        'back-to-call': {
          guard: ({ context }) => stageOf(context.consult?.view ?? null) === 'call',
          target: 'consultCall',
        },
        'make-application': {
          guard: ({ context, event }) => update.fits(context, event.itemCode),
          target: 'opening',
          actions: [
            { type: 'endConsultation', params: ({ event }) => ({ opened: event.itemCode }) },
            assign(({ context, event }) => update.makeApplication(context, event.itemCode)),
          ],
        },
        'decline-offer': {
          guard: ({ context }) => context.consult?.view?.offer?.state === 'offered',
          actions: { type: 'declineOffer', params: ({ event }) => ({ itemCode: event.itemCode }) },
        },
        'print-record': {
          guard: ({ context }) => context.consult?.view?.record !== null && context.sheetPrint?.state !== 'printing',
          actions: 'printRecord',
        },
        'print-changed': { actions: assign(({ event }) => ({ sheetPrint: event.print })) },
        'rate-consultation': {
          guard: ({ context }) => context.consult?.view?.state === 'signed' && !context.consult.rated,
          actions: [
            { type: 'rateConsultation', params: ({ event }) => ({ level: event.level }) },
            assign(({ context }) => (context.consult === null ? {} : { consult: { ...context.consult, rated: true } })),
          ],
        },
        // What was begun beside the talk becomes an application.
        'open-shared-form': [
          {
            guard: ({ context, event }) => context.items[0]?.code === event.itemCode && context.person === null,
            target: 'identify',
          },
          { guard: ({ context, event }) => context.items[0]?.code === event.itemCode, target: 'form' },
        ],
        continue: '#visit.farewell',
      },
    }),
  }
}
