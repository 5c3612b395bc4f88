/**
 * Scanners that pretend to be a keyboard: their keys come faster than any finger, and end with Enter. Only such a burst
 * is a scan; everything else is typing and is given back as it was. An input method spoils such codes and anybody with
 * a keyboard can make them: this is the last resort, after HID POS and serial.
 */
export interface WedgeTimings {
  /** The longest pause between two keys of one scan. */
  readonly longestGapMs: number
  readonly shortestCode: number
}
export const WEDGE_TIMINGS: WedgeTimings = { longestGapMs: 35, shortestCode: 6 }

export type WedgeEvent =
  | { readonly type: 'typed'; readonly keys: readonly string[] }
  | { readonly type: 'scanned'; readonly text: string }

const LONGEST = 2_953

export const createWedgeGuard = (timings: WedgeTimings = WEDGE_TIMINGS) => {
  let keys: string[] = []
  let lastMs = Number.NEGATIVE_INFINITY
  const giveBack = (): readonly WedgeEvent[] => {
    const typed = keys
    keys = []
    return typed.length === 0 ? [] : [{ type: 'typed', keys: typed }]
  }
  return {
    /** `key` as the browser names it; `atMs` on any steady clock. */
    press: (key: string, atMs: number): readonly WedgeEvent[] => {
      const events = atMs - lastMs > timings.longestGapMs || keys.length > LONGEST ? giveBack() : []
      lastMs = atMs
      if (key === 'Enter' && keys.length >= timings.shortestCode) {
        const text = keys.join('')
        keys = []
        return [...events, { type: 'scanned', text }]
      }
      keys.push(key)
      // Only plain characters can belong to a code.
      return [...key].length === 1 ? events : [...events, ...giveBack()]
    },
    /** What no scan came of, when the pause is over. */
    rest: (atMs: number): readonly WedgeEvent[] => (atMs - lastMs > timings.longestGapMs ? giveBack() : []),
  }
}
