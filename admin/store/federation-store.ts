/** Centres above and beneath this one. */
import type {
  CountedMonth,
  FederationAnswer,
  FederationFigures,
  FederationReport,
  FederationStanding,
} from '@lutong/core/contracts/federation.ts'
import type { RegionScope } from './staff-reader.ts'

export interface CentreBeneath {
  readonly id: string
  readonly name: string
  readonly regionCode: string
  /** SPKI, base64 DER. */
  readonly publicKey: string
  readonly joinedAtMs: number
  readonly revokedAtMs: number | null
  /** By the clock here; `null`: never heard. */
  readonly heardAtMs: number | null
  readonly now: FederationStanding | null
}

interface KeptMonth {
  readonly centreId: string
  readonly period: string
  readonly figures: FederationFigures
}

/** Why the centre above has not taken the last report; never what it said. */
export const UPWARD_FAILURES = [
  'address-refused',
  'not-reached',
  'timed-out',
  'redirected',
  'refused',
  'their-fault',
  'gone',
  'not-understood',
] as const
export type UpwardFailure = (typeof UPWARD_FAILURES)[number]

export interface CentreAbove {
  readonly url: string
  /** Under which it knows this one. */
  readonly centreId: string
  readonly name: string
  readonly regionCode: string
  readonly joinedAtMs: number
  readonly takenAtMs: number | null
  readonly failure: UpwardFailure | null
}

export interface FederationStore {
  /** Codes that nobody used in time go with it. */
  addCentreCode(
    code: string,
    centre: { readonly name: string; readonly regionCode: string },
    expiresAtMs: number,
    atMs: number,
  ): Promise<void>
  /** `undefined`: no such code, or not any more. A code binds one centre. */
  joinCentre(
    code: string,
    centre: { readonly id: string; readonly publicKey: string },
    atMs: number,
  ): Promise<Pick<CentreBeneath, 'name' | 'regionCode'> | undefined>
  findCentreBeneath(id: string): Promise<CentreBeneath | undefined>
  /** Of places whose code begins with `scope`; by region. */
  centresBeneath(scope: RegionScope): Promise<readonly CentreBeneath[]>
  revokeCentreBeneath(id: string, atMs: number): Promise<void>
  /** What is older than what is here changes nothing; gives what is here then. */
  takeReport(report: FederationReport, atMs: number): Promise<FederationAnswer['held']>
  monthsBeneath(period: string): Promise<readonly KeptMonth[]>

  centreAbove(): Promise<CentreAbove | undefined>
  /** From now on; what was told to another one before is told anew. */
  joinAbove(above: Omit<CentreAbove, 'takenAtMs' | 'failure'>): Promise<void>
  leaveAbove(): Promise<void>
  noteUpward(outcome: { readonly takenAtMs: number } | { readonly failure: UpwardFailure }): Promise<void>
  /** Counted anew: another revision where something is other than before. */
  keepMonth(period: string, figures: FederationFigures): Promise<void>
  /** That the centre above does not have as they are, the newest first. */
  monthsToTell(limit: number): Promise<FederationReport['periods']>
  settleMonths(held: FederationAnswer['held']): Promise<void>

  countMonth(fromMs: number, beforeMs: number): Promise<CountedMonth>
  countOpen(
    nowMs: number,
    onlineSinceMs: number,
  ): Promise<{
    readonly open: number
    readonly late: number
    readonly terminals: { readonly online: number; readonly all: number }
  }>
}
