/** What the console is told about cases; the schemas are its contract, in the API document like the rest. */
import { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { Application, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { CaseNumber, ItemCode, Sha256Hex, TerminalId } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import { z } from 'zod'
import type { CaseRecord, CaseSummary } from '../../store/centre-store.ts'
import type { CentreParts } from '../capability.ts'
import { sectionsOf } from './form-sections.ts'

export const CaseLine = z.strictObject({
  caseNumber: CaseNumber,
  itemCode: ItemCode,
  itemName: Text,
  stage: CaseStage,
  outcome: DecisionOutcome.nullable(),
  awaitingMaterials: z.boolean(),
  /** Masked. */
  applicant: z.string().nullable(),
  /** Statutory limit running now. */
  due: z.strictObject({ atMs: z.int(), what: z.enum(['accept', 'decide', 'assign']) }).nullable(),
  receivedAtMs: z.int(),
  updatedAtMs: z.int(),
})

export const CaseListView = z.strictObject({
  total: z.int(),
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
  channel: Application.shape.channel,
  identification: z.enum(['id-card', 'typed', 'none']),
  createdAtTerminalMs: z.int(),
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
    }),
  ),
  /** What the one who asks may do next. */
  moves: z.array(MoveOption),
})

export type CaseView = z.infer<typeof CaseView>

type Catalogue = CentreParts['catalogue']

const SIGNATURE: Text = { 'zh-CN': '手写签名', en: 'Handwritten signature' }
const sameText = (text: string): Text => ({ 'zh-CN': text, en: text })

export const lineOf = (summary: CaseSummary, catalogue: Catalogue): CaseLine => ({
  caseNumber: summary.caseNumber,
  itemCode: summary.itemCode,
  itemName: catalogue.items.get(summary.itemCode)?.name ?? sameText(summary.itemCode),
  stage: summary.stage,
  outcome: summary.outcome,
  awaitingMaterials: summary.awaitingMaterials,
  applicant: summary.applicantMask,
  due: summary.due,
  receivedAtMs: summary.receivedAtMs,
  updatedAtMs: summary.updatedAtMs,
})

export const viewOf = (
  record: CaseRecord,
  terminalName: string | null,
  moves: readonly MoveOption[],
  catalogue: Catalogue,
): CaseView => {
  const { application, summary } = record
  const materials = catalogue.items.get(summary.itemCode)?.materials ?? []
  return {
    line: lineOf(summary, catalogue),
    digest: record.digest,
    terminalId: record.terminalId,
    terminalName,
    channel: application.channel,
    identification: application.identification.method,
    createdAtTerminalMs: application.createdAtTerminalMs,
    events: record.events.map((event) => ({ ...event })),
    forms: application.forms.map((submission) => {
      const form = catalogue.form(submission.formCode)
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
    })),
    moves: [...moves],
  }
}
