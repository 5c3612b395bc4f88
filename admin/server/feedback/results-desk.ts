/** The centre's figures and what people said, published as content: kept on every terminal, also while it is offline. */
import { directoryIn } from '@lutong/core/content/content.ts'
import { type PublishedResults, RESULTS_PERIOD_DAYS, resultsByItem } from '@lutong/core/content/published-results.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { RegionCode } from '@lutong/core/ids.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'

const DAY_MS = 86_400_000
/** Figures of a year hardly move within a day, and every publication is a version for all terminals. */
export const RESULTS_EVERY_MS = DAY_MS
const MOST_EXPERIENCES = 30

type Parts = Pick<CentreParts, 'clock' | 'content' | 'store' | 'turns'>

const resultsOf = async ({ clock, content, store }: Parts, regionCode: RegionCode): Promise<PublishedResults> => {
  const nowMs = clock.nowMs()
  const fromMs = nowMs - RESULTS_PERIOD_DAYS * DAY_MS
  const { experiences, facts } = await store.resultFacts(regionCode, fromMs)
  const { told } = (await content.now()).content
  const centre = directoryIn(told, regionCode)?.institutions.find(({ kind }) => kind === 'centre')
  return {
    regionCode,
    fromMs,
    computedAtMs: nowMs,
    body: centre?.name['zh-CN'] ?? facts.find(({ institution }) => institution !== null)?.institution ?? '',
    items: [...resultsByItem(facts)],
    experiences: experiences
      .toSorted((a, b) => b.atMs - a.atMs)
      .slice(0, MOST_EXPERIENCES)
      // The day would say more of a person than a reader needs.
      .map(({ atMs, itemCode, text }) => ({ itemCode, text, month: new Date(atMs).toISOString().slice(0, 7) })),
  }
}

/** What it says, without when it was worked out. */
const digestOf = ({ body, experiences, items }: PublishedResults): string =>
  sha256Hex(canonicalBytes({ body, items, experiences }))

export interface ResultsDesk {
  /** Publishes what is new, at most once a day; asked at every heartbeat, so it needs no clock of its own. */
  renew(): Promise<void>
}

export const createResultsDesk = (parts: Parts): ResultsDesk => {
  const { clock, content, store, turns } = parts
  let isBusy = false
  let triedAtMs = Number.NEGATIVE_INFINITY
  const work = async () => {
    const before = new Map((await content.now()).content.told.results.map((one) => [one.regionCode, one]))
    const regions = [...new Set((await store.listTerminals('')).map(({ regionCode }) => regionCode))]
    const fresh: PublishedResults[] = []
    for (const region of regions) {
      const results = await resultsOf(parts, RegionCode.parse(region))
      const known = before.get(region)
      const says = results.items.length > 0 || results.experiences.length > 0
      if (known === undefined ? says : digestOf(known) !== digestOf(results)) fresh.push(results)
    }
    // Where another process of the centre was first, it published the same.
    if (fresh.length > 0) await content.publishResults(fresh)
  }
  return {
    renew: async () => {
      const nowMs = clock.nowMs()
      // One heartbeat does the work; the others go on at once.
      if (isBusy || nowMs - triedAtMs < RESULTS_EVERY_MS) return
      isBusy = true
      triedAtMs = nowMs
      try {
        // Where another process is at it, it publishes the same.
        await turns.take('results', work)
      } finally {
        isBusy = false
      }
    },
  }
}
