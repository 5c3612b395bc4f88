/** Who is heard: shown at once, and not taken away between two words. */

/** Above the hum of a hall (`audioLevel` of getStats, 0–1 linear); speech at arm's length is ten times that. */
const HEARD_FROM = 0.01
const HOLDS_MS = 1_200

/** When somebody was heard last, and whether that is still now. */
export const heardLastMs = (level: number | null, nowMs: number, beforeMs: number): number =>
  level !== null && level >= HEARD_FROM ? nowMs : beforeMs
export const isSpeaking = (lastMs: number, nowMs: number): boolean => nowMs - lastMs < HOLDS_MS
