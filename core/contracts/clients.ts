/**
 * Border: another system (hotline, website, another body) → central intake API. It proves itself by a secret
 * (`Authorization: Bearer …`), and every POST that makes something carries an `Idempotency-Key`.
 */
import { z } from 'zod'
import { CaseStage, DecisionOutcome } from '../cases/stages.ts'
import { DocumentSignature } from '../cases/document-signature.ts'
import { MissingPaper } from '../cases/dossier-entry.ts'
import { CaseNumber, ItemCode, RegionCode, Sha256Hex } from '../ids.ts'
import { Application, Channel, MaterialReference, ReceiptBody } from './intake.ts'

export const CLIENT_ACTS = ['submit', 'upload', 'query'] as const
/** `submit`: hand in applications and supplements; `upload`: files; `query`: how cases stand. */
export const ClientAct = z.enum(CLIENT_ACTS)
export type ClientAct = z.infer<typeof ClientAct>

/** What is handed in by another system comes by one of these; terminals and counters are the centre's own. */
export const CLIENT_CHANNELS = ['hotline', 'web', 'letter'] as const
export const ClientChannel = Channel.extract(CLIENT_CHANNELS)
export type ClientChannel = z.infer<typeof ClientChannel>

/** An application without what the centre adds: its id, who sends it, and when. */
export const ClientApplication = Application.omit({
  id: true,
  terminalId: true,
  createdAtTerminalMs: true,
  provisionalNumber: true,
  consultationId: true,
}).extend({ channel: ClientChannel })
export type ClientApplication = z.infer<typeof ClientApplication>

/** A case as it is told to another system: where it stands, and no word about a person. */
export const ClientCase = z.strictObject({
  caseNumber: CaseNumber,
  itemCode: ItemCode,
  regionCode: RegionCode,
  channel: Channel,
  stage: CaseStage,
  outcome: DecisionOutcome.nullable(),
  awaitingMaterials: z.boolean(),
  receivedAtMs: z.int(),
  updatedAtMs: z.int(),
})
export type ClientCase = z.infer<typeof ClientCase>

export const ClientCaseStatus = z.strictObject({
  ...ClientCase.shape,
  history: z.array(z.strictObject({ stage: CaseStage, atMs: z.int() })),
  due: z.strictObject({ atMs: z.int(), what: z.enum(['accept', 'decide', 'assign']) }).nullable(),
  /** Papers that were asked for and have not come yet. */
  supplement: z.strictObject({ until: z.iso.date(), papers: z.array(MissingPaper) }).nullable(),
  /** Letters of the case, by number and hash; their text is the applicant's. */
  documents: z.array(
    z.strictObject({
      kind: z.string(),
      number: z.string(),
      sha256: Sha256Hex,
      sizeBytes: z.int(),
      issuedAtMs: z.int(),
      /** `null` on what was issued before documents were signed. */
      signature: DocumentSignature.nullable(),
    }),
  ),
})
export type ClientCaseStatus = z.infer<typeof ClientCaseStatus>

export const ClientCaseList = z.strictObject({
  cases: z.array(ClientCase),
  /** To be sent back as `after`; absent on the last page. */
  next: z.string().optional(),
})

/** By the slip a citizen reads out: a case that came in elsewhere is found by the same number (R5). */
export const ClientCaseQuery = z.strictObject({ caseNumber: CaseNumber, slipCode: ReceiptBody.shape.slipCode })
export const ClientCaseQueryAnswer = z.strictObject({ cases: z.array(ClientCaseStatus) })

export const ClientSupplement = z.strictObject({ materials: z.array(MaterialReference).min(1).max(40) })
