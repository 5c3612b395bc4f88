/** Which time limits of its item run for a case, stand still or were extended, and when they end. Pure. */
import { type Due, dueAt } from '../calendar/due.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { CatalogueItem, TimeLimit } from '../catalogue/item.ts'
import type { Dossier } from './dossier.ts'
import type { LimitName } from './dossier-entry.ts'
import type { CaseStage, DecisionOutcome } from './stages.ts'

/** Times that do not count, and what was added: told by the dossier. */
export interface ClockWork {
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number | null }[]
  readonly extensions: readonly { readonly what: LimitName; readonly n: number }[]
  /** A question that is answered, an appointment whose time is agreed: what the limit was for is done. */
  readonly isSettled?: boolean
}
const RUNNING_FREE: ClockWork = { pauses: [], extensions: [] }

/** Nothing runs while the applicant is asked for papers (行政复议法 31, 公证法 30), nor while staff stopped it by rule. */
export const clockWorkOf = ({
  answer,
  booking,
  extensions,
  pauses,
  supplement,
}: Pick<Dossier, 'answer' | 'booking' | 'extensions' | 'pauses' | 'supplement'>): ClockWork => ({
  extensions,
  isSettled: answer !== null || booking?.state === 'booked',
  pauses: [...pauses, ...(supplement === null ? [] : [{ fromMs: supplement.askedAtMs, toMs: supplement.givenAtMs }])],
})

interface CaseSoFar {
  /** Stages reached, each with its time at the centre. A stage entered twice counts from the first time. */
  readonly history: readonly { readonly stage: CaseStage; readonly atMs: number }[]
  /** `null` before the decision. */
  readonly outcome: DecisionOutcome | null
  readonly clockWork?: ClockWork
}

export interface LimitState extends Due {
  readonly what: LimitName
  readonly state: 'running' | 'paused'
  /** Where it is counted from: its beginning, later by what stood still. */
  readonly countedFromMs: number
  readonly limit: TimeLimit
  /** Units of the limit added so far. */
  readonly extendedBy: number
  /** How much more may be added, by the rule of the item. */
  readonly mayAdd: number
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

/** Overlapping pauses count once. */
const pausedMs = (pauses: ClockWork['pauses'], startMs: number): number => {
  let total = 0
  let endedMs = startMs
  for (const { fromMs, toMs } of pauses.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (toMs === null) continue
    const from = Math.max(fromMs, endedMs)
    if (toMs > from) total += toMs - from
    endedMs = Math.max(endedMs, toMs)
  }
  return total
}

/** Every limit that has begun and is not kept yet; a paused one ends so much later once it runs again. */
export const limitsOf = (
  item: Pick<CatalogueItem, 'timeLimits'>,
  { clockWork = RUNNING_FREE, history, outcome }: CaseSoFar,
  calendar: WorkCalendar,
): readonly LimitState[] => {
  if (history.some(({ stage }) => ENDED_EARLY.includes(stage))) return []
  const { extensions, isSettled = false, pauses } = clockWork
  if (isSettled) return []
  const isPaused = pauses.some(({ toMs }) => toMs === null)
  return item.timeLimits.flatMap((limit): LimitState[] => {
    const start = history.find(({ stage }) => stage === STARTS[limit.from])
    if (start === undefined || history.some(({ stage }) => KEPT_BY[limit.until].includes(stage))) return []
    // Nobody is assigned after a refusal.
    if (limit.until === 'documented' && outcome === 'refused') return []
    const what = WHAT[limit.until]
    const own = extensions.filter((one) => one.what === what)
    const extendedBy = own.reduce((sum, { n }) => sum + n, 0)
    const { extension } = limit
    const countedFromMs = start.atMs + pausedMs(pauses, start.atMs)
    return [
      {
        ...dueAt(countedFromMs, { n: limit.n + extendedBy, unit: limit.unit }, calendar),
        what,
        state: isPaused ? 'paused' : 'running',
        countedFromMs,
        limit,
        extendedBy,
        mayAdd: extension === undefined || own.length >= extension.times ? 0 : Math.max(0, extension.n - extendedBy),
      },
    ]
  })
}

/** The limit that ends first of those that run now; `null` where none does. */
export const runningLimit = (
  item: Pick<CatalogueItem, 'timeLimits'>,
  soFar: CaseSoFar,
  calendar: WorkCalendar,
): LimitState | null =>
  limitsOf(item, soFar, calendar)
    .filter(({ state }) => state === 'running')
    .toSorted((a, b) => a.atMs - b.atMs)[0] ?? null
