/**
 * What a centre publishes of its work (R17, R18): by service, and by the institution that took it in, how many came,
 * how many were decided, how long it took, how satisfied people were; and experiences that staff have approved.
 * Nothing of fewer than five people is told, nor can it be worked out from what is told beside it.
 */
import { z } from 'zod'
import { ItemCode } from '../ids.ts'

/** Of fewer one could guess whom a figure is about. */
const FEWEST_TOLD = 5
export const RESULTS_PERIOD_DAYS = 365
const DAY_MS = 86_400_000

const FIGURES = {
  received: z.int().min(FEWEST_TOLD),
  /** `null`: fewer than five. */
  decided: z.int().nullable(),
  /** From the application to the decision. */
  medianDays: z.number().nullable(),
  /** Share of levels 3, 4 and 5 of five; with how many opinions. */
  satisfied: z.strictObject({ share: z.number().min(0).max(1), opinions: z.int() }).nullable(),
}

export const PublishedResults = z.strictObject({
  regionCode: z.string(),
  fromMs: z.int(),
  computedAtMs: z.int(),
  /** The centre whose work it is. */
  body: z.string(),
  items: z.array(
    z.strictObject({
      itemCode: ItemCode,
      ...FIGURES,
      /** Where it was taken in; those that may not be told are not named. */
      institutions: z.array(z.strictObject({ name: z.string(), ...FIGURES })),
    }),
  ),
  /** Newest first; the text as staff let it be read. */
  experiences: z.array(z.strictObject({ itemCode: ItemCode, text: z.string(), month: z.string() })).max(30),
})
export type PublishedResults = z.infer<typeof PublishedResults>

export interface CaseFact {
  readonly itemCode: ItemCode
  /** That took it in; `null` where it came another way. */
  readonly institution: string | null
  readonly receivedAtMs: number
  readonly decidedAtMs: number | null
  readonly level: number | null
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
const LEAST_SATISFIED = 3

const daysOf = (facts: readonly CaseFact[]) =>
  facts.flatMap(({ decidedAtMs, receivedAtMs }) =>
    decidedAtMs === null ? [] : [(decidedAtMs - receivedAtMs) / DAY_MS],
  )
const levelsOf = (facts: readonly CaseFact[]) => facts.flatMap(({ level }) => (level === null ? [] : [level]))

const figuresOf = (facts: readonly CaseFact[], tell = { decided: true, opinions: true }) => {
  const days = daysOf(facts)
  const levels = levelsOf(facts)
  const tellsDays = tell.decided && days.length >= FEWEST_TOLD
  return {
    received: facts.length,
    decided: tellsDays ? days.length : null,
    medianDays: tellsDays ? Math.round(median(days) * 10) / 10 : null,
    satisfied:
      tell.opinions && levels.length >= FEWEST_TOLD
        ? {
            share: levels.filter((level) => level >= LEAST_SATISFIED).length / levels.length,
            opinions: levels.length,
          }
        : null,
  }
}

/**
 * Which of the parts of a whole may be told: none of fewer than five, and no part whose telling would leave fewer
 * than five for all the untold together, which the whole would then give away.
 */
export const tellable = (counts: readonly number[], hidden = 0): readonly boolean[] => {
  const told = counts.map((count) => count >= FEWEST_TOLD)
  const untold = () => counts.reduce((sum, count, at) => (told[at] === true ? sum : sum + count), hidden)
  while (untold() > 0 && untold() < FEWEST_TOLD) {
    const left = counts.flatMap((count, at) => (told[at] === true ? [{ count, at }] : []))
    const smallest = left.toSorted((a, b) => a.count - b.count)[0]
    if (smallest === undefined) break
    told[smallest.at] = false
  }
  return told
}

type Count = (facts: readonly CaseFact[]) => number
const summed = (groups: readonly (readonly CaseFact[])[], count: Count) =>
  groups.reduce((sum, own) => sum + count(own), 0)

const byInstitution = (facts: readonly CaseFact[]): PublishedResults['items'][number]['institutions'] => {
  const groups = [...Map.groupBy(facts, ({ institution }) => institution ?? '')]
    .map(([name, own]) => ({ name, own }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  // What came another way has no name, and is among the untold.
  const unnamed = groups.filter(({ name }) => name === '').map(({ own }) => own)
  const named = groups.filter(({ name }) => name !== '')
  const isTold = tellable(
    named.map(({ own }) => own.length),
    summed(unnamed, (own) => own.length),
  )
  const told = named.filter((_, at) => isTold[at] === true)
  const untold = [...unnamed, ...named.filter((_, at) => isTold[at] !== true).map(({ own }) => own)]
  const tellsOf = (count: Count) =>
    tellable(
      told.map(({ own }) => count(own)),
      summed(untold, count),
    )
  const decided = tellsOf((own) => daysOf(own).length)
  const opinions = tellsOf((own) => levelsOf(own).length)
  return told.map(({ name, own }, at) => ({
    name,
    ...figuresOf(own, { decided: decided[at] === true, opinions: opinions[at] === true }),
  }))
}

export const resultsByItem = (facts: readonly CaseFact[]): PublishedResults['items'] =>
  [...new Set(facts.map((one) => one.itemCode))].toSorted().flatMap((itemCode) => {
    const own = facts.filter((one) => one.itemCode === itemCode)
    return own.length < FEWEST_TOLD ? [] : [{ itemCode, ...figuresOf(own), institutions: byInstitution(own) }]
  })
