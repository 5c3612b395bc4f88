/** Staff, what each may reach, and who is signed in. */
import type { RegionScope } from './staff-reader.ts'

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
