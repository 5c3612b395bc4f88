/**
 * Border: terminal → centre, what each has of the other's word. A centre that was restored from a backup lacks what it
 * acknowledged after it; the terminals still have it, with the receipts the centre signed.
 */
import { z } from 'zod'
import { ApplicationId, Sha256Hex } from '../ids.ts'
import { SignedReceipt } from './intake.ts'

/**
 * Names one life of a centre's memory: made at its first start and anew at each restore. A terminal that hears of
 * another one reconciles at once.
 */
export const CentreEpoch = z.string().regex(/^[A-Za-z0-9-]{8,64}$/)

/** How many are asked about at once. */
export const MAX_RECONCILED = 200

/** `POST /v1/reconciliations` (signed): applications the terminal has receipts for. */
export const ReconcileRequest = z.strictObject({
  records: z.array(z.strictObject({ id: ApplicationId, digest: Sha256Hex })).max(MAX_RECONCILED),
})
export type ReconcileRequest = z.infer<typeof ReconcileRequest>

export const ReconcileAnswer = z.strictObject({
  epoch: CentreEpoch,
  /** Not here: hand them in again, each with its receipt. */
  unknown: z.array(ApplicationId),
  /** Here, and files they name are not. */
  incomplete: z.array(z.strictObject({ id: ApplicationId, missingBlobs: z.array(Sha256Hex) })),
  /** Another content stands under the id. */
  conflicting: z.array(ApplicationId),
})
export type ReconcileAnswer = z.infer<typeof ReconcileAnswer>

/** Carries the receipt an application was answered with before: base64url of its JSON. */
export const RECEIPT_HEADER = 'Lutong-Receipt'

export const encodeReceipt = (receipt: SignedReceipt): string =>
  btoa(JSON.stringify(receipt)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** `undefined` where it is none. */
export const decodeReceipt = (text: string): SignedReceipt | undefined => {
  try {
    const told = SignedReceipt.safeParse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))))
    return told.success ? told.data : undefined
  } catch {
    return undefined
  }
}
