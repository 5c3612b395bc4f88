/** How applications are taken in: the id is the memory, one durable transaction each. */
import type { DeskLevel } from '@lutong/core/cases/levels.ts'
import type { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import type { ApplicationId, CaseNumber, ProvisionalNumber, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { StoredBlob } from './blob-store.ts'
import type { CaseDue, CaseFile } from './case-store.ts'
import type { OnceTurn } from './once-store.ts'

export interface NewApplication {
  readonly application: Application
  /** The application exactly as its digest covers it (RFC 8785). */
  readonly canonical: Uint8Array
  readonly digest: Sha256Hex
  readonly digestSm3: Sm3Hex
  /** `YYYYMMDD` at the centre; with the region it owns a series of numbers. */
  readonly day: string
  readonly receivedAtMs: number
  /** Number of the applicant's identity document, normalised; `null` where the item knows nobody. */
  readonly personNumber: string | null
  /** In full, to be found by; `null` where nobody is named. */
  readonly applicantName: string | null
  /** What a list may show of the applicant, masked already. */
  readonly applicantMask: string | null
  readonly files: readonly CaseFile[]
  readonly due: CaseDue | null
  /** Where it is handed in, in the tree of centres: the county of its number, or a place within it. */
  readonly placeCode: string
  /** The desk it comes to first. */
  readonly heldAt: DeskLevel
  /** Accounts that are kept from it: whom a complaint names. */
  readonly keptFrom: readonly string[]
  /** Under a key of another system: settled with the case, or neither is there. */
  readonly once?: OnceTurn | undefined
}

export type IntakeOutcome =
  | { readonly kind: 'accepted' | 'repeated'; readonly receipt: SignedReceipt; readonly missingBlobs: Sha256Hex[] }
  /** Taken in again after a restore, under the number it had. */
  | { readonly kind: 'restored'; readonly receipt: SignedReceipt; readonly missingBlobs: Sha256Hex[] }
  | { readonly kind: 'digest-conflict' }
  /** The number of its receipt is another application's by now. */
  | { readonly kind: 'number-taken' }

interface Reconciled {
  readonly id: ApplicationId
  readonly state: 'known' | 'unknown' | 'conflicting'
  readonly missingBlobs: readonly Sha256Hex[]
}

export interface IntakeStore {
  /** What an application of this id met before; `undefined` where it is new. */
  findIntake(id: ApplicationId, digest: Sha256Hex): Promise<IntakeOutcome | undefined>
  /** Look up → number → row → outbox event, in one durable transaction. `issue` signs the receipt for the number. */
  acceptApplication(
    input: NewApplication,
    issue: (caseNumber: CaseNumber) => Promise<SignedReceipt>,
  ): Promise<IntakeOutcome>
  /**
   * The same for what was acknowledged before, by a receipt of this centre's own, and is not here any more: its number,
   * code and time are the receipt's.
   */
  acceptAgain(input: NewApplication, receipt: SignedReceipt): Promise<IntakeOutcome>
  /** Of these applications, how each stands here, in their order; `conflicting`: another content has the id. */
  reconcile(
    records: readonly { readonly id: ApplicationId; readonly digest: Sha256Hex }[],
  ): Promise<readonly Reconciled[]>
  findBlob(sha256: Sha256Hex): Promise<StoredBlob | undefined>
  /** The bytes are in the blob store already; cases that waited for them alone wait no more. */
  recordBlob(blob: StoredBlob, atMs: number): Promise<void>
  /** True where this number and these digests belong together; older cases know no SM3, and then it proves nothing. */
  verifies(caseNumber: CaseNumber, digest: Sha256Hex, sm3: Sm3Hex | undefined): Promise<boolean>
  /** The case that has come of what a terminal's slip calls by a provisional number. */
  arrivedUnder(
    provisionalNumber: ProvisionalNumber,
  ): Promise<{ readonly caseNumber: CaseNumber; readonly digest: string; readonly sm3: string | null } | undefined>
}
