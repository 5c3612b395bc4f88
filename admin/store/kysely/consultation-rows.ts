/** What rows of consultations mean; parsed before they are believed. */
import {
  Availability,
  ConsultationRecord,
  ConsultationRequest,
  ConsultationState,
  LawyerFace,
  LawyerProfile,
  LegalField,
  Rating,
  RecordDraft,
  SpokenLanguage,
  Tier,
} from '@lutong/core/consultation/consultation.ts'
import { FollowUp } from '@lutong/core/consultation/follow-up.ts'
import { NO_RECORDING, RecordingState } from '@lutong/core/consultation/recording.ts'
import { GuestName, GuestRole, GuestState } from '@lutong/core/consultation/call-guest.ts'
import { ConsultationId, RegionCode, TerminalId } from '@lutong/core/ids.ts'
import type { Insertable, Selectable } from 'kysely'
import { z } from 'zod'
import type { Consultation, ConsultationFacts, LawyerRow, TraceEntry } from '../consultation-store.ts'
import type { Vault } from '../vault.ts'
import { utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

type Row = Selectable<CentreTables['consultations']>

/** A lawyer's seat is taken from the offer until the record is signed. */
export const SEATED: readonly ConsultationState[] = ['offered', 'connected', 'reconnecting', 'summarising']

export const FACT_COLUMNS = [
  'id',
  'region_code',
  'terminal_id',
  'state',
  'tier',
  'field',
  'language',
  'precedence',
  'waiting_since',
  'lawyer_id',
  'fence',
  'offer_ends_at',
  'held_until',
  'ticket_index',
  'passed_over',
  'person_token',
  'opponent_token',
  'continues_as',
  'guests',
  'emergency',
  'created_at',
  'updated_at',
  'connected_at',
  'ended_at',
] as const

const Passed = z.array(z.strictObject({ lawyerId: z.string(), untilMs: z.int().nullable() }))
const Guests = z.array(
  z.strictObject({
    party: GuestName,
    accountId: z.string(),
    role: GuestRole,
    state: GuestState,
    endsAtMs: z.int().nullable(),
    // Rows of before there was a room server say nothing of it.
    byRoom: z.boolean().default(false),
  }),
)
const Content = z.strictObject({
  request: ConsultationRequest,
  handover: z.strictObject({ from: LawyerFace, note: z.string() }).nullable(),
  draft: RecordDraft.nullable().default(null),
  record: ConsultationRecord.nullable(),
  rating: Rating.nullable(),
  recording: z
    .strictObject({ state: RecordingState, keptDays: z.int() })
    .default({ state: 'none', keptDays: NO_RECORDING.keptDays }),
  followUp: FollowUp.nullable().default(null),
})
const Tokens = z.array(z.string())

export const contentPlace = (id: string) => `consultations.content:${id}`
export const tracePlace = (id: string, seq: number) => `consultation-trace:${id}:${seq}`

export const toFacts = (row: Pick<Row, (typeof FACT_COLUMNS)[number]>): ConsultationFacts => ({
  id: ConsultationId.parse(row.id),
  regionCode: RegionCode.parse(row.region_code),
  terminalId: TerminalId.parse(row.terminal_id),
  state: ConsultationState.parse(row.state),
  tier: Tier.parse(row.tier),
  field: LegalField.parse(row.field),
  language: SpokenLanguage.parse(row.language),
  precedence: row.precedence,
  waitingSinceMs: row.waiting_since,
  lawyerId: row.lawyer_id,
  fence: row.fence,
  offerEndsAtMs: row.offer_ends_at,
  heldUntilMs: row.held_until,
  ticketIndex: row.ticket_index,
  passedOver: row.passed_over === '[]' ? [] : Passed.parse(JSON.parse(row.passed_over)),
  personToken: row.person_token,
  opponentToken: row.opponent_token,
  continuesAs: row.continues_as === null ? null : ConsultationId.parse(row.continues_as),
  guests: row.guests === '[]' ? [] : Guests.parse(JSON.parse(row.guests)),
  emergency: row.emergency === 1,
  createdAtMs: row.created_at,
  updatedAtMs: row.updated_at,
  connectedAtMs: row.connected_at,
  endedAtMs: row.ended_at,
})

export const toConsultation = (row: Row, vault: Vault): Consultation => ({
  ...toFacts(row),
  content: Content.parse(JSON.parse(utf8.text(vault.open(contentPlace(row.id), row.content_sealed)))),
})

/** Only while nobody has seen to it. */
const wordAt = ({ content: { followUp } }: Consultation): number | null =>
  followUp?.word?.doneAtMs === null ? followUp.word.atMs : null

export const fromConsultation = (one: Consultation, vault: Vault): Insertable<CentreTables['consultations']> => ({
  id: one.id,
  region_code: one.regionCode,
  terminal_id: one.terminalId,
  state: one.state,
  tier: one.tier,
  field: one.field,
  language: one.language,
  precedence: one.precedence,
  waiting_since: one.waitingSinceMs,
  lawyer_id: one.lawyerId,
  fence: one.fence,
  offer_ends_at: one.offerEndsAtMs,
  held_until: one.heldUntilMs,
  ticket_index: one.ticketIndex,
  passed_over: JSON.stringify(one.passedOver),
  person_token: one.personToken,
  opponent_token: one.opponentToken,
  continues_as: one.continuesAs,
  guests: JSON.stringify(one.guests),
  emergency: one.emergency ? 1 : 0,
  created_at: one.createdAtMs,
  updated_at: one.updatedAtMs,
  connected_at: one.connectedAtMs,
  ended_at: one.endedAtMs,
  word_at: wordAt(one),
  content_sealed: vault.seal(contentPlace(one.id), utf8.bytes(JSON.stringify(one.content))),
})

export const toTrace = (row: Selectable<CentreTables['consultation_trace']>, vault: Vault): TraceEntry => ({
  seq: row.seq,
  atMs: row.at,
  kind: row.kind,
  actor: row.actor,
  body: JSON.parse(utf8.text(vault.open(tracePlace(row.consultation_id, row.seq), row.body_sealed))),
  previousSha256: row.previous_sha256,
  sha256: row.sha256,
  previousSm3: row.previous_sm3,
  sm3: row.sm3,
})

export const fromTrace = (
  consultationId: string,
  entry: TraceEntry,
  askId: string | null,
  vault: Vault,
): Insertable<CentreTables['consultation_trace']> => ({
  consultation_id: consultationId,
  seq: entry.seq,
  at: entry.atMs,
  kind: entry.kind,
  actor: entry.actor,
  ask_id: askId,
  body_sealed: vault.seal(tracePlace(consultationId, entry.seq), utf8.bytes(JSON.stringify(entry.body))),
  previous_sha256: entry.previousSha256,
  sha256: entry.sha256,
  previous_sm3: entry.previousSm3,
  sm3: entry.sm3,
})

export const toLawyer = (row: Selectable<CentreTables['lawyers']>, load: number): LawyerRow => ({
  accountId: row.account_id,
  availability: Availability.parse(row.availability),
  profile: LawyerProfile.parse(JSON.parse(row.profile)),
  clientTokens: Tokens.parse(JSON.parse(row.client_tokens)),
  adversaryTokens: Tokens.parse(JSON.parse(row.adversary_tokens)),
  idleSinceMs: row.idle_since,
  load,
})
