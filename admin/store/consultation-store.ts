/** Consultations, their trace and the lawyers, as the capabilities see them. */
import type {
  Availability,
  ConsultationRecord,
  ConsultationRequest,
  ConsultationState,
  LawyerFace,
  LawyerProfile,
  LegalField,
  Rating,
  RecordDraft,
  SpokenLanguage,
  Tier,
} from '@lutong/core/consultation/consultation.ts'
import type { FollowUp, MadeOfTalk } from '@lutong/core/consultation/follow-up.ts'
import type { RecordingState } from '@lutong/core/consultation/recording.ts'
import type { GuestName, GuestRole, GuestState } from '@lutong/core/consultation/call-guest.ts'
import type { ConsultationId, RegionCode, TerminalId } from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'

/** A lawyer passed over; `untilMs: null` for good. */
export interface PassedOver {
  readonly lawyerId: string
  readonly untilMs: number | null
}

/** Somebody asked into a call, by their account: nothing here says who that is. */
export interface CallGuest {
  readonly party: GuestName
  readonly accountId: string
  readonly role: GuestRole
  readonly state: GuestState
  /** When nobody is waited for any more; `null` where nothing is waited for. */
  readonly endsAtMs: number | null
  /** Came as one more than the pages can send to: with them the call moved to the room server, and stays there. */
  readonly byRoom: boolean
}

/** What the queue is made of: nothing of it says who somebody is. */
export interface ConsultationFacts {
  readonly id: ConsultationId
  readonly regionCode: RegionCode
  readonly terminalId: TerminalId
  readonly state: ConsultationState
  readonly tier: Tier
  readonly field: LegalField
  readonly language: SpokenLanguage
  readonly precedence: number
  readonly waitingSinceMs: number
  readonly lawyerId: string | null
  /** Grows with every offer: an answer to an older one is not taken. */
  readonly fence: number
  readonly offerEndsAtMs: number | null
  /** Until when a place left with a ticket is kept; stays where nobody came back in time. */
  readonly heldUntilMs: number | null
  /** Blind index of the ticket; kept while somebody may still come back with it. */
  readonly ticketIndex: string | null
  readonly passedOver: readonly PassedOver[]
  readonly personToken: string | null
  readonly opponentToken: string | null
  readonly continuesAs: ConsultationId | null
  readonly guests: readonly CallGuest[]
  readonly emergency: boolean
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly connectedAtMs: number | null
  readonly endedAtMs: number | null
}

export interface Consultation extends ConsultationFacts {
  readonly content: {
    readonly request: ConsultationRequest
    readonly handover: { readonly from: LawyerFace; readonly note: string } | null
    readonly draft: RecordDraft | null
    readonly record: ConsultationRecord | null
    readonly rating: Rating | null
    /** `keptDays`: as the citizen was told. */
    readonly recording: { readonly state: RecordingState; readonly keptDays: number }
    /** From the signature on. */
    readonly followUp: FollowUp | null
  }
}

export interface NewTrace {
  readonly kind: string
  /** `terminal`, `lawyer`, `centre`, with the id of whom. Never a name. */
  readonly actor: string
  readonly body: unknown
}

export interface TraceEntry extends NewTrace {
  readonly seq: number
  readonly atMs: number
  readonly previousSha256: string
  readonly sha256: string
  readonly previousSm3: string
  readonly sm3: string
}

export interface TraceHead {
  readonly entries: number
  readonly sha256: string
  readonly sm3: string
}

export type ChangeProblem = 'not-found' | 'conflict' | 'forbidden'

export interface ConsultationChange {
  readonly id: ConsultationId
  /** The same ask again changes nothing and gives how it stands. */
  readonly askId: string | null
  readonly atMs: number
  /** Asked inside the transaction, with the consultation as it is there. */
  decide(now: Consultation | undefined): Result<
    {
      readonly next: Consultation
      readonly trace: readonly NewTrace[]
      /** The one that goes on after a handover, in the same transaction. */
      readonly successor?: { readonly next: Consultation; readonly trace: readonly NewTrace[] }
      /** What is being recorded is closed, and all of it is due to be erased. */
      readonly dropsRecording?: boolean
    },
    ChangeProblem
  >
}

export interface Claim {
  readonly id: ConsultationId
  readonly lawyerId: string
  readonly mostAtOnce: number
}

export interface LawyerRow {
  readonly accountId: string
  readonly availability: Availability
  readonly profile: LawyerProfile
  readonly clientTokens: readonly string[]
  readonly adversaryTokens: readonly string[]
  readonly idleSinceMs: number
  /** Offers and calls now. */
  readonly load: number
}

export interface ConsultationStore {
  changeConsultation(change: ConsultationChange): Promise<Result<Consultation, ChangeProblem>>
  /** All in one transaction; gives those that were still queued, for lawyers still free. */
  claimOffers(claims: readonly Claim[], atMs: number, endsAtMs: number): Promise<readonly ConsultationFacts[]>
  findConsultation(id: ConsultationId): Promise<Consultation | undefined>
  /** Everyone queued, held, offered, connected or reconnecting: what a restarted centre goes on with. */
  openConsultations(): Promise<readonly ConsultationFacts[]>
  /** Whose ticket this is, among those that have not ended. */
  findByTicket(ticketIndex: string): Promise<ConsultationFacts | undefined>
  /** Places kept with a ticket to which nobody came back, newest first. */
  noShows(scope: string, sinceMs: number): Promise<readonly ConsultationFacts[]>
  consultationsOfLawyer(accountId: string): Promise<readonly Consultation[]>
  /** Whose record this lawyer has signed since then, the newest first; a few. */
  finishedOfLawyer(accountId: string, sinceMs: number): Promise<readonly Consultation[]>
  /** Where lawyers have left a word for staff and nobody has seen to it, of regions whose code begins with `scope`. */
  talksWithWord(scope: string): Promise<readonly Consultation[]>
  /** What has arrived out of each of these talks, by its trace. */
  madeOfTalks(ids: readonly ConsultationId[]): Promise<ReadonlyMap<string, readonly MadeOfTalk[]>>
  /** Newest first, of regions whose code begins with `scope`; `before`: behind the last of the page before. */
  listConsultations(scope: string, limit: number, before?: ConsultationId): Promise<readonly ConsultationFacts[]>
  /** Calls going on into which this account was asked, whatever came of it. */
  consultationsOfGuest(accountId: string): Promise<readonly Consultation[]>
  /** How long the last finished ones took, newest first. */
  recentDurationsMs(limit: number): Promise<readonly number[]>
  traceHead(id: ConsultationId): Promise<TraceHead>
  traceOf(id: ConsultationId): Promise<readonly TraceEntry[]>
  listLawyers(): Promise<readonly LawyerRow[]>
  putLawyer(accountId: string, profile: LawyerProfile, atMs: number): Promise<void>
  /** Blind tokens only. False where the account is no lawyer's. */
  putLawyerParties(accountId: string, clients: readonly string[], adversaries: readonly string[]): Promise<boolean>
  setAvailability(accountId: string, availability: Availability, atMs: number): Promise<boolean>
  keepSelfTest(principal: string, report: string, atMs: number): Promise<void>
  /** By principal; who has made none is missing. */
  latestSelfTests(principals: readonly string[]): Promise<ReadonlyMap<string, string>>
}
