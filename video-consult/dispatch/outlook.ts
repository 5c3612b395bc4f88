/** Place in the queue and an estimate that says what it rests on; for everyone who waits, in one pass. */
import type { Outlook } from '@lutong/core/consultation/consultation.ts'
import { couldTake, isPresent } from './eligible.ts'
import type { Lawyer, Waiting } from './pool.ts'
import { byTurn } from './precedence.ts'
import { DISPATCH_RULES } from './rules.ts'

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export interface Standing {
  /** 1 is next. Everyone earlier who is here and waits for any of the same lawyers counts; the others do not. */
  readonly place: number
  readonly outlook: Outlook
}

/** `finishedMs`: how long recent consultations took. */
const outlookOf = (place: number, ours: readonly Lawyer[], finishedMs: readonly number[]): Outlook => {
  if (ours.length === 0) return { kind: 'no-lawyer' }
  const seats = ours.reduce((sum, lawyer) => sum + lawyer.mostAtOnce, 0)
  const free = ours.reduce((sum, lawyer) => sum + Math.max(0, lawyer.mostAtOnce - lawyer.load), 0)
  if (place <= free) return { kind: 'minutes', minutes: 0, basedOn: finishedMs.length }
  if (finishedMs.length < DISPATCH_RULES.fewestForEstimate) return { kind: 'unknown' }
  // The seats empty evenly: one every `median / seats`; who is beyond the free ones waits for that many to end.
  const waitMs = ((place - free) * median(finishedMs)) / seats
  return { kind: 'minutes', minutes: Math.max(1, Math.ceil(waitMs / 60_000)), basedOn: finishedMs.length }
}

export const standings = (
  waiting: readonly Waiting[],
  lawyers: readonly Lawyer[],
  finishedMs: readonly number[],
): ReadonlyMap<string, Standing> => {
  const present = lawyers.filter(isPresent)
  /** Those who want the same lawyers, and how many of them came before. */
  const groups = new Map<string, { readonly ours: readonly Lawyer[]; count: number }>()
  const result = new Map<string, Standing>()
  for (const one of waiting.toSorted(byTurn)) {
    const ours = present.filter((lawyer) => couldTake(lawyer, one))
    const key = ours.map((lawyer) => lawyer.id).join(' ')
    const before = [...groups.values()]
      .filter((group) => group.ours.some((lawyer) => ours.includes(lawyer)))
      .reduce((sum, group) => sum + group.count, 0)
    const place = before + 1
    result.set(one.id, { place, outlook: outlookOf(place, ours, finishedMs) })
    // Who is away is passed over until he is back; his own place he is told all the same.
    if (one.isHeld) continue
    const group = groups.get(key) ?? { ours, count: 0 }
    group.count += 1
    groups.set(key, group)
  }
  return result
}
