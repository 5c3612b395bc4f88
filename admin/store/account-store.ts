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

interface KnownAccount {
  readonly account: Account
  readonly passwordHash: string
  /** Until when the password somebody else gave is of use, and must be changed; `null`: the account's own. */
  readonly firstPasswordUntilMs: number | null
  readonly disabled: boolean
}

/** Of a living session: whose it is, and what must be seen to before anything else. */
interface LivingSession {
  readonly account: Account
  readonly id: string
  readonly must: 'new-password' | 'second-factor' | null
}

interface NewSession {
  readonly id: string
  /** Browser and system, as the account's own page shows them. */
  readonly device: string
  readonly accountId: string
  readonly atMs: number
  readonly expiresAtMs: number
}

export interface AccountStore {
  /** False where the name is taken. */
  addAccount(
    account: Account,
    passwordHash: string,
    atMs: number,
    firstPasswordUntilMs?: number | null,
  ): Promise<boolean>
  /** Accounts that may reach cases of this region, and those of its parts. */
  listAccounts(region: RegionScope): Promise<readonly Account[]>
  findAccount(name: string): Promise<KnownAccount | undefined>
  /** `token` is kept as a blind index only. */
  openSession(token: string, session: NewSession): Promise<void>
  /** A living session of an account that is let in; idle time begins anew where a person asked: pages ask by themselves. */
  touchSession(token: string, atMs: number, idleMs: number, by: 'person' | 'page'): Promise<LivingSession | undefined>
  closeSession(token: string): Promise<void>
}
