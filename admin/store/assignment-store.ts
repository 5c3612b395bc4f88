/** Who works on a case: one account or nobody; how it came to that is kept. */
import type { CaseNumber } from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'
import type { StaffReader } from './staff-reader.ts'

interface Assignment {
  readonly atMs: number
  readonly actor: string
  /** `null`: given back. */
  readonly toName: string | null
}

export interface AssignmentStore {
  /** The same `id` again changes nothing. Fails where somebody else has the case by now, or it lies at a desk above. */
  assignCase(wanted: {
    readonly id: string
    readonly caseNumber: CaseNumber
    readonly reader: StaffReader
    /** Who had it when the one who asks looked. */
    readonly from: string | null
    readonly to: { readonly accountId: string; readonly name: string } | null
    readonly actor: string
    readonly atMs: number
  }): Promise<Result<null, 'not-found' | 'conflict' | 'at-another-desk'>>
  /** Oldest first. */
  assignmentsOf(caseNumber: CaseNumber): Promise<readonly Assignment[]>
}
