/**
 * Tells the centre above: every two minutes how it stands, and each month's figures until they are there as they are here.
 * All of it stands in the store, so a line that was cut or a restart only makes it later; told twice, it counts once.
 */
import {
  FEDERATION_SIGNED_AS,
  FederationAnswer,
  type FederationReport,
  MOST_PERIODS,
  MONTHS_TOLD,
  tellFigures,
} from '@lutong/core/contracts/federation.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { CentreAbove } from '../../store/federation-store.ts'
import type { CentreParts } from '../capability.ts'
import { TURN_TIMINGS } from '../cluster/turns.ts'
import { lookAgain, type Looking } from '../sweeping/look-again.ts'
import { askAbove } from './ask-above.ts'
import { standingOf } from './standing.ts'

export const UPWARD_TIMINGS = {
  beatMs: 2 * 60_000,
  /** There is more to tell. */
  moreMs: 1_000,
  /** Counting a month reads many rows; it is not done with each beat. */
  countEveryMs: 3_600_000,
} as const

/** China has one time and no summer time. */
const OFFSET_MS = 8 * 3_600_000

/** `2026-12` and where it begins and ends; `ago` months before the one this instant is in. */
export const monthAgo = (atMs: number, ago: number) => {
  const local = new Date(atMs + OFFSET_MS)
  const startOf = (months: number) => Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months) - OFFSET_MS
  const fromMs = startOf(-ago)
  return { period: new Date(fromMs + OFFSET_MS).toISOString().slice(0, 7), fromMs, beforeMs: startOf(1 - ago) }
}

type Parts = Pick<CentreParts, 'clock' | 'log' | 'presence' | 'pushTo' | 'receipts' | 'store' | 'turns'>

export const startUpward = (parts: Parts): Looking => {
  const { clock, log, pushTo, receipts, store, turns } = parts
  let countedAtMs = Number.NEGATIVE_INFINITY

  /** This month and the one before change; older ones are counted once, where nobody was there to do it. */
  const count = async (nowMs: number, isStopped: () => boolean) => {
    if (nowMs - countedAtMs < UPWARD_TIMINGS.countEveryMs) return
    const months = countedAtMs === Number.NEGATIVE_INFINITY ? MONTHS_TOLD : 2
    for (let ago = 0; ago < months && !isStopped(); ago += 1) {
      const { beforeMs, fromMs, period } = monthAgo(nowMs, ago)
      const figures = tellFigures(await store.countMonth(fromMs, beforeMs))
      const says = figures.received !== null || figures.talks !== null || figures.rated !== null
      // Months before there was a centre are not told as empty ones.
      if (says || ago === 0) await store.keepMonth(period, figures)
    }
    countedAtMs = nowMs
  }

  const tell = async (above: CentreAbove): Promise<number> => {
    const body: FederationReport = {
      centreId: above.centreId,
      sentAtMs: clock.nowMs(),
      now: await standingOf(parts),
      periods: await store.monthsToTell(MOST_PERIODS),
    }
    const signature = await receipts.sign(
      Buffer.concat([Buffer.from(FEDERATION_SIGNED_AS, 'utf8'), canonicalBytes(body)]),
    )
    const answer = await askAbove(above.url, '/v1/federation/reports', { body, signature }, FederationAnswer, pushTo)
    if (!answer.ok) {
      await store.noteUpward({ failure: answer.error })
      if (above.failure !== answer.error) log('federation.not-told', { failure: answer.error })
      return UPWARD_TIMINGS.beatMs
    }
    await store.settleMonths(answer.value.held)
    await store.noteUpward({ takenAtMs: clock.nowMs() })
    if (above.failure !== null || above.takenAtMs === null) log('federation.told')
    // What is there and goes on being other than here would be told for ever: it waits for the next beat.
    return body.periods.length === MOST_PERIODS ? UPWARD_TIMINGS.moreMs : UPWARD_TIMINGS.beatMs
  }

  return lookAgain({
    clock,
    failed: () => log('federation.round-failed'),
    round: async (isStopped) =>
      (await turns.take('federation', async (isLost) => {
        const above = await store.centreAbove()
        if (above === undefined) return UPWARD_TIMINGS.beatMs
        await count(clock.nowMs(), () => isStopped() || isLost())
        return isStopped() ? UPWARD_TIMINGS.beatMs : tell(above)
      })) ?? TURN_TIMINGS.busyMs,
  })
}
