/** Cases as staff and citizens see them, with their history and dossier. */
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import type { Dossier } from '@lutong/core/cases/dossier.ts'
import type { DeskLevel } from '@lutong/core/cases/levels.ts'
import type { ClockWork } from '@lutong/core/cases/limits.ts'
import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import type { Application, Channel, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import type { CaseNumber, ItemCode, ProvisionalNumber, Sha256Hex, TerminalId } from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'
import type { SeatChange } from './appointment-store.ts'
import type { OnceTurn } from './once-store.ts'
import type { StoredBlob } from './blob-store.ts'
import type { StaffReader } from './staff-reader.ts'

/** A file an application names; `role` is the material's code, or `signature`. */
export interface CaseFile {
  readonly role: string
  readonly sha256: Sha256Hex
  readonly mediaType: MaterialMediaType
  readonly sizeBytes: number
}

/** The statutory limit that runs for a case now. */
export interface CaseDue {
  readonly atMs: number
  readonly what: 'accept' | 'decide' | 'assign'
}

/** Which limit runs after this history; asked inside the transaction that makes the history. */
export type DueRule = (
  history: readonly { readonly stage: CaseStage; readonly atMs: number }[],
  outcome: DecisionOutcome | null,
  clockWork?: ClockWork,
) => CaseDue | null

export interface CaseSummary {
  readonly caseNumber: CaseNumber
  readonly itemCode: ItemCode
  readonly channel: Channel
  readonly stage: CaseStage
  readonly outcome: DecisionOutcome | null
  readonly awaitingMaterials: boolean
  readonly applicantMask: string | null
  readonly due: CaseDue | null
  /** The desk that works on it, and the one above that is to take it. */
  readonly heldAt: DeskLevel
  readonly referredTo: DeskLevel | null
  /** Who works on it; `null`: nobody yet. */
  readonly assignee: { readonly accountId: string; readonly name: string } | null
  readonly receivedAtMs: number
  readonly updatedAtMs: number
}

export interface CaseEvent {
  readonly seq: number
  readonly atMs: number
  readonly kind: 'received' | 'materials-complete' | 'moved'
  readonly stage: CaseStage
  readonly outcome: DecisionOutcome | null
  readonly reason: string | null
  /** Display name of the member of staff; `null` where the system itself did it. */
  readonly actor: string | null
}

export interface CaseRecord {
  readonly summary: CaseSummary
  readonly digest: Sha256Hex
  readonly terminalId: TerminalId
  readonly application: Application
  readonly events: readonly CaseEvent[]
  readonly dossier: Dossier
  readonly files: readonly (CaseFile & { readonly stored: StoredBlob | null })[]
}

/** A case without its content, for the citizen's own question. */
export interface CaseHistory {
  readonly summary: CaseSummary
  readonly events: readonly CaseEvent[]
  readonly dossier: Dossier
}

interface CaseMove {
  /** Made by whoever acts: the same again changes nothing and gives the same answer. */
  readonly actId?: string | undefined
  readonly caseNumber: CaseNumber
  readonly reader: StaffReader
  readonly from: CaseStage
  readonly to: CaseStage
  readonly outcome: DecisionOutcome | null
  readonly reason: string | null
  readonly actor: string
  readonly atMs: number
  readonly dueRule: (itemCode: ItemCode) => DueRule
}

/** Who may reach the case: staff of a region, or the citizen who proves that it is hers. */
type CaseAccess =
  | { readonly by: 'staff'; readonly reader: StaffReader }
  | { readonly by: 'person'; readonly personNumber: string }
  | { readonly by: 'slip'; readonly slipCode: string }
  | { readonly by: 'provisional'; readonly provisionalNumber: ProvisionalNumber }
  /** The other system that handed it in. */
  | { readonly by: 'client'; readonly clientId: TerminalId }

/** An entry of the dossier, decided on inside the transaction by the case as it stands there. */
export interface NewEntry {
  /** Made by whoever acts: the same again changes nothing and gives the same answer. */
  readonly id: string
  readonly caseNumber: CaseNumber
  readonly access: CaseAccess
  readonly actor: string | null
  readonly atMs: number
  decide(now: CaseHistory): Result<
    {
      readonly entry: DossierEntry
      /** Added in the same transaction: the letter that tells of it. */
      readonly also?: { readonly id: string; readonly entry: DossierEntry } | undefined
      readonly moveTo: CaseStage | null
      readonly files: readonly CaseFile[]
      readonly seat?: SeatChange | undefined
    },
    'conflict'
  >
  readonly dueRule: (itemCode: ItemCode) => DueRule
  /** Under a key of another system: settled with the entry, or neither is there. */
  readonly once?: { readonly turn: OnceTurn; answer(settled: CaseHistory): unknown } | undefined
}

export interface CaseStore {
  addEntry(entry: NewEntry): Promise<Result<CaseHistory, 'not-found' | 'conflict'>>
  /** Whether the case is this citizen's. */
  findOwnCase(caseNumber: CaseNumber, access: CaseAccess): Promise<CaseHistory | undefined>
  /** `null`: the centre itself reads. */
  findCase(caseNumber: CaseNumber, reader: StaffReader | null): Promise<CaseRecord | undefined>
  /** Fails where somebody else moved the case first, or it lies at a desk above. */
  moveCase(move: CaseMove): Promise<Result<null, 'not-found' | 'stage-changed' | 'at-another-desk'>>
  /** Who did what beside the stages; `undefined` where this reader has no such case. */
  stepsOf(
    caseNumber: CaseNumber,
    reader: StaffReader,
  ): Promise<readonly { readonly kind: string; readonly actor: string | null; readonly atMs: number }[] | undefined>
  casesOfPerson(personNumber: string): Promise<readonly CaseHistory[]>
  caseBySlip(caseNumber: CaseNumber, slipCode: string): Promise<CaseHistory | undefined>
  /** Cases whose applicant's name cannot be looked for yet; taken in by an earlier version. */
  namelessCases(
    limit: number,
  ): Promise<readonly { readonly caseNumber: CaseNumber; readonly application: Application }[]>
  /** `null`: nobody is named. */
  setNameIndex(names: readonly { readonly caseNumber: CaseNumber; readonly name: string | null }[]): Promise<void>
  /** Append-only: who looked at or changed what. Never a person's data. */
  audit(entry: {
    readonly atMs: number
    readonly actor: string
    readonly action: string
    readonly subject: string
  }): Promise<void>
}
