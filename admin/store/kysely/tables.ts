/** The tables as both engines hold them: ids text, instants epoch ms, sealed columns bytes, JSON opaque text. */
import type { Generated } from 'kysely'

interface CasesTable {
  region_code: string
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
  person_index: string | null
  slip_index: string
  applicant_sealed: Uint8Array | null
  application_sealed: Uint8Array
  receipt_sealed: Uint8Array
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
}

interface CaseFilesTable {
  case_number: string
  position: number
  role: string
  sha256: string
  media_type: string
  size_bytes: number
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

interface OutboxTable {
  id: string
  region_code: string
  topic: string
  payload: string
  created_at: number
}

interface TerminalsTable {
  id: string
  name: string
  centre_name: string
  phone: string
  region_code: string
  public_key: string
  enrolled_at: number
  last_seen_at: number | null
  last_heartbeat: string | null
  revoked: Generated<number>
}

interface EnrolmentCodesTable {
  code_index: string
  name: string
  centre_name: string
  phone: string
  region_code: string
  expires_at: number
}

interface AccountsTable {
  id: string
  name: string
  role: string
  scope: string
  password_hash: string
  created_at: number
}

interface SessionsTable {
  token_index: string
  account_id: string
  created_at: number
  last_used_at: number
  expires_at: number
}

interface AuditTable {
  id: string
  at: number
  actor: string
  action: string
  subject: string
}

export interface CentreTables {
  cases: CasesTable
  case_events: CaseEventsTable
  case_files: CaseFilesTable
  blobs: BlobsTable
  number_series: NumberSeriesTable
  outbox: OutboxTable
  terminals: TerminalsTable
  enrolment_codes: EnrolmentCodesTable
  accounts: AccountsTable
  sessions: SessionsTable
  audit: AuditTable
}

export interface GuardTables {
  nonces: { terminal_id: string; nonce: string; seen_at: number }
  attempts: { key: string; window_start: number; count: number }
}
