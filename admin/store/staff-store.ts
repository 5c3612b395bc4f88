/** Accounts as their administrators see them, and everybody's own sessions. Nothing is deleted: what was done has a name. */
import type { Result } from '@lutong/core/result.ts'
import type { Account } from './account-store.ts'
import type { RegionScope } from './staff-reader.ts'

export interface StaffAccount extends Account {
  readonly createdAtMs: number
  readonly disabledAtMs: number | null
  readonly firstPasswordUntilMs: number | null
  readonly lastSeenAtMs: number | null
  readonly openSessions: number
}

interface StaffSession {
  readonly id: string
  readonly device: string
  readonly openedAtMs: number
  readonly lastUsedAtMs: number
}

/** `last-administrator`: nobody would be left who administers the whole centre. */
export type StaffChangeFailure = 'not-found' | 'last-administrator'

export interface StaffStore {
  /** Accounts whose own scope lies within this one, by name. */
  listStaff(scope: RegionScope, atMs: number): Promise<readonly StaffAccount[]>
  findStaff(id: string, atMs: number): Promise<StaffAccount | undefined>
  changeStaff(id: string, change: Pick<Account, 'role' | 'scope'>): Promise<Result<null, StaffChangeFailure>>
  /** Disables (`atMs`) or lets in again (`null`). */
  setDisabled(id: string, disabledAtMs: number | null): Promise<Result<null, StaffChangeFailure>>
  setPassword(id: string, hash: string, firstPasswordUntilMs: number | null): Promise<void>
  /** Those that are open and used within `idleMs`, the last used first. */
  sessionsOf(accountId: string, atMs: number, idleMs: number): Promise<readonly StaffSession[]>
  /** Ends one of the account's sessions, or all but one; gives the ids of those that were ended by this. */
  revokeSessions(
    accountId: string,
    which: { readonly only: string } | { readonly allBut: string | null },
    atMs: number,
  ): Promise<readonly string[]>
  /** Which of these were ended from elsewhere, or belong to an account that is let in no more. */
  endedAmong(sessionIds: readonly string[]): Promise<readonly string[]>
}
