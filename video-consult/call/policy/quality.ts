/** The figure shown at a call, and why. It never says better than it is: no media for a moment is `broken`. */
type QualityCause =
  | 'none'
  | 'not-connected'
  /** Connected, and nothing comes. */
  | 'no-media'
  | 'loss'
  | 'delay'
  | 'bandwidth'

export interface Quality {
  readonly figure: 'good' | 'weak' | 'broken'
  readonly cause: QualityCause
}

export interface QualityFacts {
  readonly connected: boolean
  /** Since the last byte came. */
  readonly silentMs: number
  /** Of what came here, over the last seconds, 0–1. */
  readonly lossRatio: number
  readonly roundTripMs: number | null
  /** This side had to lower what it sends. */
  readonly lowered: boolean
}

const QUALITY_FIGURES = {
  silentMs: 2_500,
  weakLoss: 0.03,
  brokenLoss: 0.25,
  weakRoundTripMs: 500,
  brokenRoundTripMs: 2_500,
} as const

export const qualityOf = (facts: QualityFacts): Quality => {
  if (!facts.connected) return { figure: 'broken', cause: 'not-connected' }
  if (facts.silentMs > QUALITY_FIGURES.silentMs) return { figure: 'broken', cause: 'no-media' }
  if (facts.lossRatio >= QUALITY_FIGURES.brokenLoss) return { figure: 'broken', cause: 'loss' }
  const roundTripMs = facts.roundTripMs ?? 0
  if (roundTripMs >= QUALITY_FIGURES.brokenRoundTripMs) return { figure: 'broken', cause: 'delay' }
  if (facts.lossRatio >= QUALITY_FIGURES.weakLoss) return { figure: 'weak', cause: 'loss' }
  if (roundTripMs >= QUALITY_FIGURES.weakRoundTripMs) return { figure: 'weak', cause: 'delay' }
  if (facts.lowered) return { figure: 'weak', cause: 'bandwidth' }
  return { figure: 'good', cause: 'none' }
}

const RANK = { good: 0, weak: 1, broken: 2 } as const
export const worstOf = (all: readonly Quality[]): Quality =>
  all.toSorted((a, b) => RANK[b.figure] - RANK[a.figure])[0] ?? { figure: 'broken', cause: 'not-connected' }
