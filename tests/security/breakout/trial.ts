/** One technique of the list: each attempt is made, then it is looked whether our screen stands, alone. */
export interface Verdict {
  readonly ours: boolean
  readonly ms?: number
  readonly why?: string
}
export type Attempt = () => Promise<Verdict>

export interface Technique {
  /** As in the list: number and words. */
  readonly name: string
  readonly attempts: readonly Attempt[]
  /** What is stopped by the system's own settings, which no panel of a test has: that they are in what is installed. */
  readonly settings?: readonly Attempt[]
  /** Whether the same way lets through what may pass: a refusal of everything would prove nothing. */
  readonly control?: Attempt
}

/** What shows that the technique works where nothing is locked down; `why` tells what was seen, or why nothing is. */
export interface Control {
  readonly shown: boolean
  readonly why: string
}

export interface Row {
  readonly name: string
  readonly tried: number
  readonly stopped: number
  readonly holds: boolean
  /** Longest way back to our screen, where there was one. */
  readonly backMs?: number
  /** What was seen instead, with the place of each attempt that was not stopped. */
  readonly seen?: string
  readonly control?: Control
}

/** Shorter is the time a picture takes to change by itself. */
const WORTH_TELLING_MS = 500

const failed = (error: unknown): Verdict => ({ ours: false, ms: 0, why: String(error) })

interface Ends {
  /** Brings our screen back after an attempt that got through, so that the next one begins there. */
  readonly restore: () => Promise<unknown>
  /** Keeps what stands on the screen instead. */
  readonly keep: (of: string) => void
  /** After the last attempt, whose effect may come late: our screen is up, and its page's heart beats. */
  readonly prove: Attempt
}

export const tryOut = async (technique: Technique, { keep, prove, restore }: Ends): Promise<Row> => {
  const { attempts, control, name, settings = [] } = technique
  let stopped = 0
  let backMs = 0
  const seen: string[] = []
  const all = [...attempts, ...settings]
  for (const [index, attempt] of all.entries()) {
    const verdict = await attempt().catch(failed)
    if (verdict.ours) stopped += 1
    else {
      seen.push(`attempt ${index + 1}: ${verdict.why ?? 'not our screen'}`)
      keep(`${index + 1}`)
      await restore()
    }
    backMs = Math.max(backMs, verdict.ms ?? 0)
  }
  const end = await prove().catch(failed)
  backMs = Math.max(backMs, end.ms ?? 0)
  if (!end.ours) {
    seen.push(`afterwards: ${end.why ?? 'not our screen'}`)
    keep('afterwards')
    await restore()
  }
  const passed = await control?.().catch(failed)
  return {
    name,
    tried: all.length,
    stopped,
    holds: all.length > 0 && stopped === all.length && end.ours,
    ...(backMs < WORTH_TELLING_MS ? {} : { backMs: Math.round(backMs) }),
    ...(seen.length === 0 ? {} : { seen: seen.join(' · ') }),
    ...(passed === undefined ? {} : { control: { shown: passed.ours, why: passed.why ?? '' } }),
  }
}
