import type { Precedence } from '@lutong/core/consultation/consultation.ts'
import { DISPATCH_RULES } from './rules.ts'
import type { Waiting } from './pool.ts'

const DAY_MS = 24 * 3_600_000

export type Reason = 'elderly' | 'disabled' | 'violence' | 'deadline'

/** Why this citizen goes first. */
export const reasonsOf = (said: Precedence, nowMs: number): readonly Reason[] => {
  const deadline = said.deadlineAtMs !== null && said.deadlineAtMs - nowMs <= DISPATCH_RULES.deadlineDays * DAY_MS
  return [
    ...(said.violence ? (['violence'] as const) : []),
    ...(deadline ? (['deadline'] as const) : []),
    ...(said.elderly ? (['elderly'] as const) : []),
    ...(said.disabled ? (['disabled'] as const) : []),
  ]
}

/** Violence counts double: danger does not wait. Bounded, so that ageing always catches up. */
export const precedenceOf = (said: Precedence, nowMs: number): number =>
  Math.min(
    DISPATCH_RULES.mostPrecedence,
    reasonsOf(said, nowMs).reduce((sum, reason) => sum + (reason === 'violence' ? 2 : 1), 0),
  )

/** The moment from which this one counts as waiting: reasons move it back. Smaller goes first. */
const virtualArrivalMs = (one: Pick<Waiting, 'waitingSinceMs' | 'precedence'>): number =>
  one.waitingSinceMs - Math.min(one.precedence, DISPATCH_RULES.mostPrecedence) * DISPATCH_RULES.precedenceWorthMs

/** The one order of the queue; total and the same on every machine. */
export const byTurn = (a: Waiting, b: Waiting): number =>
  virtualArrivalMs(a) - virtualArrivalMs(b) || a.waitingSinceMs - b.waitingSinceMs || (a.id < b.id ? -1 : 1)
