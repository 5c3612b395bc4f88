/** The remote consultation as everyone knows it: its states, what a citizen asks, what is known of a lawyer. */
import { z } from 'zod'
import { ConsultationId, RegionCode } from '../ids.ts'
import { ServiceOffer } from './follow-up.ts'
import { RecordingState } from './recording.ts'
import { GuestView } from './call-guest.ts'
import { LawyerFace } from './lawyer-face.ts'

export { LawyerFace, Tier } from './lawyer-face.ts'

/** Fields of law a citizen can choose from and a lawyer is listed under. */
export const LEGAL_FIELDS = [
  'labour',
  'family',
  'property',
  'debt',
  'traffic',
  'consumer',
  'land',
  'administrative',
  'criminal',
  'other',
] as const
export const LegalField = z.enum(LEGAL_FIELDS)
export type LegalField = z.infer<typeof LegalField>

/** ISO 639 where there is a code; `csl` is Chinese sign language. */
export const SPOKEN_LANGUAGES = ['zh', 'en', 'ug', 'bo', 'mn', 'csl'] as const
export const SpokenLanguage = z.enum(SPOKEN_LANGUAGES)
export type SpokenLanguage = z.infer<typeof SpokenLanguage>

const CONSULTATION_STATES = [
  'created',
  'identified',
  'consented',
  'queued',
  'offered',
  /** Away with a ticket: asked of nobody, and the place is kept. */
  'held',
  'connected',
  'reconnecting',
  'summarising',
  'signed',
  'rated',
  'closed',
  'abandoned',
  'no_lawyer',
  'converted_to_message',
  'transferred',
] as const
export const ConsultationState = z.enum(CONSULTATION_STATES)
export type ConsultationState = z.infer<typeof ConsultationState>

/** Every step a consultation may take; a state without any is an end. */
const STEPS: Readonly<Record<ConsultationState, readonly ConsultationState[]>> = {
  created: ['identified', 'abandoned'],
  identified: ['consented', 'abandoned'],
  consented: ['queued', 'abandoned'],
  queued: ['offered', 'held', 'abandoned', 'no_lawyer', 'converted_to_message'],
  offered: ['queued', 'held', 'connected', 'abandoned', 'converted_to_message'],
  held: ['queued', 'abandoned'],
  connected: ['reconnecting', 'summarising', 'transferred', 'abandoned', 'queued'],
  reconnecting: ['connected', 'summarising', 'transferred', 'abandoned', 'queued'],
  summarising: ['signed', 'transferred', 'abandoned'],
  signed: ['rated', 'closed'],
  rated: ['closed'],
  closed: [],
  abandoned: [],
  no_lawyer: [],
  converted_to_message: [],
  transferred: [],
}
export const mayStep = (from: ConsultationState, to: ConsultationState): boolean => STEPS[from].includes(to)
export const isOver = (state: ConsultationState): boolean => STEPS[state].length === 0
/** A lawyer is bound: the line between the two is up or being mended. */
export const isInCall = (state: ConsultationState): boolean => state === 'connected' || state === 'reconnecting'

/** Each asked separately; only the first is needed. Refusing recording still gets advice, with written notes. */
const Consents = z.strictObject({
  processing: z.literal(true),
  recording: z.boolean(),
  sharingMaterials: z.boolean(),
  /** Version of the words that were shown. */
  textVersion: z.string().min(1).max(40),
  /** Of the words on recording, where it was asked; without it nobody has agreed to any. */
  recordingTextVersion: z.string().min(1).max(40).optional(),
  atMs: z.int(),
})

export const Precedence = z.strictObject({
  elderly: z.boolean(),
  disabled: z.boolean(),
  violence: z.boolean(),
  /** The day a limit ends, where the citizen knows one. */
  deadlineAtMs: z.int().nullable(),
})
export type Precedence = z.infer<typeof Precedence>

/** Everything said at the terminal before the queue. Personal: sealed wherever it rests. */
export const ConsultationRequest = z.strictObject({
  field: LegalField,
  language: SpokenLanguage,
  mode: z.enum(['video', 'audio', 'text']),
  identification: z.enum(['id-card', 'by-hand', 'anonymous']),
  person: z
    .strictObject({ name: z.string().max(60), idNumber: z.string().max(30), phone: z.string().max(30) })
    .nullable(),
  /** The other side, where the citizen names one: a lawyer who acts for it is never offered. */
  opponentName: z.string().max(80).nullable(),
  precedence: Precedence,
  consents: Consents,
  facts: z.string().max(2000),
  /** Digests of papers already at the centre; shown to the lawyer only with `sharingMaterials`. */
  materials: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(30),
})
export type ConsultationRequest = z.infer<typeof ConsultationRequest>

/**
 * On the ticket of one who leaves the queue for a while: six signs read from paper without taking one for another
 * (Crockford). Found by guessing it would be a place in a queue, and only with the card of who left it.
 */
export const TICKET_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const TICKET_LENGTH = 6
export const QueueTicket = z.string().regex(new RegExp(`^[${TICKET_SIGNS}]{${TICKET_LENGTH}}$`))

/** What the lawyer writes after the call. */
export const ConsultationRecord = z.strictObject({
  facts: z.string().max(4000),
  issue: z.string().max(2000),
  advice: z.string().min(1).max(6000),
  lawsCited: z.array(z.string().max(200)).max(30),
  nextSteps: z.string().max(2000),
  /** 法律援助法 23: the citizen was told of legal aid. It cannot be left out. */
  legalAidTold: z.literal(true),
})
export type ConsultationRecord = z.infer<typeof ConsultationRecord>

/** The record as far as it is written: kept while the call runs, so that no reload or power cut takes it. */
export const RecordDraft = ConsultationRecord.omit({ legalAidTold: true }).extend({ advice: z.string().max(6000) })
export type RecordDraft = z.infer<typeof RecordDraft>

export const Rating = z.strictObject({
  /** 好差评: 5 very satisfied … 1 very dissatisfied. */
  level: z.int().min(1).max(5),
  words: z.string().max(500),
})
export type Rating = z.infer<typeof Rating>

export const IceServer = z.strictObject({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
})
export type IceServer = z.infer<typeof IceServer>

/** Who speaks in a call, by the names signals are addressed to. */
export const CALL_PARTIES = ['citizen', 'lawyer'] as const

/** The ways media may take: told before there is a ticket, so that a call can be made ready. */
export const CallRelays = z.strictObject({
  iceServers: z.array(IceServer),
  /** Where only relays may be used (remote areas, or a test). */
  relayOnly: z.boolean(),
})
export type CallRelays = z.infer<typeof CallRelays>

/** The room on a server that forwards picture and sound, where a call is larger than its pages can send to each other. */
export const CallRoom = z.strictObject({
  url: z.url({ protocol: /^wss?$/ }).max(300),
  /** Opens this room for this party alone, for some minutes; whoever is inside stays in. */
  token: z.string().max(2000),
  /** By which name the server knows each of the others. It tells nothing of anybody. */
  members: z.array(z.strictObject({ party: z.string().max(40), member: z.string().max(80) })).max(20),
})
export type CallRoom = z.infer<typeof CallRoom>

/** What a page needs to enter a call, and to enter it again after a reload. */
export const CallTicket = z.strictObject({
  consultationId: ConsultationId,
  /** Bound to consultation, party and consents; the centre refuses signals without it. */
  token: z.string().max(300),
  self: z.string().max(40),
  /** Everyone else in the call now; it changes as others join and leave. */
  parties: z.array(z.string().max(40)).max(20),
  ...CallRelays.shape,
  /** `null`: the pages send to each other. */
  room: CallRoom.nullable(),
  recordingAllowed: z.boolean(),
  /** How many lines the centre has kept of what was written. A page that shows fewer has missed one, and reads them. */
  writtenLines: z.int(),
  mode: z.enum(['video', 'audio', 'text']),
})
export type CallTicket = z.infer<typeof CallTicket>

/** How long it may take, said honestly. */
export const Outlook = z.discriminatedUnion('kind', [
  /** `basedOn`: how many finished consultations the figure rests on. */
  z.strictObject({ kind: z.literal('minutes'), minutes: z.int(), basedOn: z.int() }),
  /** Somebody is on duty, and too little is known to say a figure. */
  z.strictObject({ kind: z.literal('unknown') }),
  /** Nobody on duty can take it: a message or an appointment. */
  z.strictObject({ kind: z.literal('no-lawyer') }),
])
export type Outlook = z.infer<typeof Outlook>

/** The consultation as the terminal may show it. */
export const ConsultationView = z.strictObject({
  id: ConsultationId,
  state: ConsultationState,
  /** 1 is next; `null` when not waiting. */
  place: z.int().nullable(),
  outlook: Outlook.nullable(),
  waitingSinceMs: z.int().nullable(),
  /** Until when the place is kept for one who is away with a ticket; else `null`. */
  heldUntilMs: z.int().nullable(),
  lawyer: LawyerFace.nullable(),
  call: CallTicket.nullable(),
  /** Who is to join or has joined beside the two; who will not any more is left out. */
  guests: z.array(GuestView),
  record: ConsultationRecord.nullable(),
  /** What the lawyer proposes after the signature, and what became of it. */
  offer: ServiceOffer.nullable(),
  recording: RecordingState,
  /** SHA-256 and SM3 of the trace so far: printed beside the record. */
  trace: z.strictObject({ entries: z.int(), sha256: z.string(), sm3: z.string() }),
  /** The consultation that goes on with it after a handover. */
  continuesAs: ConsultationId.nullable(),
})
export type ConsultationView = z.infer<typeof ConsultationView>

/** A lawyer's standing entry, kept by an administrator. */
export const LawyerProfile = z.strictObject({
  face: LawyerFace,
  fields: z.array(LegalField).min(1),
  languages: z.array(SpokenLanguage).min(1),
  homeRegion: RegionCode,
  /** Consultations at once: 1 for calls, more where the lawyer takes written ones beside. */
  mostAtOnce: z.int().min(1).max(5),
  /** Weekly duty by civil day of the centre (1 Monday … 7 Sunday) and minutes of the day; none: whenever available. */
  rota: z
    .array(
      z.strictObject({
        weekday: z.int().min(1).max(7),
        fromMinute: z.int().min(0).max(1440),
        toMinute: z.int().min(0).max(1440),
      }),
    )
    .max(50),
})
export type LawyerProfile = z.infer<typeof LawyerProfile>

export const Availability = z.enum(['available', 'break', 'away'])
export type Availability = z.infer<typeof Availability>
