/**
 * Border: what a citizen does to a case of her own from a terminal. The terminal makes the act's id, so that the same
 * act sent again (no answer came) happens once. Who one is travels in the body, never in an address.
 */
import { z } from 'zod'
import { RatingLevel, RatingTag, Slot } from '../cases/dossier-entry.ts'
import { CaseNumber, ProvisionalNumber, Sha256Hex } from '../ids.ts'
import { CaseProgress, MaterialReference, ReceiptBody } from './intake.ts'

export const CaseProof = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id-card'), idNumber: z.string().min(5).max(30) }),
  z.strictObject({ by: z.literal('slip'), slipCode: ReceiptBody.shape.slipCode }),
  z.strictObject({ by: z.literal('provisional'), provisionalNumber: ProvisionalNumber }),
])
export type CaseProof = z.infer<typeof CaseProof>

/** What a citizen says at once; the others need files or a printed paper first. */
export const CitizenActsAtHand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('withdraw') }),
  z.strictObject({ kind: z.literal('move-booking'), slot: Slot }),
  z.strictObject({ kind: z.literal('cancel-booking') }),
  z.strictObject({ kind: z.literal('rate'), level: RatingLevel, tags: z.array(RatingTag).max(8) }),
  z.strictObject({ kind: z.literal('share-experience'), text: z.string().trim().min(10).max(1000) }),
])

export const CitizenAct = z.discriminatedUnion('kind', [
  ...CitizenActsAtHand.options,
  /** Bytes travel as blobs; the case waits for them as it did for the first ones. */
  z.strictObject({ kind: z.literal('give-supplement'), materials: z.array(MaterialReference).min(1).max(40) }),
  z.strictObject({ kind: z.literal('confirm-receipt'), sha256: Sha256Hex }),
  /** Within ten minutes of submitting, by the terminal's clock when it was pressed; its signature covers the time. */
  z.strictObject({ kind: z.literal('undo'), pressedAtMs: z.int().nonnegative() }),
])
export type CitizenAct = z.infer<typeof CitizenAct>

const uuidV7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

export const CaseActRequest = z.strictObject({
  actId: uuidV7,
  caseNumber: CaseNumber,
  proof: CaseProof,
  act: CitizenAct,
})
export type CaseActRequest = z.infer<typeof CaseActRequest>

/** How the case stands after the act; `missingBlobs`: files of a supplement still to be sent. */
export const CaseActAnswer = z.strictObject({ progress: CaseProgress, missingBlobs: z.array(Sha256Hex) })
export type CaseActAnswer = z.infer<typeof CaseActAnswer>

/** A document of one's own case, to be read and printed at the terminal. */
export const CaseDocumentRequest = z.strictObject({ caseNumber: CaseNumber, proof: CaseProof, sha256: Sha256Hex })
export type CaseDocumentRequest = z.infer<typeof CaseDocumentRequest>
export const CaseDocumentAnswer = z.strictObject({ pdfBase64: z.base64() })
