/** Files that come in pieces: how far each is, and where its pieces lie. The bytes are in the blob store. */
import type { Sha256Hex, TerminalId } from '@lutong/core/ids.ts'

export interface Upload {
  readonly id: string
  readonly sha256: Sha256Hex
  readonly sizeBytes: number
  readonly receivedBytes: number
  /** Unfinished, it goes then. */
  readonly endsAtMs: number
}

/** A piece as it lies in the blob store; no two pieces have one name. */
interface UploadPiece {
  readonly name: Sha256Hex
  readonly startAt: number
  readonly sizeBytes: number
}

type BegunUpload =
  | { readonly kind: 'open'; readonly upload: Upload }
  /** It was begun with another length. */
  | { readonly kind: 'other-size' }
  /** This terminal has as much unfinished as it may. */
  | { readonly kind: 'quota' }

export interface UploadStore {
  /** The terminal's own upload of this content: the one that is there, or a new one. */
  beginUpload(
    wish: { readonly terminalId: TerminalId; readonly sha256: Sha256Hex; readonly sizeBytes: number },
    endsAtMs: number,
  ): Promise<BegunUpload>
  findUpload(terminalId: TerminalId, sha256: Sha256Hex): Promise<Upload | undefined>
  /** Before its bytes are anywhere: whatever becomes of it, somebody knows what is to be removed. */
  intendPiece(uploadId: string, piece: UploadPiece): Promise<void>
  /** Its bytes are there. `undefined`: the upload has gone, or another piece came to this place first. */
  settlePiece(uploadId: string, piece: UploadPiece, endsAtMs: number): Promise<Upload | undefined>
  /** In order, from the beginning to how far it is. */
  piecesOf(uploadId: string): Promise<readonly UploadPiece[]>
  /** From then on it is not there; its pieces are loose. */
  endUpload(uploadId: string): Promise<void>
  /** Ends what was not finished in time; gives how many. */
  endStaleUploads(nowMs: number): Promise<number>
  /** Names of pieces whose upload is not there any more, or that lost their place; some at a time. */
  loosePieces(): Promise<readonly Sha256Hex[]>
  /** Their bytes are gone. */
  forgetPieces(names: readonly Sha256Hex[]): Promise<void>
  nextUploadEndMs(): Promise<number | undefined>
}
