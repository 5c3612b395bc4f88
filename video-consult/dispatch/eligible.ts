/** Whether a lawyer may ever take this citizen, may now, and how far away the help comes from. */
import { DISPATCH_RULES } from './rules.ts'
import type { Lawyer, Waiting } from './pool.ts'

/** 0 the same county, 1 the same city, 2 the same province; `undefined` beyond (GB/T 2260: 2+2+2 digits). */
export const distance = (lawyer: Lawyer, waiting: Waiting): 0 | 1 | 2 | undefined => {
  if (lawyer.homeRegion === waiting.regionCode) return 0
  if (lawyer.homeRegion.slice(0, 4) === waiting.regionCode.slice(0, 4)) return 1
  return lawyer.homeRegion.slice(0, 2) === waiting.regionCode.slice(0, 2) ? 2 : undefined
}

/** 律师法 39: nobody advises both sides, nor against those they act for. */
export const hasConflict = (lawyer: Lawyer, waiting: Waiting): boolean =>
  (waiting.opponentToken !== null && lawyer.clientTokens.includes(waiting.opponentToken)) ||
  (waiting.personToken !== null && lawyer.adversaryTokens.includes(waiting.personToken))

/** Skills, language, conflict, refusals for good: what waiting does not change. */
export const couldTake = (lawyer: Lawyer, waiting: Waiting): boolean =>
  distance(lawyer, waiting) !== undefined &&
  lawyer.languages.includes(waiting.language) &&
  (lawyer.fields.includes(waiting.field) || (waiting.tier === 'first-line' && lawyer.tier === 'first-line')) &&
  (waiting.tier === 'first-line' || lawyer.tier === 'specialist') &&
  !hasConflict(lawyer, waiting) &&
  !waiting.passedOver.some((one) => one.lawyerId === lawyer.id && one.untilMs === Infinity)

export const isPresent = (lawyer: Lawyer): boolean => lawyer.onDuty && lawyer.availability === 'available'

const passedOverNow = (lawyer: Lawyer, waiting: Waiting, nowMs: number): boolean =>
  waiting.passedOver.some((one) => one.lawyerId === lawyer.id && one.untilMs > nowMs)

/**
 * How wide a circle is asked now. Nearby lawyers know the place and its customs, so they come first; where nobody near
 * is on duty at all, waiting would serve no one and the circle widens at once.
 */
const circleOf = (waiting: Waiting, lawyers: readonly Lawyer[], nowMs: number): 0 | 1 | 2 => {
  const waited = nowMs - waiting.waitingSinceMs
  const byTime = waited >= DISPATCH_RULES.provinceAfterMs ? 2 : waited >= DISPATCH_RULES.cityAfterMs ? 1 : 0
  const near = ([0, 1, 2] as const).find((circle) =>
    lawyers.some(
      (lawyer) =>
        isPresent(lawyer) &&
        couldTake(lawyer, waiting) &&
        !passedOverNow(lawyer, waiting, nowMs) &&
        (distance(lawyer, waiting) ?? 3) <= circle,
    ),
  )
  return near === undefined || byTime > near ? byTime : near
}

/** A specialist is kept for specialists' work, unless nobody of the first line is there or the wait has grown. */
const tierFits = (lawyer: Lawyer, waiting: Waiting, lawyers: readonly Lawyer[], nowMs: number): boolean =>
  lawyer.tier === waiting.tier ||
  nowMs - waiting.waitingSinceMs >= DISPATCH_RULES.specialistHelpsAfterMs ||
  !lawyers.some(
    (other) =>
      other.tier === 'first-line' &&
      isPresent(other) &&
      couldTake(other, waiting) &&
      !passedOverNow(other, waiting, nowMs),
  )

/** May be offered this very moment, leaving load aside. */
export const mayTakeNow = (lawyer: Lawyer, waiting: Waiting, lawyers: readonly Lawyer[], nowMs: number): boolean =>
  isPresent(lawyer) &&
  couldTake(lawyer, waiting) &&
  !passedOverNow(lawyer, waiting, nowMs) &&
  (distance(lawyer, waiting) ?? 3) <= circleOf(waiting, lawyers, nowMs) &&
  tierFits(lawyer, waiting, lawyers, nowMs)
