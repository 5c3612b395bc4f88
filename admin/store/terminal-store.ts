/** Terminals that are bound to the centre. */
import type { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import type { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import type { RegionScope } from './staff-reader.ts'

export interface NewTerminal {
  readonly terminalName: string
  readonly centreName: string
  readonly phone: string
  readonly regionCode: RegionCode
  /** Of the station or village within the region it stands in; the region itself where none is named. */
  readonly placeCode?: string
}

export interface Terminal extends NewTerminal {
  readonly placeCode: string
  readonly id: TerminalId
  /** SPKI, base64 DER. */
  readonly publicKey: string
  readonly enrolledAtMs: number
  readonly lastSeenAtMs: number | null
  readonly lastHeartbeat: Heartbeat | null
  readonly revoked: boolean
}

export interface RecordedHeartbeat {
  readonly id: TerminalId
  readonly heartbeat: Heartbeat
  readonly atMs: number
}

export interface TerminalStore {
  addEnrolmentCode(code: string, terminal: NewTerminal, expiresAtMs: number): Promise<void>
  /** Uses the code up; `undefined` where it is unknown, used or too old, or the terminal's id is taken. */
  enrol(code: string, id: TerminalId, publicKey: string, atMs: number): Promise<Terminal | undefined>
  findTerminal(id: TerminalId): Promise<Terminal | undefined>
  listTerminals(scope: RegionScope): Promise<readonly Terminal[]>
  /** Centres that have terminals, by region. */
  listCentres(scope: RegionScope): Promise<readonly { readonly regionCode: string; readonly name: string }[]>
  /**
   * Each terminal once. One that is older than what is known changes nothing, whichever process it was told to. Gives
   * those among them that the centre lets in no longer: of these nothing is recorded.
   */
  recordHeartbeats(batch: readonly RecordedHeartbeat[]): Promise<readonly TerminalId[]>
  /** What it hands in from now on belongs there; cases stay where they were handed in. */
  placeTerminal(id: TerminalId, placeCode: string): Promise<void>
  revokeTerminal(id: TerminalId): Promise<boolean>
}
