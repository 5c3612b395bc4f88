/** Counts for the entry page: of what a reader may see, worked out by the database. */
import type { CaseStage } from '@lutong/core/cases/stages.ts'
import type { StaffReader } from './staff-reader.ts'

interface Overview {
  readonly stages: readonly { readonly stage: CaseStage; readonly count: number }[]
  /** Received since the period began: by item, and by day of Beijing (0 = 1970-01-01). */
  readonly items: readonly { readonly itemCode: string; readonly count: number }[]
  readonly days: readonly { readonly day: number; readonly count: number }[]
  readonly late: number
  readonly soon: number
  /** Open, and nobody works on them. */
  readonly unassigned: number
  readonly terminals: { readonly online: number; readonly all: number }
  /** Ratings given since the period began, by level. */
  readonly ratings: readonly { readonly level: number; readonly count: number }[]
}

export interface OverviewStore {
  overview(
    reader: StaffReader,
    asked: { readonly fromMs: number; readonly nowMs: number; readonly soonMs: number; readonly onlineSinceMs: number },
  ): Promise<Overview>
}
