/** Pictures on their way from a telephone to a terminal: sealed with a key the centre never has, gone after minutes. */
import type { HandoverFates } from '@lutong/core/contracts/handed-form.ts'
import type { TerminalId } from '@lutong/core/ids.ts'

export type HandedState = 'coming' | 'taken' | 'refused'

interface HandedFile {
  readonly fileId: string
  readonly sizeBytes: number
  readonly receivedBytes: number
  readonly state: HandedState
}

interface Handing {
  readonly token: string
  readonly phone: string
  readonly fileId: string
  readonly position: number
  readonly sizeBytes: number
  readonly offset: number
  readonly bytes: Uint8Array
}

interface Handover {
  readonly open: boolean
  /** The terminal has ended it. */
  readonly closed: boolean
  readonly files: readonly HandedFile[]
}

export interface HandoverStore {
  /** Opens it or lets it last longer; false where it is another terminal's or has ended. */
  openHandover(token: string, terminalId: TerminalId, endsAtMs: number, nowMs: number): Promise<boolean>
  /** `undefined` where there never was one or nothing is left of it. */
  readHandover(token: string, nowMs: number): Promise<Handover | undefined>
  /** Whether it is this telephone's, or nobody's yet. */
  belongsToPhone(token: string, phone: string): Promise<boolean>
  /**
   * Where to go on; a piece that does not fit changes nothing. The first piece makes the address this telephone's.
   * `full`: as many files or bytes as may be on their way. `used`: it is another telephone's.
   */
  addHandedPiece(piece: Handing, nowMs: number): Promise<number | 'ended' | 'full' | 'used'>
  /** The first whole file that is still here, for the terminal that opened the address. */
  takeHanded(
    token: string,
    terminalId: TerminalId,
    fates: HandoverFates,
    nowMs: number,
  ): Promise<{
    readonly open: boolean
    /** Another one has begun to come. */
    readonly coming: boolean
    readonly file: { readonly fileId: string; readonly bytes: Uint8Array } | null
  }>
  closeHandover(token: string, terminalId: TerminalId, fates: HandoverFates): Promise<void>
  /** Gives when the next one ends; `undefined` where none is left. */
  dropEndedHandovers(nowMs: number): Promise<number | undefined>
}
