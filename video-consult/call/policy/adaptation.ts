/**
 * How much this side sends, from what the line carries. Chromium lowers bitrate and resolution by itself within a cap;
 * here only the cap moves, seldom, so that the two do not fight. Down fast, up slowly, and slower after a relapse.
 */
export const SEND_LEVELS = ['text', 'audio', '180p', '360p', '720p'] as const
export type SendLevel = (typeof SEND_LEVELS)[number]

/** `needsKbps`: what must be there for the level, sound included. */
export const LEVEL_FIGURES: Readonly<
  Record<
    SendLevel,
    { readonly needsKbps: number; readonly videoKbps: number; readonly heightPx: number; readonly framesPerS: number }
  >
> = {
  text: { needsKbps: 0, videoKbps: 0, heightPx: 0, framesPerS: 0 },
  audio: { needsKbps: 24, videoKbps: 0, heightPx: 0, framesPerS: 0 },
  '180p': { needsKbps: 120, videoKbps: 150, heightPx: 180, framesPerS: 12 },
  '360p': { needsKbps: 300, videoKbps: 500, heightPx: 360, framesPerS: 15 },
  '720p': { needsKbps: 900, videoKbps: 1500, heightPx: 720, framesPerS: 24 },
}

export const ADAPTATION = {
  downAfterMs: 3_000,
  upAfterMs: 12_000,
  /** A climb that fell back within this doubles the wait for the next, up to the longest. */
  relapseWithinMs: 20_000,
  longestUpMs: 120_000,
  /** Must be there above a level's need before it is climbed to. */
  headroom: 1.3,
  heavyLoss: 0.1,
  /** Sound itself suffers: below this the picture is given up for it. */
  audioLoss: 0.2,
  textLoss: 0.5,
  longRoundTripMs: 1_500,
} as const

export interface LineSample {
  readonly atMs: number
  /** What congestion control believes can be sent; `null` where it does not say (before the first feedback). */
  readonly availableKbps: number | null
  /** Of what this side sent, as the other side reports it, 0–1. */
  readonly lossRatio: number
  readonly roundTripMs: number | null
}

export interface Adaptation {
  readonly level: SendLevel
  readonly ceiling: SendLevel
  readonly badSinceMs: number | null
  readonly goodSinceMs: number | null
  readonly climbedAtMs: number | null
  readonly upAfterMs: number
}

export const startAdaptation = (ceiling: SendLevel): Adaptation => ({
  level: ceiling,
  ceiling,
  badSinceMs: null,
  goodSinceMs: null,
  climbedAtMs: null,
  upAfterMs: ADAPTATION.upAfterMs,
})

const step = (level: SendLevel, by: 1 | -1): SendLevel => SEND_LEVELS[SEND_LEVELS.indexOf(level) + by] ?? level

/** Speech needs little: only a line that loses most of it is left for text. */
const isBad = (level: SendLevel, { availableKbps, lossRatio, roundTripMs }: LineSample): boolean => {
  if (level === 'text') return false
  if (level === 'audio') return lossRatio >= ADAPTATION.textLoss
  return (
    (availableKbps !== null && availableKbps < LEVEL_FIGURES[level].needsKbps) ||
    lossRatio >= ADAPTATION.heavyLoss ||
    (roundTripMs !== null && roundTripMs > ADAPTATION.longRoundTripMs)
  )
}

/**
 * With the picture off there is little to measure by, and the estimate stays where it was: then a clean line alone
 * must do, and the doubling wait keeps a poor one from being tried too often.
 */
const isGoodFor = (
  above: SendLevel,
  { availableKbps, lossRatio, roundTripMs }: LineSample,
  level: SendLevel,
): boolean =>
  lossRatio < ADAPTATION.heavyLoss / 3 &&
  (roundTripMs === null || roundTripMs < ADAPTATION.longRoundTripMs / 2) &&
  (LEVEL_FIGURES[level].videoKbps === 0 ||
    (availableKbps !== null && availableKbps >= LEVEL_FIGURES[above].needsKbps * ADAPTATION.headroom))

export const adapt = (now: Adaptation, sample: LineSample): Adaptation => {
  const { atMs } = sample
  if (isBad(now.level, sample)) {
    const badSinceMs = now.badSinceMs ?? atMs
    const floor = sample.lossRatio >= ADAPTATION.audioLoss && now.level !== 'audio' ? 'audio' : step(now.level, -1)
    if (atMs - badSinceMs < ADAPTATION.downAfterMs) return { ...now, badSinceMs, goodSinceMs: null }
    const relapsed = now.climbedAtMs !== null && atMs - now.climbedAtMs < ADAPTATION.relapseWithinMs
    return {
      ...now,
      level: floor,
      badSinceMs: null,
      goodSinceMs: null,
      climbedAtMs: null,
      upAfterMs: relapsed ? Math.min(ADAPTATION.longestUpMs, now.upAfterMs * 2) : now.upAfterMs,
    }
  }
  const above = step(now.level, 1)
  const mayClimb = now.level !== now.ceiling && isGoodFor(above, sample, now.level)
  if (!mayClimb) return { ...now, badSinceMs: null, goodSinceMs: null }
  const goodSinceMs = now.goodSinceMs ?? atMs
  if (atMs - goodSinceMs < now.upAfterMs) return { ...now, badSinceMs: null, goodSinceMs }
  return { ...now, level: above, badSinceMs: null, goodSinceMs: null, climbedAtMs: atMs }
}
