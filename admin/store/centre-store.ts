/**
 * The centre's memory as the capabilities see it; no SQL and no engine is known above this line.
 * Instants are epoch milliseconds, ids are text, personal data goes in and comes out plain and rests sealed.
 */
import type { Dossier } from '@lutong/core/cases/dossier.ts'
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import type { DeskLevel } from '@lutong/core/cases/levels.ts'
import type { ClockWork } from '@lutong/core/cases/limits.ts'
import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import type { PartName, SignedManifest } from '@lutong/core/contracts/content-package.ts'
import type { Application, MaterialMediaType, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import type { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import type {
  ApplicationId,
  CaseNumber,
  ItemCode,
  ProvisionalNumber,
  RegionCode,
  Sha256Hex,
  Sm3Hex,
  TerminalId,
} from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'
import type { AppointmentStore, SeatChange } from './appointment-store.ts'
import type { ChatStore } from './chat-store.ts'
import type { ConsultationStore } from './consultation-store.ts'
import type { FeedbackStore } from './feedback-store.ts'
import type { HandoverStore } from './handover-store.ts'
import type { HelpStore } from './help-store.ts'
import type { RecordingStore } from './recording-store.ts'
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
  /** What a list may show of the applicant, masked already. */
  readonly applicantMask: string | null
  readonly files: readonly CaseFile[]
  readonly due: CaseDue | null
  /** The desk it comes to first. */
  readonly heldAt: DeskLevel
  /** Accounts that are kept from it: whom a complaint names. */
  readonly keptFrom: readonly string[]
}

export type IntakeOutcome =
  | { readonly kind: 'accepted' | 'repeated'; readonly receipt: SignedReceipt; readonly missingBlobs: Sha256Hex[] }
  | { readonly kind: 'digest-conflict' }

export interface IntakeStore {
  /** What an application of this id met before; `undefined` where it is new. */
  findIntake(id: ApplicationId, digest: Sha256Hex): Promise<IntakeOutcome | undefined>
  /** Look up → number → row → outbox event, in one durable transaction. `issue` signs the receipt for the number. */
  acceptApplication(
    input: NewApplication,
    issue: (caseNumber: CaseNumber) => Promise<SignedReceipt>,
  ): Promise<IntakeOutcome>
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

interface StoredBlob {
  readonly sha256: Sha256Hex
  readonly mediaType: MaterialMediaType
  readonly sizeBytes: number
}

export interface CaseSummary {
  readonly caseNumber: CaseNumber
  readonly itemCode: ItemCode
  readonly stage: CaseStage
  readonly outcome: DecisionOutcome | null
  readonly awaitingMaterials: boolean
  readonly applicantMask: string | null
  readonly due: CaseDue | null
  /** The desk that works on it, and the one above that is to take it. */
  readonly heldAt: DeskLevel
  readonly referredTo: DeskLevel | null
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

/** Region codes beginning with it; empty for all. */
type RegionScope = string

export interface CaseFilter {
  readonly reader: StaffReader
  readonly stage?: CaseStage | undefined
  readonly itemCode?: ItemCode | undefined
  /** Only these services. */
  readonly itemCodes?: readonly ItemCode[] | undefined
  /** Sent up to one of these desks and not taken yet. */
  readonly referredTo?: readonly DeskLevel[] | undefined
  /** Part of a case number, or the beginning of a provisional one. */
  readonly text?: string | undefined
}

export interface CaseCursor {
  readonly receivedAtMs: number
  readonly caseNumber: string
}

interface CaseMove {
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
}

export interface CaseStore {
  addEntry(entry: NewEntry): Promise<Result<CaseHistory, 'not-found' | 'conflict'>>
  /** Whether the case is this citizen's. */
  findOwnCase(caseNumber: CaseNumber, access: CaseAccess): Promise<CaseHistory | undefined>
  /** Newest first; `after` goes on behind the last of the page before. */
  listCases(
    filter: CaseFilter,
    limit: number,
    after?: CaseCursor,
  ): Promise<{ readonly total: number; readonly cases: readonly CaseSummary[] }>
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
  /** Append-only: who looked at or changed what. Never a person's data. */
  audit(entry: {
    readonly atMs: number
    readonly actor: string
    readonly action: string
    readonly subject: string
  }): Promise<void>
}

export interface NewTerminal {
  readonly terminalName: string
  readonly centreName: string
  readonly phone: string
  readonly regionCode: RegionCode
}

export interface Terminal extends NewTerminal {
  readonly id: TerminalId
  /** SPKI, base64 DER. */
  readonly publicKey: string
  readonly enrolledAtMs: number
  readonly lastSeenAtMs: number | null
  readonly lastHeartbeat: Heartbeat | null
  readonly revoked: boolean
}

export interface TerminalStore {
  addEnrolmentCode(code: string, terminal: NewTerminal, expiresAtMs: number): Promise<void>
  /** Uses the code up; `undefined` where it is unknown, used or too old, or the terminal's id is taken. */
  enrol(code: string, id: TerminalId, publicKey: string, atMs: number): Promise<Terminal | undefined>
  findTerminal(id: TerminalId): Promise<Terminal | undefined>
  listTerminals(scope: RegionScope): Promise<readonly Terminal[]>
  recordHeartbeat(id: TerminalId, heartbeat: Heartbeat, atMs: number): Promise<void>
  revokeTerminal(id: TerminalId): Promise<boolean>
}

export const ROLES = ['clerk', 'supervisor', 'admin', 'lawyer'] as const
export type Role = (typeof ROLES)[number]

export interface Account {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scope: RegionScope
}

export interface AccountStore {
  addAccount(account: Account, passwordHash: string, atMs: number): Promise<void>
  /** Accounts that may reach cases of this region, and those of its parts. */
  listAccounts(region: RegionScope): Promise<readonly Account[]>
  findAccount(name: string): Promise<{ readonly account: Account; readonly passwordHash: string } | undefined>
  /** `token` is kept as a blind index only. */
  openSession(token: string, accountId: string, atMs: number, expiresAtMs: number): Promise<void>
  /** The account of a living session, whose idle time begins anew where a person asked; a page asks by itself too. */
  touchSession(token: string, atMs: number, idleMs: number, by: 'person' | 'page'): Promise<Account | undefined>
  closeSession(token: string): Promise<void>
}

/** Visits put aside: sealed by the terminal, unreadable here, gone after their time. */
export interface SavedVisitStore {
  saveVisit(id: string, sealed: Uint8Array, expiresAtMs: number, nowMs: number): Promise<void>
  readVisit(id: string, nowMs: number): Promise<Uint8Array | undefined>
}

export interface ContentVersion {
  readonly signed: SignedManifest
  /**
   * `release`: the software brought it; `edit`: staff wrote it; `again`: an earlier version under a new number;
   * `results`: the centre's own figures, worked out anew.
   */
  readonly origin: 'release' | 'edit' | 'again' | 'results'
  /** Who published, and who looked at it for secrecy; `null` where the software itself did it. */
  readonly actor: string | null
  readonly reviewer: string | null
  readonly note: string | null
}

export interface ContentDraft extends PartName {
  readonly value: unknown
  /** The published part it was written over. */
  readonly baseSha256: Sha256Hex
  readonly actor: string
  readonly atMs: number
}

interface NewContentVersion {
  readonly version: ContentVersion
  /** Parts by hash, as canonical JSON; known ones change nothing. */
  readonly bodies: ReadonlyMap<Sha256Hex, string>
  /** What the software brings along now, where this version comes of it. */
  readonly release: readonly (PartName & { readonly sha256: Sha256Hex })[] | null
  /** Drafts that are published with it. */
  readonly drafts: readonly ContentDraft[]
}

/** Published content (public by its nature) and what staff are about to publish. */
export interface ContentStore {
  /** 0 where nothing was published yet. */
  latestContentVersion(): Promise<number>
  findContentVersion(version: number): Promise<ContentVersion | undefined>
  /** Newest first. */
  listContentVersions(limit: number): Promise<readonly ContentVersion[]>
  readContentPart(sha256: Sha256Hex): Promise<string | undefined>
  readContentParts(hashes: readonly Sha256Hex[]): Promise<ReadonlyMap<Sha256Hex, string>>
  lastRelease(): Promise<readonly (PartName & { readonly sha256: Sha256Hex })[]>
  /** One transaction; fails where the number is taken, or a draft was changed since it was read. */
  addContentVersion(input: NewContentVersion): Promise<Result<null, 'conflict'>>
  listContentDrafts(): Promise<readonly ContentDraft[]>
  saveContentDraft(draft: ContentDraft): Promise<void>
  dropContentDraft(part: PartName): Promise<void>
}

export interface CentreStore
  extends
    IntakeStore,
    CaseStore,
    TerminalStore,
    AccountStore,
    SavedVisitStore,
    ContentStore,
    HandoverStore,
    HelpStore,
    FeedbackStore,
    AppointmentStore,
    ConsultationStore,
    ChatStore,
    RecordingStore {
  close(): Promise<void>
}

/**
 * What may be lost in a power cut but not in a restart: nonces seen and attempts counted. Kept apart from the
 * truth, so that a signed request costs no extra disk flush.
 */
export interface GuardStore {
  /** False where this nonce was used before. */
  useNonce(terminalId: TerminalId, nonce: string, atMs: number, keepMs: number): Promise<boolean>
  /** Counts one attempt under `key` in a window that begins with the first; gives the count with this one. */
  countAttempt(
    key: string,
    atMs: number,
    windowMs: number,
  ): Promise<{ readonly count: number; readonly endsAtMs: number }>
  clearAttempts(key: string): Promise<void>
  close(): Promise<void>
}

/** Files by the SHA-256 of their content; sealed at rest. */
export interface BlobStore {
  /** Durable when it returns; the same content again changes nothing. */
  put(sha256: Sha256Hex, bytes: Uint8Array): Promise<void>
  get(sha256: Sha256Hex): Promise<Uint8Array | undefined>
  /** Gone from the disk when it returns; what is not there is gone already. */
  remove(sha256: Sha256Hex): Promise<void>
}
