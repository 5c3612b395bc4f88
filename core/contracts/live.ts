/**
 * Border: terminal ↔ centre and desk ↔ centre over the live channel (WebSocket). Asks have an id and get one answer;
 * what an ask does happens once, however often it is sent. Tellings are of the moment and may be lost.
 */
import { z } from 'zod'
import {
  Availability,
  CallRelays,
  CallTicket,
  ConsultationRecord,
  ConsultationRequest,
  ConsultationState,
  ConsultationView,
  LawyerFace,
  LegalField,
  QueueTicket,
  Rating,
  RecordDraft,
  SpokenLanguage,
} from '../consultation/consultation.ts'
import { ChatLine } from '../consultation/chat.ts'
import { FollowUp, MadeOfTalk, WordToStaff } from '../consultation/follow-up.ts'
import { GuestName, GuestRole, GuestView } from '../consultation/call-guest.ts'
import { ConsultationId, ItemCode } from '../ids.ts'

/** Between the pages of a call; the centre carries it unread, to a party of the same call only. */
export const CallEnvelope = z.strictObject({
  consultationId: ConsultationId,
  from: z.string().max(40),
  /** `*`: everyone else in the call. */
  to: z.string().max(40),
  token: z.string().max(300),
  payload: z.string().max(60_000),
})
export type CallEnvelope = z.infer<typeof CallEnvelope>

/** What a self-test found; `null` and `untried`: not tried, which is neither good nor bad. */
export const SelfTestReport = z.strictObject({
  atMs: z.int(),
  camera: z.enum(['works', 'no-picture', 'refused', 'absent', 'in-use', 'untried']),
  microphone: z.enum(['works', 'silent', 'refused', 'absent', 'in-use', 'untried']),
  /** Root mean square of the loudest half second, 0–1. */
  microphoneLevel: z.number().nullable(),
  speaker: z.enum(['heard', 'not-heard']).nullable(),
  stun: z.enum(['reached', 'not-reached']).nullable(),
  turn: z.enum(['reached', 'not-reached']).nullable(),
  bandwidthKbps: z.int().nullable(),
  lossRatio: z.number().min(0).max(1).nullable(),
  roundTripMs: z.int().nullable(),
})
export type SelfTestReport = z.infer<typeof SelfTestReport>

export const CallEvent = z.enum(['connected', 'reconnecting', 'ended'])
export type CallEvent = z.infer<typeof CallEvent>

const onOne = { consultationId: ConsultationId }

/** For a page that comes back. The line went to the others already, from page to page; here it is kept once by its id. */
const KeepChat = z.strictObject({ type: z.literal('keep-chat'), ...onOne, line: ChatLine })
/** What was written while who asks was in the call; answered with `KeptChat`. */
const ReadChat = z.strictObject({ type: z.literal('read-chat'), ...onOne })

export const TerminalAsk = z.discriminatedUnion('type', [
  /** Which relays a self-test may try; answered with `CallRelays`. */
  z.strictObject({ type: z.literal('call-servers') }),
  /** Whether recording may be asked for here; answered with `RecordingOffer`. */
  z.strictObject({ type: z.literal('recording-offer') }),
  /** Opens, identifies, consents and queues in one; the same again changes nothing. */
  z.strictObject({ type: z.literal('request'), ...onOne, request: ConsultationRequest }),
  z.strictObject({ type: z.literal('look'), ...onOne }),
  z.strictObject({
    type: z.literal('leave'),
    ...onOne,
    as: z.enum(['abandoned', 'no_lawyer', 'converted_to_message']),
  }),
  /** Leaves for a while: the place is kept under this ticket, which the terminal made. */
  z.strictObject({ type: z.literal('hold'), ...onOne, ticket: QueueTicket }),
  /** Whose place a ticket keeps, answered with `TicketFound`. */
  z.strictObject({ type: z.literal('find-ticket'), ticket: QueueTicket }),
  /** Back, here or at another terminal of the centre; answered with `CameBack`. `idNumber`: of who came, where one is asked. */
  z.strictObject({
    type: z.literal('come-back'),
    ...onOne,
    ticket: QueueTicket,
    idNumber: z.string().max(30).nullable(),
  }),
  z.strictObject({ type: z.literal('call-event'), ...onOne, event: CallEvent }),
  /** The citizen takes back the consent to being recorded: it stops, and what there is of it goes. */
  z.strictObject({ type: z.literal('withdraw-recording'), ...onOne }),
  z.strictObject({ type: z.literal('rate'), ...onOne, rating: Rating.nullable() }),
  /** For the trace: a form is filled in together, and whether its answers are shown. */
  z.strictObject({
    type: z.literal('form-shared'),
    ...onOne,
    itemCode: ItemCode,
    what: z.enum(['opened', 'answers-shown', 'answers-hidden']),
  }),
  /** Whether somebody may join; `false` for one who has joined asks them out. */
  z.strictObject({ type: z.literal('let-in'), ...onOne, party: GuestName, agreed: z.boolean() }),
  /** After the signature: a service is opened out of the record, the lawyer's proposal is declined, the visit is over. */
  z.strictObject({
    type: z.literal('after-record'),
    ...onOne,
    what: z.enum(['opened', 'declined', 'left']),
    itemCode: ItemCode.nullable(),
  }),
  KeepChat,
  ReadChat,
  z.strictObject({ type: z.literal('self-test'), report: SelfTestReport }),
])
export type TerminalAsk = z.infer<typeof TerminalAsk>

/** `asksPerson`: whoever comes back must be who left. */
export const TicketFound = z.strictObject({ ...onOne, asksPerson: z.boolean() })
export const CameBack = z.strictObject({ view: ConsultationView, request: ConsultationRequest })
export type CameBack = z.infer<typeof CameBack>

export const LawyerAsk = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('look') }),
  z.strictObject({ type: z.literal('availability'), availability: Availability }),
  /** `fence` is the offer's: an offer that timed out meanwhile is not taken. */
  z.strictObject({ type: z.literal('accept'), ...onOne, fence: z.int() }),
  z.strictObject({
    type: z.literal('decline'),
    ...onOne,
    fence: z.int(),
    reason: z.enum(['conflict', 'not-my-field', 'busy']),
  }),
  z.strictObject({ type: z.literal('call-event'), ...onOne, event: CallEvent }),
  z.strictObject({
    type: z.literal('transfer'),
    ...onOne,
    /** Id of the consultation that goes on, made here. */
    continuesAs: ConsultationId,
    field: LegalField,
    note: z.string().max(2000),
  }),
  z.strictObject({ type: z.literal('emergency'), ...onOne, note: z.string().max(500) }),
  /** What is written so far; the last one sent is what stands. */
  z.strictObject({ type: z.literal('draft'), ...onOne, draft: RecordDraft }),
  z.strictObject({ type: z.literal('summarise'), ...onOne }),
  z.strictObject({ type: z.literal('sign'), ...onOne, record: ConsultationRecord }),
  /** Puts a service before the citizen, while they are at the terminal; another one takes its place. */
  z.strictObject({ type: z.literal('offer-service'), ...onOne, itemCode: ItemCode }),
  /** To staff, where the citizen has left. */
  z.strictObject({ type: z.literal('leave-word'), ...onOne, word: WordToStaff }),
  /** Who could join now; answered with `Colleagues`. */
  z.strictObject({ type: z.literal('colleagues'), ...onOne, role: GuestRole }),
  z.strictObject({ type: z.literal('invite'), ...onOne, accountId: z.string().max(60), role: GuestRole }),
  /** By the lawyer: asks a guest out, or takes the invitation back. */
  z.strictObject({ type: z.literal('ask-out'), ...onOne, party: GuestName }),
  /** By the guest: comes; `false` stays away, or leaves. */
  z.strictObject({ type: z.literal('join'), ...onOne, party: GuestName, comes: z.boolean() }),
  KeepChat,
  ReadChat,
  z.strictObject({ type: z.literal('self-test'), report: SelfTestReport }),
])
export type LawyerAsk = z.infer<typeof LawyerAsk>

/** The card a lawyer sees before deciding. The person's number is never on it. */
export const OfferCard = z.strictObject({
  consultationId: ConsultationId,
  fence: z.int(),
  endsAtMs: z.int(),
  field: LegalField,
  language: SpokenLanguage,
  mode: z.enum(['video', 'audio', 'text']),
  centreName: z.string(),
  waitedMs: z.int(),
  urgent: z.array(z.enum(['elderly', 'disabled', 'violence', 'deadline'])),
  /** Masked; `null` for one who stays anonymous. */
  personMask: z.string().nullable(),
  opponentName: z.string().nullable(),
  facts: z.string(),
  materials: z.array(z.string()),
  /** The citizen has agreed to being recorded: the lawyer knows before taking the call. */
  recorded: z.boolean(),
  /** What the adviser before wrote. */
  handover: z.strictObject({ from: LawyerFace, note: z.string() }).nullable(),
})
export type OfferCard = z.infer<typeof OfferCard>

/** Of whom a lawyer may choose: free at their desk now, and with nothing against it. */
export const Colleagues = z.array(
  z.strictObject({ accountId: z.string(), face: LawyerFace, languages: z.array(SpokenLanguage) }),
)
export type Colleagues = z.infer<typeof Colleagues>

/** A call somebody is asked into. Before the citizen has agreed nothing of it is here; who that is never is. */
export const Invitation = z.strictObject({
  id: ConsultationId,
  party: GuestName,
  role: GuestRole,
  from: LawyerFace,
  field: LegalField,
  language: SpokenLanguage,
  centreName: z.string(),
  mode: z.enum(['video', 'audio', 'text']),
  endsAtMs: z.int(),
  /** The citizen has agreed to being recorded: whoever is asked in knows before joining. */
  recorded: z.boolean(),
  /** Once joined. */
  call: CallTicket.nullable(),
  others: z.array(GuestView),
})
export type Invitation = z.infer<typeof Invitation>

/** A talk after its signature: what can still be proposed, and what has come of it. */
const FinishedTalk = z.strictObject({
  id: ConsultationId,
  field: LegalField,
  personMask: z.string().nullable(),
  centreName: z.string(),
  endedAtMs: z.int(),
  followUp: FollowUp,
  made: z.array(MadeOfTalk),
})
export type FinishedTalk = z.infer<typeof FinishedTalk>

export const DeskView = z.strictObject({
  lawyer: LawyerFace,
  /** The centre's clock when this was made: an offer runs by it, whatever the desktop's says. */
  nowMs: z.int(),
  /** For the desk's own test of its line, and for making a call ready while it rings. */
  relays: CallRelays,
  availability: Availability,
  waiting: z.int(),
  /** How many one call may have here, citizen and lawyer counted. */
  mostInCall: z.int(),
  offer: OfferCard.nullable(),
  current: z.array(
    z.strictObject({
      id: ConsultationId,
      state: ConsultationState,
      card: OfferCard,
      call: CallTicket.nullable(),
      emergency: z.boolean(),
      draft: RecordDraft.nullable(),
      /** Everyone ever asked into it, with how it stands. */
      guests: z.array(GuestView),
    }),
  ),
  /** Calls of others this lawyer is asked into, or is in. */
  invitations: z.array(Invitation),
  /** Signed by this lawyer in the last hours, the newest first. */
  finished: z.array(FinishedTalk),
})
export type DeskView = z.infer<typeof DeskView>

/** What the centre tells a terminal. */
export const ToTerminal = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('view'), view: ConsultationView }),
])
export type ToTerminal = z.infer<typeof ToTerminal>

/** What the centre tells a lawyer's desk. */
export const ToLawyer = z.discriminatedUnion('type', [z.strictObject({ type: z.literal('desk'), desk: DeskView })])
export type ToLawyer = z.infer<typeof ToLawyer>
