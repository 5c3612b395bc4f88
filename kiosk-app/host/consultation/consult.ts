/** What a visit knows of its consultation, and what is asked of the centre for it. */
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import type { ConsultWay, Urgency } from '@lutong/core/contracts/consult-screens.ts'
import {
  type CallRelays,
  type ConsultationRequest,
  type ConsultationState,
  type ConsultationView,
  type LegalField,
  SpokenLanguage,
} from '@lutong/core/consultation/consultation.ts'
import type { RecordingOffer, RecordingState } from '@lutong/core/consultation/recording.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { birthDateOfIdNumber } from '@lutong/core/person/id-number.ts'
import type { LanguageTag } from '@lutong/core/messages/language-pack.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'

export interface Consult {
  readonly id: ConsultationId
  readonly field: LegalField
  readonly urgency: Urgency
  /** The other side, as the citizen calls it; empty where it is not said. */
  readonly opponent: string
  readonly way: ConsultWay
  /** Joined the queue, whatever has come of it; the same request again changes nothing. */
  readonly request: ConsultationRequest | null
  /** As the centre told it last. */
  readonly view: ConsultationView | null
  readonly online: boolean
  /** Ways to test and to make the call ready by; `null` while nobody has told. */
  readonly relays: CallRelays | null
  readonly rated: boolean
  /** Who does not hear well has said so: what the lawyer says is written from the first word on. */
  readonly wantsCaptions: boolean
  /** Under which the place is kept while the citizen is away. */
  readonly ticket: string | null
  /** Whether the centre records at all; `null` while nobody has told. */
  readonly recordingOffer: RecordingOffer | null
  /** `null`: it was not asked. */
  readonly recordingAgreed: boolean | null
  /** Taken back during the call: it stops here, whether the centre has heard it yet or not. */
  readonly recordingStopped: boolean
}

/** Of the words on the notice screen: what was agreed to can be named later. */
const CONSENT_TEXT = 'notice-2026-11'
/** Of the words on the question about recording. */
const RECORDING_TEXT = 'recording-2026-11'
const ELDERLY_FROM = 60
const DEADLINE_DAYS = 7
const DAY_MS = 24 * 3_600_000

export const beginConsult = (id: ConsultationId, field: LegalField): Consult => ({
  id,
  field,
  urgency: { violence: false, deadline: false, disabled: false },
  opponent: '',
  way: 'video',
  request: null,
  view: null,
  online: false,
  relays: null,
  rated: false,
  wantsCaptions: false,
  ticket: null,
  recordingOffer: null,
  recordingAgreed: null,
  recordingStopped: false,
})

/** Back in the queue, here or at another terminal: what was said when it was joined comes from the centre. */
export const resumeConsult = (here: Consult | null, request: ConsultationRequest, view: ConsultationView): Consult => ({
  ...beginConsult(view.id, request.field),
  urgency: {
    violence: request.precedence.violence,
    deadline: request.precedence.deadlineAtMs !== null,
    disabled: request.precedence.disabled,
  },
  opponent: request.opponentName ?? '',
  way: request.mode,
  relays: here?.relays ?? null,
  online: true,
  request,
  view,
})

const isElderly = (idNumber: string, nowMs: number): boolean => {
  const born = birthDateOfIdNumber(idNumber)
  if (born === undefined) return false
  const turnsOn = `${Number(born.slice(0, 4)) + ELDERLY_FROM}${born.slice(4)}`
  return turnsOn <= isoDateOfDay(dayOfInstant(nowMs))
}

interface Asking {
  readonly tag: LanguageTag
  readonly person: IdentifiedPerson | null
  readonly identification: { readonly method: string }
}

/** No papers go along: that is not asked for, and not said to be agreed to. Recording is, where it was asked. */
export const requestOf = (visit: Asking, consult: Consult, nowMs: number): ConsultationRequest => {
  const { identification, person } = visit
  const language = SpokenLanguage.safeParse(visit.tag.split('-')[0])
  return {
    field: consult.field,
    language: language.success ? language.data : 'zh',
    mode: consult.way,
    identification:
      identification.method === 'id-card' ? 'id-card' : identification.method === 'none' ? 'anonymous' : 'by-hand',
    person: person === null ? null : { name: person.name, idNumber: person.idNumber, phone: '' },
    opponentName: consult.opponent.trim() === '' ? null : consult.opponent.trim(),
    precedence: {
      elderly: person !== null && isElderly(person.idNumber, nowMs),
      disabled: consult.urgency.disabled,
      violence: consult.urgency.violence,
      deadlineAtMs: consult.urgency.deadline ? nowMs + DEADLINE_DAYS * DAY_MS : null,
    },
    consents: {
      processing: true,
      recording: consult.recordingAgreed === true,
      sharingMaterials: false,
      textVersion: CONSENT_TEXT,
      ...(consult.recordingAgreed === null ? {} : { recordingTextVersion: RECORDING_TEXT }),
      atMs: nowMs,
    },
    facts: '',
    materials: [],
  }
}

/** Asked only where there is something to record. */
export const asksRecording = ({ recordingOffer, way }: Consult): boolean =>
  recordingOffer?.offered === true && way !== 'text'

/** As it stands for who looks at the screen. */
export const recordingOf = ({ recordingStopped, view }: Consult): RecordingState => {
  const state = view?.recording ?? 'none'
  return recordingStopped && state === 'agreed' ? 'withdrawn' : state
}

const CALLING: readonly ConsultationState[] = ['connected', 'reconnecting']
const WAITING: readonly ConsultationState[] = ['created', 'identified', 'consented', 'queued', 'offered']
const WRITTEN: readonly ConsultationState[] = ['summarising', 'signed', 'rated', 'closed']

/** Where somebody is who has this view. `over`: ended without an advice. */
export const stageOf = (view: ConsultationView | null): 'waiting' | 'held' | 'call' | 'record' | 'over' => {
  if (view === null || WAITING.includes(view.state)) return 'waiting'
  if (CALLING.includes(view.state)) return 'call'
  if (view.state === 'held') return 'held'
  // A handover goes on by itself under the id it names.
  if (view.state === 'transferred') return 'waiting'
  return WRITTEN.includes(view.state) ? 'record' : 'over'
}

/** Waits for a lawyer, and none is on duty who could take it. */
export const hasNobody = (consult: Consult | null): boolean =>
  consult?.view?.outlook?.kind === 'no-lawyer' && stageOf(consult.view) === 'waiting'

/** Has a ticket that the centre knows. */
export const isAway = (consult: Consult | null): boolean => consult?.ticket != null && consult.view?.state === 'held'

/** Nobody touches the screen while speaking with a lawyer. Whoever waits for one is asked now and then: they may have left. */
export const isInCall = (consult: Consult | null): boolean =>
  consult?.request !== null && consult?.request !== undefined && stageOf(consult.view) === 'call'
