/** Whose picture is the large one; `null` where there are few enough to be of one size. */
import { type Largest, nextLargest, startLargest } from '@lutong/video-consult/call/policy/largest-picture.ts'
import type { PartyView } from '@lutong/video-consult/call/contract.ts'
import { useRef } from 'preact/hooks'

/** Others on the screen from which on one of them is large and the rest small. */
const MANY_OTHERS = 4

export const useLargest = (parties: readonly PartyView[], first: string): string | null => {
  const now = useRef<Largest>(startLargest(first))
  // With every second's view: the call tells it anew whether somebody speaks.
  now.current = nextLargest(now.current, parties, first, Date.now())
  return parties.length < MANY_OTHERS ? null : now.current.party
}
