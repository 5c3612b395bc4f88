/** What the centre knows of its own work: facts for published results, and feedback that waits for staff. */
import type { CaseFact } from '@lutong/core/content/published-results.ts'
import type { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import type { StaffReader } from './staff-reader.ts'

interface ShownExperience {
  readonly itemCode: ItemCode
  readonly text: string
  readonly atMs: number
}
interface WaitingFeedback {
  readonly caseNumber: CaseNumber
  readonly itemCode: ItemCode
  readonly kind: 'experience' | 'poor-rating'
  readonly atMs: number
}

export interface FeedbackStore {
  resultFacts(
    regionCode: string,
    fromMs: number,
  ): Promise<{ readonly facts: readonly CaseFact[]; readonly experiences: readonly ShownExperience[] }>
  /** Oldest first. */
  waitingFeedback(reader: StaffReader): Promise<readonly WaitingFeedback[]>
}
