/** What a bench tells: one figure beside its reference, as a ratio, and whether it holds. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is measured against. */
  readonly against: string
  readonly reference: number
  /** `value / reference`. */
  readonly ratio: number
  /** The goal for the ratio: at most, or at least. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number }
  readonly holds: boolean
}

export interface BenchOptions {
  /** How long a bench that looks for growth goes on. */
  readonly minutes: number
  /** How many visits a bench walks that looks for what visits leave behind. */
  readonly visits: number
  readonly say: (line: string) => void
}

export const benchResult = (measured: Omit<BenchResult, 'ratio' | 'holds'>): BenchResult => {
  const ratio = measured.value / measured.reference
  const holds = 'atMost' in measured.goal ? ratio <= measured.goal.atMost : ratio >= measured.goal.atLeast
  return { ...measured, ratio, holds }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
