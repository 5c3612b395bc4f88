/** Border: the kiosk's screens of the remote consultation, and what the page asks on them. */
import { z } from 'zod'
import { CallRelays, CallTicket, ConsultationRecord, LawyerFace, LegalField } from '../consultation/consultation.ts'
import { ChatLine } from '../consultation/chat.ts'
import { GuestName, GuestView } from '../consultation/call-guest.ts'
import { RecordingState } from '../consultation/recording.ts'
import { ConsultationId, ItemCode } from '../ids.ts'
import { FormStep } from './form-step.ts'
import { CallEvent, SelfTestReport } from './live.ts'
import { PrintView, ProblemCode } from './screen-parts.ts'

export const ConsultWay = z.enum(['video', 'audio', 'text'])
export type ConsultWay = z.infer<typeof ConsultWay>

/** What moves somebody forward in the queue, as far as it must be asked; age comes from the card. */
export const Urgency = z.strictObject({ violence: z.boolean(), deadline: z.boolean(), disabled: z.boolean() })
export type Urgency = z.infer<typeof Urgency>

/** Fewer than the lawyers' own fields: a first-line adviser takes the rest and hands over. */
export const MATTERS = ['labour', 'family', 'property', 'debt', 'traffic', 'administrative', 'other'] as const

/** How long it may take. `no-lawyer`: nobody on duty can take it. */
const WaitView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('minutes'), minutes: z.int(), basedOn: z.int() }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('no-lawyer') }),
])

export const CONSULT_SCREENS = [
  z.strictObject({ name: z.literal('consult-matter'), matters: z.array(LegalField) }),
  z.strictObject({ name: z.literal('consult-urgency'), urgency: Urgency, opponent: z.string(), phone: z.string() }),
  z.strictObject({ name: z.literal('consult-way') }),
  z.strictObject({
    name: z.literal('consult-check'),
    way: ConsultWay,
    relays: CallRelays.nullable(),
    /** Captions will begin with the call, where this terminal has an engine. */
    wantsCaptions: z.boolean(),
  }),
  /** Where the centre offers it: the one question whether the call may be recorded. */
  z.strictObject({ name: z.literal('consult-recording'), keptDays: z.int() }),
  z.strictObject({
    name: z.literal('consult-waiting'),
    /** `joining`: the centre has not answered yet; `no-line`: it cannot be reached now. */
    state: z.enum(['joining', 'waiting', 'no-line', 'over']),
    place: z.int().nullable(),
    outlook: WaitView.nullable(),
    sinceMs: z.int().nullable(),
    /** What the page makes the call ready with, once a lawyer is being asked; else `null`. */
    ready: z.strictObject({ id: ConsultationId, mode: ConsultWay, relays: CallRelays }).nullable(),
    /** One may leave now and come back with a ticket. */
    mayLeave: z.boolean(),
    problem: ProblemCode.nullable(),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('consult-ticket'),
    /** `null` until the centre keeps the place. */
    ticket: z.strictObject({ code: z.string(), untilMs: z.int(), place: z.int().nullable() }).nullable(),
    asksCard: z.boolean(),
    busy: z.boolean(),
    problem: ProblemCode.nullable(),
    print: PrintView.nullable(),
  }),
  z.strictObject({
    name: z.literal('consult-call'),
    ticket: CallTicket,
    lawyer: LawyerFace.nullable(),
    guests: z.array(GuestView),
    /** What may be filled in together; `open`: the step on the screen; `filled`: what stands there is whole. */
    forms: z.array(z.strictObject({ code: ItemCode, title: z.string() })),
    form: z.strictObject({ code: ItemCode, step: FormStep.nullable(), filled: z.boolean() }).nullable(),
    online: z.boolean(),
    recording: RecordingState,
  }),
  z.strictObject({
    name: z.literal('consult-record'),
    lawyer: LawyerFace.nullable(),
    /** `null` while the lawyer writes it. */
    record: ConsultationRecord.nullable(),
    sha256: z.string(),
    /** The call is still on at the lawyer's side: it can be entered again. */
    callOn: z.boolean(),
    /** What was begun to be filled in beside the talk. */
    begun: z.strictObject({ code: ItemCode, title: z.string() }).nullable(),
    online: z.boolean(),
    print: PrintView.nullable(),
    rated: z.boolean(),
    /** What one touch goes on with; likeliest first. */
    applications: z.array(z.strictObject({ code: ItemCode, name: z.string() })),
    /** What the lawyer proposes now; the citizen opens it or does not. */
    offered: z.strictObject({ code: ItemCode, name: z.string() }).nullable(),
    phone: z.string(),
  }),
] as const

export const CONSULT_COMMANDS = [
  z.strictObject({ type: z.literal('choose-matter'), field: LegalField }),
  z.strictObject({ type: z.literal('set-urgency'), urgency: Urgency }),
  /** Who stands on the other side; empty: not said. Whoever acts for them is not asked (律师法 39). */
  z.strictObject({ type: z.literal('set-opponent'), name: z.string().max(80) }),
  z.strictObject({ type: z.literal('choose-way'), way: ConsultWay }),
  /** Camera, microphone and line as this page found them; `null` where there was nothing to test. Joins the queue. */
  z.strictObject({ type: z.literal('consult-tested'), report: SelfTestReport.nullable() }),
  /** Leaves for a while and keeps the place by a ticket. */
  z.strictObject({ type: z.literal('hold-place') }),
  /** To the question whether the call may be recorded; either answer joins the queue. */
  z.strictObject({ type: z.literal('answer-recording'), agreed: z.boolean() }),
  /** The consent is taken back during the call. */
  z.strictObject({ type: z.literal('stop-recording') }),
  z.strictObject({ type: z.literal('leave-queue') }),
  /** Nobody can be reached: the question is written down instead. */
  z.strictObject({ type: z.literal('leave-message') }),
  /** Nobody is on duty: a time with a legal adviser near by instead. */
  z.strictObject({ type: z.literal('book-instead') }),
  z.strictObject({ type: z.literal('call-signal'), to: z.string().max(40), payload: z.string().max(48_000) }),
  z.strictObject({ type: z.literal('call-event'), event: CallEvent }),
  /** Nothing has come from the other page for a moment: is the line to the centre still there? */
  z.strictObject({ type: z.literal('call-doubt') }),
  /** The key of the call's room is not taken any more: the centre gives another with the ticket as it is now. */
  z.strictObject({ type: z.literal('renew-ticket') }),
  /** Said before the call: captions are to begin with it, by themselves. */
  z.strictObject({ type: z.literal('want-captions'), on: z.boolean() }),
  /** What the lawyer says is shown as text, or no more. */
  z.strictObject({ type: z.literal('set-captions'), on: z.boolean() }),
  /** A written line, which went to the others already: kept by the centre, so that a page that is lost finds it again. */
  z.strictObject({ type: z.literal('keep-chat'), line: ChatLine }),
  /** A page that has entered the call asks what was written before; it comes as signals of `FROM_CENTRE`. */
  z.strictObject({ type: z.literal('read-chat') }),
  z.strictObject({ type: z.literal('hang-up') }),
  z.strictObject({ type: z.literal('back-to-call') }),
  /** The citizen opens a form the lawyer proposed, or the one that was begun. */
  z.strictObject({ type: z.literal('open-shared-form'), itemCode: ItemCode }),
  z.strictObject({ type: z.literal('close-shared-form') }),
  /** Whether the lawyer sees the answers too, not only which fields there are. */
  z.strictObject({ type: z.literal('share-answers'), on: z.boolean() }),
  /** Whether somebody may join the call; `false` for one who has joined asks them out. */
  z.strictObject({ type: z.literal('let-in'), party: GuestName, agreed: z.boolean() }),
  /** From the signed record: goes on with this service, with what is known filled in. */
  z.strictObject({ type: z.literal('make-application'), itemCode: ItemCode }),
  /** Not now: what the lawyer proposed. */
  z.strictObject({ type: z.literal('decline-offer'), itemCode: ItemCode }),
  z.strictObject({ type: z.literal('print-record') }),
  z.strictObject({ type: z.literal('rate-consultation'), level: z.int().min(1).max(5) }),
] as const

/** No party's name: a signal by it is not from another page, but what the centre kept of the call (`KeptChat`). */
export const FROM_CENTRE = 'centre'

/** From the other page of the call. */
export const CallSignal = z.strictObject({
  type: z.literal('call-signal'),
  from: z.string().max(40),
  payload: z.string().max(60_000),
})
