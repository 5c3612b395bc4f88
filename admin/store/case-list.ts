/** The worklist as the capabilities ask for it. */
import type { DeskLevel } from '@lutong/core/cases/levels.ts'
import type { CaseStage } from '@lutong/core/cases/stages.ts'
import type { Channel } from '@lutong/core/contracts/intake.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import type { CaseSummary } from './case-store.ts'
import type { StaffReader } from './staff-reader.ts'

/** A list of more is counted no further: nobody reads it to its end, and each count costs a look at every row. */
export const MOST_COUNTED = 10_000

/** `due`: the first to be over first, those without a limit last. */
export const CASE_SORTS = ['newest', 'oldest', 'due'] as const
export type CaseSort = (typeof CASE_SORTS)[number]

export interface CaseFilter {
  readonly reader: StaffReader
  readonly stage?: CaseStage | undefined
  readonly itemCode?: ItemCode | undefined
  /** Only these services. */
  readonly itemCodes?: readonly ItemCode[] | undefined
  /** Sent up to one of these desks and not taken yet. */
  readonly referredTo?: readonly DeskLevel[] | undefined
  /** Beginning of a region's code. */
  readonly region?: string | undefined
  readonly channel?: Channel | undefined
  /** Limits that end from the one instant on and before the other. */
  readonly due?: { readonly fromMs?: number | undefined; readonly beforeMs?: number | undefined } | undefined
  /** An account; `null`: nobody's. */
  readonly assignedTo?: string | null | undefined
  /** Part of a case number, or the beginning of a provisional one. */
  readonly text?: string | undefined
}

/** The last case of a page: by what the list is sorted, then by number. */
export interface CaseCursor {
  /** Of a list by limits: among those that have one, or behind them. */
  readonly part: 'due' | 'undue'
  /** Epoch ms. */
  readonly key: number
  readonly caseNumber: string
}

export const cursorOf = (sort: CaseSort, { caseNumber, due, receivedAtMs }: CaseSummary): CaseCursor =>
  sort === 'due' && due !== null
    ? { part: 'due', key: due.atMs, caseNumber }
    : { part: sort === 'due' ? 'undue' : 'due', key: receivedAtMs, caseNumber }

type Person =
  | { readonly by: 'id-number'; readonly idNumber: string }
  /** Whole, as it stands in the application; spaces and width do not matter. */
  | { readonly by: 'name'; readonly name: string }

export interface CaseListStore {
  /** `after` goes on behind the last of the page before. `total` is exact unless `isMore`. */
  listCases(
    filter: CaseFilter,
    sort: CaseSort,
    limit: number,
    after?: CaseCursor,
  ): Promise<{ readonly total: number; readonly isMore: boolean; readonly cases: readonly CaseSummary[] }>
  /** A page alone, for whoever reads the list to its end. */
  pageOfCases(filter: CaseFilter, sort: CaseSort, limit: number, after?: CaseCursor): Promise<readonly CaseSummary[]>
  /** Newest first. */
  findCasesOf(reader: StaffReader, person: Person): Promise<readonly CaseSummary[]>
}
