/** One rule of the intake API, what it comes from, and how it is tried. */
import type { Misses } from './answer.ts'
import type { Bench } from './bench.ts'

export interface Check {
  readonly name: string
  /** `METHOD /path` as docs/openapi.json has it, or a decision of the architecture. */
  readonly from: string
  run(bench: Bench): Promise<Misses>
}

export interface Area {
  readonly name: string
  /** Tried only where the suite was given the secret of a registered system. */
  readonly needsSecret?: true
  readonly checks: readonly Check[]
}
