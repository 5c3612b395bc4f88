/** Why a number is not here. Without a restore every series is without gaps; after one its gaps are told, not hidden. */
import type { NumberGap, OpenedRestore } from '../store/kysely/number-source.ts'
import { dayAt } from '../store/day-at.ts'
import { safePoint } from '../store/safe-point.ts'

export interface ExplainedGap extends NumberGap {
  /**
   * `lost`: may have been given before a restore; no terminal has handed it in again.
   * `set-aside`: up to the safe point of a restore; whether any of them was given nobody knows.
   * `unexplained`: no restore is recorded that could be the reason.
   */
  readonly why: 'lost' | 'set-aside' | 'unexplained'
}

const explain = (gap: NumberGap, restores: readonly OpenedRestore[]): readonly ExplainedGap[] => {
  const opened = restores.filter(({ openedAtMs }) => dayAt(openedAtMs) === gap.day)
  const points = [...new Set(opened.map(({ openedAtMs }) => safePoint(openedAtMs, gap.day)))]
    .filter((point) => point >= gap.first && point <= gap.last)
    .toSorted((one, other) => one - other)
  const pieces: ExplainedGap[] = []
  let { first } = gap
  for (const last of points) {
    pieces.push({ ...gap, first, last, why: 'set-aside' })
    first = last + 1
  }
  if (first > gap.last) return pieces
  const isLost = restores.some(
    ({ backupAtMs, openedAtMs }) =>
      gap.day >= dayAt(backupAtMs) && gap.day <= dayAt(openedAtMs) && first <= endOf(openedAtMs, gap.day),
  )
  return [...pieces, { ...gap, first, why: isLost ? 'lost' : 'unexplained' }]
}

/** The last serial that a restore may have cost a day. */
const endOf = (openedAtMs: number, day: string): number =>
  day === dayAt(openedAtMs) ? safePoint(openedAtMs, day) : Number.POSITIVE_INFINITY

export const explainGaps = (gaps: readonly NumberGap[], restores: readonly OpenedRestore[]): readonly ExplainedGap[] =>
  gaps.flatMap((gap) => explain(gap, restores))
