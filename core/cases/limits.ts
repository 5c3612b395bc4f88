/** Which time limit of its item runs for a case, and when it ends. */
import { type Due, dueAt } from '../calendar/due.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { CatalogueItem, TimeLimit } from '../catalogue/item.ts'
import type { CaseStage, DecisionOutcome } from './stages.ts'

export interface RunningLimit extends Due {
  readonly what: 'accept' | 'decide' | 'assign'
  /** False where the limit rests on no printed source: shown with "以窗口答复为准". */
  readonly verified: boolean
}

interface CaseSoFar {
  /** Stages reached, each with its time at the centre. A stage entered twice counts from the first time. */
  readonly history: readonly { readonly stage: CaseStage; readonly atMs: number }[]
  /** `null` before the decision. */
  readonly outcome: DecisionOutcome | null
}

const STARTS: Record<TimeLimit['from'], CaseStage> = {
  application: 'applied',
  acceptance: 'accepted',
  decision: 'decided',
}
const KEPT_BY: Record<TimeLimit['until'], readonly CaseStage[]> = {
  accepted: ['accepted', 'under-review', 'decided', 'documented', 'published'],
  decided: ['decided', 'documented', 'published'],
  documented: ['documented', 'published'],
}
const WHAT = { accepted: 'accept', decided: 'decide', documented: 'assign' } as const
const ENDED_EARLY: readonly CaseStage[] = ['not-accepted', 'withdrawn']

/** The limit that ends first of those that run now; `null` where none does. */
export const runningLimit = (
  item: Pick<CatalogueItem, 'timeLimits'>,
  { history, outcome }: CaseSoFar,
  calendar: WorkCalendar,
): RunningLimit | null => {
  if (history.some(({ stage }) => ENDED_EARLY.includes(stage))) return null
  const running = item.timeLimits.flatMap((limit): RunningLimit[] => {
    const start = history.find(({ stage }) => stage === STARTS[limit.from])
    if (start === undefined || history.some(({ stage }) => KEPT_BY[limit.until].includes(stage))) return []
    // Nobody is assigned after a refusal.
    if (limit.until === 'documented' && outcome === 'refused') return []
    return [{ ...dueAt(start.atMs, limit, calendar), what: WHAT[limit.until], verified: limit.verified }]
  })
  return running.toSorted((a, b) => a.atMs - b.atMs)[0] ?? null
}
