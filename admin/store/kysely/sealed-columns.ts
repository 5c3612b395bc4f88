/** Every column that is sealed by the centre's keys, and what its bytes are bound to. A test holds this to the schema. */
import { SEALED } from './rows.ts'
import { contentPlace, tracePlace } from './consultation-rows.ts'
import { chatPlace } from './chat-store.ts'
import { codeSecretPlace, stepPlace } from './second-factor-store.ts'
import { answerPlace } from './once.ts'
import { webhookPlace } from './push-store.ts'
import { readWordsPlace } from './read-store.ts'
import { z } from 'zod'

const text = (row: Readonly<Record<string, unknown>>, column: string): string => z.string().parse(row[column])
const whole = (row: Readonly<Record<string, unknown>>, column: string): number =>
  z.coerce.number().int().parse(row[column])

export interface SealedTable {
  readonly table: string
  /** Its primary key, in its order: the walk goes along it. */
  readonly key: readonly string[]
  /** What the purposes need besides the key. */
  readonly also: readonly string[]
  readonly columns: Readonly<Record<string, (row: Readonly<Record<string, unknown>>) => string>>
}

export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: 'cases',
    key: ['region_code', 'case_number'],
    also: ['application_id', 'person_index', 'name_index', 'slip_index'],
    columns: {
      applicant_sealed: (row) => SEALED.applicant(text(row, 'application_id')),
      application_sealed: (row) => SEALED.application(text(row, 'application_id')),
      receipt_sealed: (row) => SEALED.receipt(text(row, 'application_id')),
    },
  },
  {
    table: 'case_events',
    key: ['region_code', 'case_number', 'seq'],
    also: [],
    columns: { reason_sealed: (row) => SEALED.reason(text(row, 'case_number'), whole(row, 'seq')) },
  },
  { table: 'case_entries', key: ['id'], also: [], columns: { body_sealed: (row) => SEALED.entry(text(row, 'id')) } },
  {
    table: 'case_holds',
    key: ['case_number'],
    also: [],
    columns: { reason_sealed: (row) => SEALED.holdReason(text(row, 'case_number')) },
  },
  {
    table: 'consultations',
    key: ['id'],
    also: [],
    columns: { content_sealed: (row) => contentPlace(text(row, 'id')) },
  },
  {
    table: 'consultation_trace',
    key: ['consultation_id', 'seq'],
    also: [],
    columns: { body_sealed: (row) => tracePlace(text(row, 'consultation_id'), whole(row, 'seq')) },
  },
  {
    table: 'consultation_chat',
    key: ['consultation_id', 'seq'],
    also: ['line_id'],
    columns: { sealed: (row) => chatPlace(text(row, 'consultation_id'), text(row, 'line_id')) },
  },
  {
    table: 'accounts',
    key: ['id'],
    also: [],
    columns: { code_secret_sealed: (row) => codeSecretPlace(text(row, 'id')) },
  },
  {
    table: 'sign_in_steps',
    key: ['token_index'],
    also: [],
    columns: { body_sealed: (row) => stepPlace(text(row, 'token_index')) },
  },
  {
    table: 'once_keys',
    key: ['client_id', 'key_index'],
    also: [],
    columns: { answer_sealed: (row) => answerPlace(text(row, 'client_id'), text(row, 'key_index')) },
  },
  {
    table: 'person_reads',
    key: ['id'],
    also: [],
    columns: { words_sealed: (row) => readWordsPlace(text(row, 'id')) },
  },
  {
    table: 'webhooks',
    key: ['client_id'],
    also: [],
    columns: { secret_sealed: (row) => webhookPlace(text(row, 'client_id')) },
  },
]

/** Sealed by others, with keys the centre does not have: a terminal's saved visit, a telephone's picture. */
export const SEALED_ELSEWHERE: readonly string[] = ['saved_visits.sealed', 'handover_pieces.sealed']
