/** What a heartbeat is answered with, over the line and by request alike. */
import type { HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { CentreParts } from '../capability.ts'
import { createResultsDesk } from '../feedback/results-desk.ts'

export const HEARTBEAT_EVERY_MS = 30_000
/** For terminals on the line the version is asked for at most so often, whatever their number. */
const VERSION_HOLDS_MS = 1_000

/** Spread by ±20 %, so that terminals switched on together do not stay together. */
const nextHeartbeatMs = (random: number): number => Math.round(HEARTBEAT_EVERY_MS * (0.8 + 0.4 * random))

export interface HeartbeatAnswers {
  at(nowMs: number, contentVersion: number): HeartbeatAnswer
  /** The version of now, asked for; also sees to what is due once a day. */
  renew(): Promise<number>
  /** As it was a second ago at most; `undefined`: to be renewed. */
  held(): number | undefined
}

export const createHeartbeatAnswers = (parts: CentreParts): HeartbeatAnswers => {
  const { callRoom, clock, content } = parts
  const results = createResultsDesk(parts)
  let known: { readonly version: number; readonly atMs: number } | undefined
  return {
    at: (nowMs, contentVersion) => ({
      nowMs,
      nextInMs: nextHeartbeatMs(Math.random()),
      contentVersion,
      ...(callRoom === undefined ? {} : { callRoom: callRoom.url }),
    }),
    renew: async () => {
      await results.renew()
      const version = await content.latest()
      known = { version, atMs: clock.nowMs() }
      return version
    },
    held: () => (known !== undefined && clock.nowMs() - known.atMs < VERSION_HOLDS_MS ? known.version : undefined),
  }
}
