/** Who gets which citizen: a pure function of who waits and who is there. */
import { distance, mayTakeNow } from './eligible.ts'
import type { Lawyer, Offer, Waiting } from './pool.ts'
import { byTurn } from './precedence.ts'

/** Nearest, then the own field, then least loaded, then longest rested, then by id: the same answer everywhere. */
const better = (waiting: Waiting) => (a: Lawyer, b: Lawyer) =>
  (distance(a, waiting) ?? 3) - (distance(b, waiting) ?? 3) ||
  Number(b.fields.includes(waiting.field)) - Number(a.fields.includes(waiting.field)) ||
  a.load / a.mostAtOnce - b.load / b.mostAtOnce ||
  a.idleSinceMs - b.idleSinceMs ||
  (a.id < b.id ? -1 : 1)

/** Offers for all who can be served now, in turn. Nobody is given twice, nobody who is away, nobody beyond the own load. */
export const matchAll = (waiting: readonly Waiting[], lawyers: readonly Lawyer[], nowMs: number): readonly Offer[] => {
  const load = new Map(lawyers.map((lawyer) => [lawyer.id, lawyer.load]))
  const free = (lawyer: Lawyer) => (load.get(lawyer.id) ?? lawyer.mostAtOnce) < lawyer.mostAtOnce
  const offers: Offer[] = []
  for (const one of waiting.filter(({ isHeld }) => !isHeld).toSorted(byTurn)) {
    const open = lawyers.filter(free)
    if (open.length === 0) break
    // Circles and tiers look at everyone present, busy or not; only the choice is among the free.
    const [best] = open
      .filter((lawyer) => mayTakeNow(lawyer, one, lawyers, nowMs))
      .map((lawyer) => ({ ...lawyer, load: load.get(lawyer.id) ?? lawyer.load }))
      .toSorted(better(one))
    if (best === undefined) continue
    load.set(best.id, best.load + 1)
    offers.push({ waitingId: one.id, lawyerId: best.id })
  }
  return offers
}
