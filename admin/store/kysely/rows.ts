/** What rows mean: the database is a border, so a row is parsed before it is believed. */
import { DeskLevel } from '@lutong/core/cases/levels.ts'
import { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { Channel, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import { type Selectable, sql } from 'kysely'
import type { CaseDue, CaseEvent, CaseSummary } from '../case-store.ts'
import type { StaffReader } from '../staff-reader.ts'
import type { Vault } from '../vault.ts'
import type { CentreTables } from './tables.ts'

type CaseRow = Selectable<CentreTables['cases']>
type EventRow = Selectable<CentreTables['case_events']>

export const SEALED = {
  applicant: (applicationId: string) => `cases.applicant:${applicationId}`,
  application: (applicationId: string) => `cases.application:${applicationId}`,
  receipt: (applicationId: string) => `cases.receipt:${applicationId}`,
  entry: (id: string) => `case-entries:${id}`,
  holdReason: (caseNumber: string) => `case-holds.reason:${caseNumber}`,
  reason: (caseNumber: string, seq: number) => `case-events.reason:${caseNumber}:${seq}`,
} as const

export const INDEXED = {
  person: 'person-number',
  name: 'applicant-name',
  slip: 'slip-code',
  session: 'session',
  enrolment: 'enrolment',
  centreCode: 'centre-code',
  signInStep: 'sign-in-step',
  recoveryCode: 'recovery-code',
  ssoSubject: 'sso-subject',
} as const

/** The code alone is short; bound to its number it cannot be looked for across cases. */
export const slipLookups = (vault: Vault, caseNumber: string, slipCode: string) =>
  vault.lookups(INDEXED.slip, `${caseNumber}:${slipCode}`)

export const personLookups = (vault: Vault, personNumber: string) => vault.lookups(INDEXED.person, personNumber)

/** A name as it is looked for: width, spaces and the dots between its parts do not matter. */
export const nameLookups = (vault: Vault, name: string) =>
  vault.lookups(
    INDEXED.name,
    name
      .normalize('NFKC')
      .replaceAll(/[\s·•.‧・]/g, '')
      .toUpperCase(),
  )

/** Of `cases`: this reader is none of those whom the complaint is about. */
export const isOpenTo = ({ accountId }: StaffReader) =>
  sql<boolean>`not exists (select 1 from case_exclusions where case_exclusions.case_number = cases.case_number and case_exclusions.account_id = ${accountId})`

const DAY_MS = 86_400_000
/**
 * No event of a case is older than the day in its number; a day more, for clocks that were set back. Where events lie by
 * month, the months before it are not looked at.
 */
export const firstEventMs = (caseNumber: string): number => {
  const day = caseNumber.slice(7, 15)
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) - 2 * DAY_MS
}

export const utf8 = {
  bytes: (text: string): Uint8Array => new TextEncoder().encode(text),
  text: (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
}

export const SUMMARY_COLUMNS = [
  'application_id',
  'case_number',
  'item_code',
  'channel',
  'stage',
  'outcome',
  'awaiting_materials',
  'applicant_sealed',
  'due_at',
  'due_what',
  'held_at',
  'referred_to',
  'assigned_to',
  'assigned_name',
  'received_at',
  'updated_at',
] as const

const toDue = (atMs: number | null, what: string | null): CaseDue | null => {
  if (atMs === null) return null
  if (what === 'accept' || what === 'decide' || what === 'assign') return { atMs, what }
  throw new Error('a limit of an unknown kind in the database')
}

export const toSummary = (row: Pick<CaseRow, (typeof SUMMARY_COLUMNS)[number]>, vault: Vault): CaseSummary => ({
  caseNumber: CaseNumber.parse(row.case_number),
  itemCode: ItemCode.parse(row.item_code),
  channel: Channel.parse(row.channel),
  stage: CaseStage.parse(row.stage),
  outcome: DecisionOutcome.nullable().parse(row.outcome),
  awaitingMaterials: row.awaiting_materials === 1,
  applicantMask:
    row.applicant_sealed === null
      ? null
      : utf8.text(vault.open(SEALED.applicant(row.application_id), row.applicant_sealed)),
  due: toDue(row.due_at, row.due_what),
  heldAt: DeskLevel.parse(row.held_at),
  referredTo: DeskLevel.nullable().parse(row.referred_to),
  assignee: row.assigned_to === null ? null : { accountId: row.assigned_to, name: row.assigned_name ?? '' },
  receivedAtMs: row.received_at,
  updatedAtMs: row.updated_at,
})

const toKind = (kind: string): CaseEvent['kind'] => {
  if (kind === 'received' || kind === 'materials-complete' || kind === 'moved') return kind
  throw new Error(`unknown kind of case event: ${kind}`)
}

export const toEvent = (row: EventRow, vault: Vault): CaseEvent => ({
  seq: row.seq,
  atMs: row.at,
  kind: toKind(row.kind),
  stage: CaseStage.parse(row.stage),
  outcome: DecisionOutcome.nullable().parse(row.outcome),
  reason:
    row.reason_sealed === null
      ? null
      : utf8.text(vault.open(SEALED.reason(row.case_number, row.seq), row.reason_sealed)),
  actor: row.actor,
})

export const openReceipt = (row: Pick<CaseRow, 'application_id' | 'receipt_sealed'>, vault: Vault): SignedReceipt =>
  SignedReceipt.parse(JSON.parse(utf8.text(vault.open(SEALED.receipt(row.application_id), row.receipt_sealed))))
