/**
 * Whose picture is the large one among five and more: who speaks, else whose call it is. It does not jump with every
 * word: somebody who is large stays so for a moment, and a pause belongs to whoever spoke last.
 */
export const LARGEST = {
  /** At least so long before it goes to another who speaks. */
  staysMs: 3_000,
  /** Nobody has spoken for so long: back to whose call it is. */
  backAfterMs: 10_000,
} as const

export interface Largest {
  readonly party: string
  readonly sinceMs: number
  /** When the large one was heard last. */
  readonly heardMs: number
}

export interface Heard {
  readonly party: string
  readonly speaking: boolean
}

/** `first`: whose call it is, as this page sees it. */
export const startLargest = (first: string): Largest => ({ party: first, sinceMs: -Infinity, heardMs: -Infinity })

export const nextLargest = (now: Largest, parties: readonly Heard[], first: string, nowMs: number): Largest => {
  const large = parties.find(({ party }) => party === now.party)
  const other = parties.find(({ party, speaking }) => speaking && party !== now.party)
  const become = (party: string, isHeard: boolean): Largest => ({
    party,
    sinceMs: nowMs,
    heardMs: isHeard ? nowMs : -Infinity,
  })
  if (large === undefined) return become(other?.party ?? first, other !== undefined)
  if (large.speaking) return { ...now, heardMs: nowMs }
  if (other !== undefined) return nowMs - now.sinceMs >= LARGEST.staysMs ? become(other.party, true) : now
  const isBack = now.party !== first && nowMs - now.heardMs >= LARGEST.backAfterMs
  return isBack ? become(first, false) : now
}
