/** What a crash in the middle of a form came to. */
import { z } from 'zod'

export const CRASHED = ['page', 'browser', 'host'] as const

/** `backMs`: from the kill until the same step stands on the page again, its field filled; `null` where it never came. */
export const Crash = z.object({
  what: z.enum(CRASHED),
  backMs: z.int().nullable(),
  sameStep: z.boolean(),
  kept: z.boolean(),
})
export type Crash = z.infer<typeof Crash>

/** What the field is promised. */
const BACK_WITHIN_MS = 3_000
const isAsPromised = ({ backMs, kept, sameStep }: Crash): boolean =>
  backMs !== null && backMs <= BACK_WITHIN_MS && kept && sameStep

export interface CrashSummary {
  readonly what: Crash['what']
  readonly times: number
  readonly medianMs: number | null
  readonly worstMs: number | null
  readonly asPromised: number
}
export const summaryOf = (crashes: readonly Crash[], what: Crash['what']): CrashSummary => {
  const own = crashes.filter((one) => one.what === what)
  const back = own.flatMap(({ backMs }) => (backMs === null ? [] : [backMs])).toSorted((a, b) => a - b)
  return {
    what,
    times: own.length,
    medianMs: back[Math.floor(back.length / 2)] ?? null,
    worstMs: back.length < own.length ? null : (back.at(-1) ?? null),
    asPromised: own.filter(isAsPromised).length,
  }
}
