/** When something that failed is tried again. Pure: the same context gives the same answer. */
const FIRST_DELAY_MS = 2_000
const LONGEST_DELAY_MS = 5 * 60_000
const JITTER = 0.2

interface RetryContext {
  /** Tries that have failed, at least 1. */
  readonly failures: number
  /** What the centre asked for, if anything. */
  readonly retryAfterMs: number | undefined
  /** 0 … 1 */
  readonly random: number
  /** Where the doubling ends; 5 min unless told. */
  readonly longestMs?: number
}

/** ±20 %, so that terminals cut off together do not come back together. */
export const withJitter = (delayMs: number, random: number): number =>
  Math.round(delayMs * (1 - JITTER + 2 * JITTER * random))

/** 2 s doubled up to the longest, with jitter; Retry-After is obeyed: never sooner, and spread behind it. */
export const nextRetryDelayMs = ({
  failures,
  retryAfterMs,
  random,
  longestMs = LONGEST_DELAY_MS,
}: RetryContext): number => {
  const steps = Math.min(Math.max(failures, 1) - 1, 20)
  const grown = withJitter(Math.min(longestMs, FIRST_DELAY_MS * 2 ** steps), random)
  return retryAfterMs === undefined ? grown : Math.max(grown, Math.round(retryAfterMs * (1 + JITTER * random)))
}
