/** What a heartbeat is answered with, over the line and by request alike. */
import type { HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { CentreParts } from '../capability.ts'
import { createResultsDesk } from '../feedback/results-desk.ts'

export const HEARTBEAT_EVERY_MS = 30_000
/** For terminals on the line it is asked for at most so often, whatever their number. */
const VERSION_HOLDS_MS = 1_000

/** Spread by ±20 %, so that terminals switched on together do not stay together. */
const nextHeartbeatMs = (random: number): number => Math.round(HEARTBEAT_EVERY_MS * (0.8 + 0.4 * random))

/** What every terminal is told alike. */
export interface CentreNow {
  readonly contentVersion: number
  readonly epoch: string
}

export interface HeartbeatAnswers {
  at(nowMs: number, now: CentreNow): HeartbeatAnswer
  /** How it stands now, asked for; also sees to what is due once a day. */
  renew(): Promise<CentreNow>
  /** As it was a second ago at most; `undefined`: to be renewed. */
  held(): CentreNow | undefined
}

export const createHeartbeatAnswers = (parts: CentreParts): HeartbeatAnswers => {
  const { callRoom, clock, content, store } = parts
  const results = createResultsDesk(parts)
  let known: { readonly now: CentreNow; readonly atMs: number } | undefined
  return {
    at: (nowMs, now) => ({
      nowMs,
      nextInMs: nextHeartbeatMs(Math.random()),
      ...now,
      ...(callRoom === undefined ? {} : { callRoom: callRoom.url }),
    }),
    renew: async () => {
      await results.renew()
      const now = { contentVersion: await content.latest(), epoch: await store.openEpoch(clock.nowMs()) }
      known = { now, atMs: clock.nowMs() }
      return now
    },
    held: () => (known !== undefined && clock.nowMs() - known.atMs < VERSION_HOLDS_MS ? known.now : undefined),
  }
}
