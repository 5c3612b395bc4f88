/** What the console is told about cases; the schemas are its contract, in the API document like the rest. */
import { Dossier } from '@lutong/core/cases/dossier.ts'
import { LimitName, LimitUnit } from '@lutong/core/cases/dossier-entry.ts'
import { DeskLevel, levelAbove, mayHandle } from '@lutong/core/cases/levels.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import { workingDaysLeft } from '@lutong/core/calendar/days-left.ts'
import { hintsOf } from '@lutong/core/cases/staff-hints.ts'
import { PauseReason } from '@lutong/core/cases/reasons.ts'
import { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { Channel, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import {
  CaseNumber,
  ItemCode,
  ProvisionalNumber,
  provisionalNumberOf,
  Sha256Hex,
  TerminalId,
  ConsultationId,
} from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import { z } from 'zod'
import type { CaseRecord, CaseSummary } from '../../store/case-store.ts'
import type { CentreParts } from '../capability.ts'
import { caseNow } from './case-now.ts'
import { soonUntilMs } from './list-query.ts'
import { sectionsOf } from './form-sections.ts'

export const CaseLine = z.strictObject({
  caseNumber: CaseNumber,
  itemCode: ItemCode,
  itemName: Text,
  channel: Channel,
  stage: CaseStage,
  outcome: DecisionOutcome.nullable(),
  awaitingMaterials: z.boolean(),
  /** Masked. */
  applicant: z.string().nullable(),
  /** Statutory limit running now. */
  due: z
    .strictObject({
      atMs: z.int(),
      what: z.enum(['accept', 'decide', 'assign']),
      state: z.enum(['running', 'soon', 'late']),
      /** Working days; negative: over since so many. */
      daysLeft: z.int(),
    })
    .nullable(),
  /** Who works on it; `null`: nobody yet. */
  assignee: z.strictObject({ accountId: z.string(), name: z.string() }).nullable(),
  /** The desk that works on it, and the one above that is to take it. */
  heldAt: DeskLevel,
  referredTo: DeskLevel.nullable(),
  receivedAtMs: z.int(),
  updatedAtMs: z.int(),
})

export const CaseListView = z.strictObject({
  /** Counted to ten thousand. */
  total: z.int(),
  /** There are more than that. */
  isMore: z.boolean(),
  cases: z.array(CaseLine),
  /** To be sent back as `after` for the next page; absent on the last. */
  next: z.string().optional(),
})

export const MoveOption = z.strictObject({
  to: CaseStage,
  outcome: DecisionOutcome.nullable(),
  needsReason: z.boolean(),
})
export type MoveOption = z.infer<typeof MoveOption>

export type CaseLine = z.infer<typeof CaseLine>
export type CaseListView = z.infer<typeof CaseListView>

export const CaseView = z.strictObject({
  line: CaseLine,
  digest: Sha256Hex,
  terminalId: TerminalId,
  terminalName: z.string().nullable(),
  channel: Channel,
  /** The talk with a lawyer it came out of. */
  consultationId: ConsultationId.nullable(),
  identification: z.enum(['id-card', 'typed', 'none']),
  createdAtTerminalMs: z.int(),
  /** What its slip called it where the terminal had no line. */
  provisionalNumber: ProvisionalNumber,
  events: z.array(
    z.strictObject({
      seq: z.int(),
      atMs: z.int(),
      kind: z.enum(['received', 'materials-complete', 'moved']),
      stage: CaseStage,
      outcome: DecisionOutcome.nullable(),
      reason: z.string().nullable(),
      actor: z.string().nullable(),
    }),
  ),
  /** What was done beside the stages, oldest first. */
  steps: z.array(
    z.strictObject({
      atMs: z.int(),
      kind: z.string(),
      actor: z.string().nullable(),
      /** Whom the case was given to; `null`: to nobody, or it is no such step. */
      to: z.string().nullable(),
    }),
  ),
  forms: z.array(
    z.strictObject({
      formCode: z.string(),
      title: Text,
      sections: z.array(z.strictObject({ title: Text, lines: z.array(z.strictObject({ label: Text, value: Text })) })),
    }),
  ),
  files: z.array(
    z.strictObject({
      role: z.string(),
      name: Text,
      sha256: Sha256Hex,
      mediaType: MaterialMediaType,
      sizeBytes: z.int(),
      stored: z.boolean(),
      /** What the citizen calls it, its pages, and whether a page was known to be hard to read. */
      paperName: z.string().nullable(),
      pages: z.int().nullable(),
      unclear: z.boolean(),
    }),
  ),
  dossier: Dossier,
  isBooking: z.boolean(),
  isQuestion: z.boolean(),
  isComplaint: z.boolean(),
  /** Every limit that has begun and is not kept yet, by which rule, and what may be added to it. */
  limits: z.array(
    z.strictObject({
      what: LimitName,
      text: Text,
      state: z.enum(['running', 'paused']),
      atMs: z.int(),
      /** Working days; negative: over since so many. */
      daysLeft: z.int(),
      uncertain: z.boolean(),
      extendedBy: z.int(),
      mayAdd: z.int(),
      unit: LimitUnit,
      approvedBy: Text.nullable(),
      source: z.string(),
      verified: z.boolean(),
    }),
  ),
  /** For what the clock may be stopped, by the rule of the service. */
  pauseReasons: z.array(PauseReason),
  /** What the law asks of staff now. */
  hints: z.array(z.strictObject({ text: Text, source: z.string() })),
  /** Whether the case lies at a desk of the one who asks; else it is read only. */
  isHere: z.boolean(),
  /** The desk above that it may be sent to; `null` at the top, and while one is on its way. */
  mayReferTo: DeskLevel.nullable(),
  /** Sent up to a desk of the one who asks, and to be taken there. */
  mayTake: z.boolean(),
  /** Asked for by hand-signed form: the printed paper must come back. */
  signedOnPaper: z.boolean(),
  /** What the one who asks may do next. */
  moves: z.array(MoveOption),
})

export type CaseView = z.infer<typeof CaseView>

const calendar = createWorkCalendar()

type Catalogue = CentreParts['catalogue']
interface ViewOf {
  readonly nowMs: number
  readonly scope: string
  readonly steps: CaseView['steps']
}

const SIGNATURE: Text = { 'zh-CN': '手写签名', en: 'Handwritten signature' }
const sameText = (text: string): Text => ({ 'zh-CN': text, en: text })

const dueOf = (due: CaseSummary['due'], nowMs: number): CaseLine['due'] =>
  due === null
    ? null
    : {
        ...due,
        state: due.atMs < nowMs ? 'late' : due.atMs < soonUntilMs(nowMs) ? 'soon' : 'running',
        daysLeft: workingDaysLeft(nowMs, due.atMs, calendar),
      }

export const lineOf = (summary: CaseSummary, catalogue: Catalogue, nowMs: number): CaseLine => ({
  caseNumber: summary.caseNumber,
  itemCode: summary.itemCode,
  itemName: catalogue.items.get(summary.itemCode)?.name ?? sameText(summary.itemCode),
  channel: summary.channel,
  stage: summary.stage,
  outcome: summary.outcome,
  awaitingMaterials: summary.awaitingMaterials,
  applicant: summary.applicantMask,
  due: dueOf(summary.due, nowMs),
  assignee: summary.assignee,
  receivedAtMs: summary.receivedAtMs,
  heldAt: summary.heldAt,
  referredTo: summary.referredTo,
  updatedAtMs: summary.updatedAtMs,
})

/** What the rules say of the case as it stands, for this reader. */
const ruledView = (record: CaseRecord, catalogue: Catalogue, { nowMs, scope }: Pick<ViewOf, 'nowMs' | 'scope'>) => {
  const { desk, isBooking, isComplaint, isQuestion } = caseNow(record, catalogue, nowMs)
  const { application, dossier, summary } = record
  const item = catalogue.items.get(summary.itemCode)
  const { heldAt, referredTo } = summary
  const isHere = mayHandle(heldAt, scope)
  const isEarly = ['applied', 'accepted', 'under-review'].includes(summary.stage)
  return {
    isBooking,
    isComplaint,
    isQuestion,
    limits: desk.limits.map(({ atMs, extendedBy, limit, mayAdd, state, uncertain, what }) => ({
      ...{ what, state, atMs, uncertain, extendedBy, mayAdd },
      daysLeft: workingDaysLeft(nowMs, atMs, calendar),
      text: limit.what,
      unit: limit.unit,
      approvedBy: limit.extension?.approvedBy ?? null,
      source: limit.source,
      verified: limit.verified,
    })),
    pauseReasons: [...desk.pauseReasons],
    hints:
      item === undefined
        ? []
        : [...hintsOf({ item, application, dossier, stage: summary.stage, limits: desk.limits, nowMs })],
    isHere,
    mayReferTo: isHere && isEarly && referredTo === null ? levelAbove(heldAt) : null,
    mayTake: referredTo !== null && mayHandle(referredTo, scope),
  }
}

/** What the citizen's side says of a paper: with the application, or with the supplement that came later. */
const saidOf = ({ application, dossier }: CaseRecord, sha256: string) => {
  const known = [...application.materials, ...(dossier.supplement?.given ?? [])].find((one) => one.sha256 === sha256)
  return { paperName: known?.name ?? null, pages: known?.pages ?? null, unclear: known?.unclear === true }
}

export const viewOf = (
  record: CaseRecord,
  terminalName: string | null,
  moves: readonly MoveOption[],
  catalogue: Catalogue,
  reader: ViewOf,
): CaseView => {
  const { application, summary } = record
  const item = catalogue.items.get(summary.itemCode)
  const materials = item?.materials ?? []
  return {
    line: lineOf(summary, catalogue, reader.nowMs),
    digest: record.digest,
    terminalId: record.terminalId,
    terminalName,
    channel: application.channel,
    consultationId: application.consultationId ?? null,
    identification: application.identification.method,
    provisionalNumber: provisionalNumberOf(record.application.id),
    createdAtTerminalMs: application.createdAtTerminalMs,
    events: record.events.map((event) => ({ ...event })),
    steps: reader.steps,
    forms: application.forms.map((submission) => {
      const form = catalogue.form(submission.formCode, item)
      return {
        formCode: submission.formCode,
        title: form.title,
        sections: sectionsOf(form, submission).map(({ title, lines }) => ({ title, lines: [...lines] })),
      }
    }),
    files: record.files.map((file) => ({
      role: file.role,
      name:
        file.role === 'signature'
          ? SIGNATURE
          : (materials.find((material) => material.code === file.role)?.name ?? sameText(file.role)),
      sha256: file.sha256,
      mediaType: file.stored?.mediaType ?? file.mediaType,
      sizeBytes: file.sizeBytes,
      stored: file.stored !== null,
      ...saidOf(record, file.sha256),
    })),
    dossier: record.dossier,
    ...ruledView(record, catalogue, reader),
    signedOnPaper: application.signature?.method === 'on-paper',
    moves: [...moves],
  }
}
