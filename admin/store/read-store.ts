/** Who looked at whose data, when and why: written before anything is shown, changed by nobody. */
import type { ReadGround, ReadKind } from '@lutong/core/cases/person-reads.ts'

interface PersonRead {
  readonly atMs: number
  readonly account: { readonly id: string; readonly name: string; readonly scope: string }
  readonly kind: ReadKind
  /** Numbers of cases, or of a consultation; empty where a search found nothing. Never a person. */
  readonly subjects: readonly string[]
  readonly ground: ReadGround
  /** Kept sealed. */
  readonly words: string | null
}

interface ReadFilter {
  /** What accounts of this place and below looked at; empty: all. */
  readonly scope: string
  readonly subject?: string | undefined
  readonly accountId?: string | undefined
  readonly kind?: ReadKind | undefined
}

interface ReadLine {
  readonly id: string
  readonly atMs: number
  readonly accountId: string
  readonly accountName: string
  readonly kind: ReadKind
  readonly subject: string | null
  readonly ground: ReadGround
  readonly words: string | null
}

export interface ReadStore {
  /** Throws where it cannot be written, and then nothing may be shown. `sameSinceMs`: the same look since is this one. */
  recordRead(read: PersonRead, sameSinceMs?: number): Promise<void>
  /** The ground that this account last gave for it since then, other than its own work. */
  groundGiven(accountId: string, subject: string, sinceMs: number): Promise<ReadGround | undefined>
  /** The last first; `after`: id of the last line before. */
  listReads(filter: ReadFilter, limit: number, after?: string): Promise<readonly ReadLine[]>
}
