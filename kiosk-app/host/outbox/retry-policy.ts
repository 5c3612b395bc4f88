/** When an unsent intent is tried again. Pure: the same context gives the same answer. */
const FIRST_DELAY_MS = 2_000
const LONGEST_DELAY_MS = 5 * 60_000
const JITTER = 0.2

export interface RetryContext {
  /** Tries that have failed, at least 1. */
  readonly failures: number
  /** What the centre asked for, if anything. */
  readonly retryAfterMs: number | undefined
  /** 0 … 1 */
  readonly random: number
}

/** 2 s doubled up to 5 min, ±20 % so that terminals cut off together do not come back together; Retry-After is obeyed. */
export const nextRetryDelayMs = ({ failures, retryAfterMs, random }: RetryContext): number => {
  const steps = Math.min(Math.max(failures, 1) - 1, 20)
  const grown = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** steps)
  const spread = Math.round(grown * (1 - JITTER + 2 * JITTER * random))
  return Math.max(spread, retryAfterMs ?? 0)
}
