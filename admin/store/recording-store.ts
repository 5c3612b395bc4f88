/** Recordings of consultations: facts of takes and pieces. The pieces themselves lie in the blob store. */
import type {
  PieceAddress,
  RecordingMediaType,
  RecordingOffer,
  RecordingParty,
  RecordingSummary,
} from '@lutong/core/consultation/recording.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Consultation } from './consultation-store.ts'

export interface NewPiece extends PieceAddress {
  readonly party: RecordingParty
  /** For the trace: who sends it. */
  readonly actor: string
  readonly mediaType: RecordingMediaType
  readonly endMs: number
  readonly last: boolean
  /** 0 where the recorder had nothing more to give and only ends the take. */
  readonly sizeBytes: number
  readonly sha256: string
  readonly receivedAtMs: number
  /** Asked inside the transaction, with the consultation as it is there. */
  isOf(now: Consultation): boolean
}

export type PieceOutcome =
  | { readonly kind: 'kept' | 'gap'; readonly next: number; readonly began: boolean; readonly ended: boolean }
  /** Another content under the same name. */
  | { readonly kind: 'differs' }
  /** Not this page's, not agreed to (any more), over, or more than is taken. */
  | { readonly kind: 'refused' }

interface KeptPiece {
  readonly seq: number
  readonly sizeBytes: number
  readonly sha256: string
  readonly endMs: number
  readonly receivedAtMs: number
}

export interface RecordedTake {
  readonly party: RecordingParty
  readonly take: string
  readonly mediaType: RecordingMediaType
  readonly endedAtMs: number | null
  readonly eraseAtMs: number
  readonly erasedAtMs: number | null
  readonly pieces: readonly KeptPiece[]
}

/** A piece as the blob store is asked for it. */
export interface PieceName {
  readonly consultationId: string
  readonly party: string
  readonly take: string
  readonly seq: number
  readonly sha256: string
}

export interface RecordingStore {
  recordingOffer(): Promise<RecordingOffer>
  setRecordingOffer(offer: RecordingOffer, by: string, atMs: number): Promise<void>
  /** The bytes are in the blob store already. The same piece again changes nothing. */
  addRecordingPiece(piece: NewPiece): Promise<PieceOutcome>
  takesOf(id: ConsultationId): Promise<readonly RecordedTake[]>
  recordedPiece(
    name: Omit<PieceName, 'sha256'>,
  ): Promise<{ readonly sizeBytes: number; readonly sha256: string } | undefined>
  recordingSummaries(ids: readonly ConsultationId[]): Promise<ReadonlyMap<string, RecordingSummary>>
  /** Closes what no page will close any more: the call is over, and nothing has come since then. Gives how many. */
  closeQuietTakes(quietSinceMs: number, atMs: number): Promise<number>
  hasOpenTakes(): Promise<boolean>
  /** Consultations of which something is due, or was begun to be erased and not finished. */
  recordingsToErase(atMs: number): Promise<readonly ConsultationId[]>
  /** Writes the intent into the trace; gives what is to be removed, the same again until it is finished. */
  beginErasure(id: ConsultationId, atMs: number): Promise<readonly PieceName[]>
  /** The bytes are gone: the trace says so. Gives how many pieces it was. */
  finishErasure(id: ConsultationId, atMs: number): Promise<number>
  /** When something is due next; `undefined` where nothing is kept. */
  nextErasureMs(): Promise<number | undefined>
}
