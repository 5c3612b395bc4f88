/** Who is heard: shown at once, and not taken away between two words. */

/** Above the hum of a hall (`audioLevel` of getStats, 0–1 linear); speech at arm's length is ten times that. */
const HEARD_FROM = 0.01
const HOLDS_MS = 1_200

export interface Voice {
  readonly lastMs: number
  readonly isHeard: boolean
}

export const SILENT_VOICE: Voice = { lastMs: -Infinity, isHeard: false }

/** `level`: how loud it is now; `null` before any sound. */
export const voiceAfter = ({ lastMs: before }: Voice, level: number | null, nowMs: number): Voice => {
  const lastMs = level !== null && level >= HEARD_FROM ? nowMs : before
  return { lastMs, isHeard: nowMs - lastMs < HOLDS_MS }
}
