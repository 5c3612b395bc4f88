/** The tables as both engines hold them: ids text, instants epoch ms, sealed columns bytes, JSON opaque text. */
import type { Generated } from 'kysely'
import type { HandedState } from '../handover-store.ts'

interface CasesTable {
  region_code: string
  /** Where it was handed in: the county, or the station or village within it. */
  place_code: string
  case_number: string
  application_id: string
  digest: string
  /** SM3 of the same bytes; `null` for cases taken in before it was kept. */
  digest_sm3: string | null
  item_code: string
  stage: string
  outcome: string | null
  awaiting_materials: number
  terminal_id: string
  channel: string
  catalogue_version: string
  received_at: number
  created_at_terminal: number
  updated_at: number
  due_at: number | null
  due_what: string | null
  held_at: Generated<string>
  referred_to: string | null
  person_index: string | null
  slip_index: string
  /** What the slip of a terminal without a line calls it. */
  provisional_number: string | null
  /** `null`: not worked out yet; empty: nobody named. */
  name_index: string | null
  assigned_to: string | null
  assigned_name: string | null
  applicant_sealed: Uint8Array | null
  application_sealed: Uint8Array
  receipt_sealed: Uint8Array
}

interface CaseExclusionsTable {
  case_number: string
  account_id: string
}

interface CaseEventsTable {
  region_code: string
  case_number: string
  seq: number
  at: number
  kind: string
  stage: string
  outcome: string | null
  reason_sealed: Uint8Array | null
  actor: string | null
  act_id: string | null
}

interface CaseAssignmentsTable {
  id: string
  region_code: string
  case_number: string
  at: number
  actor: string
  to_account: string | null
  to_name: string | null
}

interface CaseFilesTable {
  case_number: string
  position: number
  role: string
  sha256: string
  media_type: string
  size_bytes: number
}

interface CaseEntriesTable {
  id: string
  region_code: string
  case_number: string
  at: number
  kind: string
  actor: string | null
  body_sealed: Uint8Array
}

interface BlobsTable {
  sha256: string
  media_type: string
  size_bytes: number
  stored_at: number
}

interface NumberSeriesTable {
  region_code: string
  day: string
  last_serial: number
}

/** One life of this memory each; those with `backup_at` are restores. */
interface CentreEpochsTable {
  seq: number
  epoch: string
  begun_at: number
  backup_at: number | null
  /** When a centre first ran over it. */
  opened_at: number | null
}

/** Files that come in pieces, by the terminal that sends them. */
interface UploadsTable {
  id: string
  terminal_id: string
  sha256: string
  size_bytes: number
  received_bytes: number
  ends_at: number
}

/** Where their pieces lie; not settled: the bytes may be there, or be gone. */
interface UploadPiecesTable {
  name: string
  upload_id: string
  start_at: number
  size_bytes: number
  settled: number
}

interface OutboxTable {
  id: string
  region_code: string
  topic: string
  payload: string
  created_at: number
  /** When those who are to hear of it had their messages made; set at once where nobody is. */
  relayed_at: number | null
}

interface WebhooksTable {
  client_id: string
  url: string
  covers: string
  secret_sealed: Uint8Array
  set_by: string
  set_at: number
}

/** What is delivered is gone from here. */
interface DeliveriesTable {
  event_id: string
  client_id: string
  case_number: string
  body: string
  created_at: number
  state: string
  /** Failed so far. */
  tries: number
  /** Of one that is held: the end of the lease. */
  next_at: number
  token: string | null
  failure: string | null
}

interface TerminalsTable {
  id: string
  name: string
  centre_name: string
  phone: string
  region_code: string
  place_code: string
  public_key: string
  enrolled_at: number
  last_seen_at: number | null
  last_heartbeat: string | null
  revoked: Generated<number>
}

interface ApiClientsTable {
  id: string
  name: string
  /** Joined by commas, as are `channels` and `acts`. */
  regions: string
  channels: string
  acts: string
  requests_per_minute: number
  secret_index: string
  old_secret_index: string | null
  old_secret_ends_at: number | null
  created_by: string
  created_at: number
  last_seen_at: number | null
  revoked_at: number | null
}

interface OnceKeysTable {
  client_id: string
  key_index: string
  fingerprint: string
  /** Of whoever is at work under it. */
  token: string
  lease_ends_at: number
  created_at: number
  /** `null` while nothing is done. */
  status: number | null
  answer_sealed: Uint8Array | null
}

interface EnrolmentCodesTable {
  code_index: string
  name: string
  centre_name: string
  phone: string
  region_code: string
  place_code: string
  expires_at: number
}

interface AccountsTable {
  id: string
  name: string
  role: string
  scope: string
  password_hash: string
  created_at: number
  /** The password was given by somebody else: it must be changed, and is of no use after this. */
  first_password_until: number | null
  disabled_at: number | null
  code_secret_sealed: Uint8Array | null
  code_step: number | null
}

interface SessionsTable {
  token_index: string
  /** Public name; the token itself is nowhere. */
  id: string
  device: string
  revoked_at: number | null
  account_id: string
  created_at: number
  last_used_at: number
  expires_at: number
}

interface RecoveryCodesTable {
  account_id: string
  code_index: string
  used_at: number | null
}

interface SecurityKeysTable {
  credential_id: string
  id: string
  account_id: string
  name: string
  public_key: string
  counter: number
  transports: string
  added_at: number
  last_used_at: number | null
}

interface SignInStepsTable {
  token_index: string
  kind: string
  account_id: string | null
  body_sealed: Uint8Array
  expires_at: number
}

interface SignInRulesTable {
  id: number
  second_factor_roles: string
  set_by: string
  set_at: number
}

interface CentresTable {
  code: string
  name: string
  closed_at: number | null
  set_by: string
  set_at: number
}

interface AuditTable {
  id: string
  at: number
  actor: string
  action: string
  subject: string
}

interface HandoversTable {
  id: string
  terminal_id: string
  ends_at: number
  closed: number
  phone: string | null
}

interface HandoverFilesTable {
  handover_id: string
  file_id: string
  position: number
  size_bytes: number
  received_bytes: number
  state: HandedState
}

interface HandoverPiecesTable {
  handover_id: string
  file_id: string
  at: number
  sealed: Uint8Array
}

interface SavedVisitsTable {
  id: string
  sealed: Uint8Array
  expires_at: number
}

interface ContentPartsTable {
  sha256: string
  /** Canonical JSON; public, so not sealed. */
  body: string
}

interface ContentVersionsTable {
  version: number
  created_at: number
  origin: string
  actor: string | null
  reviewer: string | null
  note: string | null
  /** Signed manifest, as terminals are given it. */
  manifest: string
  /** Points of the review for secrecy, as JSON. */
  checks: string | null
  alone: Generated<number>
}

/** What the software last brought along: tells a local edit from an old release. */
interface ContentReleaseTable {
  kind: string
  id: string
  sha256: string
}

interface ContentDraftsTable {
  kind: string
  id: string
  body: string
  base_sha256: string
  actor: string
  at: number
}

interface HelpCallsTable {
  id: string
  terminal_id: string
  region_code: string
  screen: string
  asked_at: number
  state: string
  answered_by: string | null
  answered_at: number | null
}

interface OfficeHoursTable {
  region_code: string
  body: string
  hours: string
  set_by: string
  set_at: number
}

interface SlotSeatsTable {
  region_code: string
  body: string
  day: string
  time: string
  seat: number
  case_number: string
}

interface ConsultationsTable {
  id: string
  region_code: string
  terminal_id: string
  state: string
  tier: string
  field: string
  language: string
  precedence: number
  waiting_since: number
  lawyer_id: string | null
  fence: number
  offer_ends_at: number | null
  held_until: number | null
  word_at: number | null
  ticket_index: string | null
  passed_over: string
  person_token: string | null
  opponent_token: string | null
  continues_as: string | null
  guests: string
  emergency: number
  created_at: number
  updated_at: number
  connected_at: number | null
  ended_at: number | null
  content_sealed: Uint8Array
}

interface ConsultationTraceTable {
  consultation_id: string
  seq: number
  at: number
  kind: string
  actor: string
  ask_id: string | null
  body_sealed: Uint8Array
  previous_sha256: string
  sha256: string
  previous_sm3: string
  sm3: string
}

interface ConsultationChatTable {
  consultation_id: string
  seq: number
  line_id: string
  at: number
  sealed: Uint8Array
}

interface LawyersTable {
  account_id: string
  availability: string
  profile: string
  client_tokens: string
  adversary_tokens: string
  idle_since: number
}

interface SelfTestsTable {
  principal: string
  report: string
  at: number
}

interface ChatRetentionTable {
  id: number
  kept_days: number
  set_by: string
  set_at: number
}

interface RecordingOffersTable {
  id: number
  offered: number
  kept_days: number
  set_by: string
  set_at: number
}

interface RecordingTakesTable {
  consultation_id: string
  party: string
  take: string
  media_type: string
  begun_at: number
  last_piece_at: number
  pieces: number
  bytes: number
  ended_at: number | null
  erase_at: number
  erasing_at: number | null
  erased_at: number | null
}

interface RecordingPiecesTable {
  consultation_id: string
  party: string
  take: string
  seq: number
  size_bytes: number
  sha256: string
  end_ms: number
  received_at: number
}

interface CaseRetentionTable {
  id: number
  /** `null`: for good. */
  kept_days: number | null
  set_by: string
  set_at: number
}

interface PersonReadsTable {
  id: string
  at: number
  account_id: string
  account_name: string
  scope: string
  kind: string
  /** Number of a case or of a consultation; empty: none. */
  subject: string
  ground: string
  words_sealed: Uint8Array | null
}

interface CaseHoldsTable {
  case_number: string
  set_by: string
  set_at: number
  reason_sealed: Uint8Array | null
}

/** What is left of a case whose days are over. */
interface ReducedCasesTable {
  region_code: string
  place_code: string
  case_number: string
  item_code: string
  channel: string
  stage: string
  outcome: string | null
  received_at: number
  ended_at: number
  reduced_at: number
}

/** How far files have been looked through: the last, by when it came and its name. */
interface ErasureProgressTable {
  place: string
  at: number
  after: string
}

interface CentreCodesTable {
  code_index: string
  name: string
  region_code: string
  expires_at: number
}

interface CentresBeneathTable {
  id: string
  name: string
  region_code: string
  public_key: string
  joined_at: number
  revoked_at: number | null
  /** By the clock here, and by theirs. */
  heard_at: number | null
  sent_at: number | null
  standing: string | null
}

interface MonthsBeneathTable {
  centre_id: string
  period: string
  revision: number
  digest: string
  figures: string
}

interface CentreAboveTable {
  id: number
  url: string
  centre_id: string
  name: string
  region_code: string
  joined_at: number
  taken_at: number | null
  failure: string | null
}

interface MonthsToldTable {
  period: string
  revision: number
  digest: string
  figures: string
  /** Of what the centre above has. */
  held_digest: string | null
}

interface ResealProgressTable {
  /** A table, or `files`. */
  place: string
  /** The keys it is about. */
  keys: string
  /** The last that was looked at. */
  after: string | null
  /** In this pass. */
  changed: number
  done: number
}

interface CentreKeysTable {
  id: number
  fingerprint: string
}

interface ClusterNodesTable {
  id: string
  lives_until: number
}

interface ClusterPresenceTable {
  role: 'terminal' | 'lawyer'
  principal: string
  node_id: string
  left_at: number | null
}

interface ClusterLeasesTable {
  name: string
  holder: string | null
  fence: number
  ends_at: number
}

interface ContentProposalsTable {
  id: string
  /** Names and times of drafts, as JSON. */
  drafts: string
  again_version: number | null
  note: string
  proposed_by: string
  proposed_at: number
  state: string
  decided_by: string | null
  decided_at: number | null
  words: string | null
  version: number | null
}

interface ContentRulesTable {
  id: number
  own_approval: number
  set_by: string
  set_at: number
}

export interface CentreTables {
  content_proposals: ContentProposalsTable
  content_rules: ContentRulesTable
  reseal_progress: ResealProgressTable
  resealing_now: { place: string }
  erasing_now: { place: string }
  case_retention: CaseRetentionTable
  case_holds: CaseHoldsTable
  reduced_cases: ReducedCasesTable
  person_reads: PersonReadsTable
  files_to_erase: { sha256: string }
  erasure_progress: ErasureProgressTable
  centre_codes: CentreCodesTable
  centres_beneath: CentresBeneathTable
  months_beneath: MonthsBeneathTable
  centre_above: CentreAboveTable
  months_told: MonthsToldTable
  centre_keys: CentreKeysTable
  cluster_nodes: ClusterNodesTable
  cluster_presence: ClusterPresenceTable
  cluster_leases: ClusterLeasesTable
  office_hours: OfficeHoursTable
  slot_seats: SlotSeatsTable
  content_parts: ContentPartsTable
  content_versions: ContentVersionsTable
  content_release: ContentReleaseTable
  content_drafts: ContentDraftsTable
  help_calls: HelpCallsTable
  consultations: ConsultationsTable
  consultation_trace: ConsultationTraceTable
  consultation_chat: ConsultationChatTable
  chat_retention: ChatRetentionTable
  lawyers: LawyersTable
  self_tests: SelfTestsTable
  recording_offers: RecordingOffersTable
  recording_takes: RecordingTakesTable
  recording_pieces: RecordingPiecesTable
  cases: CasesTable
  case_exclusions: CaseExclusionsTable
  case_events: CaseEventsTable
  case_assignments: CaseAssignmentsTable
  case_entries: CaseEntriesTable
  case_files: CaseFilesTable
  blobs: BlobsTable
  number_series: NumberSeriesTable
  centre_epochs: CentreEpochsTable
  uploads: UploadsTable
  upload_pieces: UploadPiecesTable
  outbox: OutboxTable
  terminals: TerminalsTable
  api_clients: ApiClientsTable
  once_keys: OnceKeysTable
  webhooks: WebhooksTable
  deliveries: DeliveriesTable
  enrolment_codes: EnrolmentCodesTable
  accounts: AccountsTable
  centres: CentresTable
  recovery_codes: RecoveryCodesTable
  security_keys: SecurityKeysTable
  sign_in_steps: SignInStepsTable
  sso_subjects: { subject_index: string; account_id: string; bound_at: number }
  sign_in_rules: SignInRulesTable
  handovers: HandoversTable
  handover_files: HandoverFilesTable
  handover_pieces: HandoverPiecesTable
  saved_visits: SavedVisitsTable
  sessions: SessionsTable
  audit: AuditTable
}

export interface GuardTables {
  nonces: { terminal_id: string; nonce: string; seen_at: number }
  attempts: { key: string; window_start: number; count: number }
}
