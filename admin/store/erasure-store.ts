/** What is erased for good: closed cases down to their numbers, talks that are over, and files that nothing names. */
import type { CaseRetention } from '@lutong/core/cases/case-retention.ts'
import type { CaseNumber, Sha256Hex } from '@lutong/core/ids.ts'
import type { StaffReader } from './staff-reader.ts'

/** Kept although its days are over: a court, an inquiry or a complaint outside this centre still asks for it. */
interface CaseHold {
  readonly by: string
  readonly atMs: number
  readonly reason: string
}

export interface ErasureStore {
  caseRetention(): Promise<CaseRetention>
  setCaseRetention(rule: CaseRetention, by: string, atMs: number): Promise<void>
  /** `undefined`: this reader has no such case; `null`: not held. */
  caseHold(caseNumber: CaseNumber, reader: StaffReader): Promise<CaseHold | null | undefined>
  /** `null` lets it go. */
  holdCase(caseNumber: CaseNumber, hold: CaseHold | null): Promise<void>
  /**
   * At most `limit` cases that are closed and were last touched at `untouchedSinceMs` or before, the oldest first: person,
   * papers, letters and steps go, and what statistics and the number series need stays. Each is a transaction of its own,
   * with its entry in the audit. Never one that is held, nor one whose complaint has not been answered.
   */
  reduceCases(untouchedSinceMs: number, limit: number, atMs: number): Promise<number>
  /** Whether such a case was here, of which no more than its number and dates is left. */
  isReduced(caseNumber: CaseNumber): Promise<boolean>
  /** As `reduceCases`, for talks with a lawyer; never one of which a recording is kept or a word to staff is open. */
  eraseTalks(untouchedSinceMs: number, limit: number, atMs: number): Promise<number>
  /** Looks at the next `limit` files that came at `storedByMs` or before: what no case names is given up. `isMore`: there are others. */
  giveUpLooseFiles(storedByMs: number, limit: number): Promise<{ readonly givenUp: number; readonly isMore: boolean }>
  /** Given up, and perhaps still on the disk. */
  filesToErase(limit: number): Promise<readonly Sha256Hex[]>
  /** Runs `remove` while nobody can record this file, unless somebody has handed it in anew; then it is forgotten. */
  eraseFile(sha256: Sha256Hex, remove: () => Promise<void>): Promise<void>
}
