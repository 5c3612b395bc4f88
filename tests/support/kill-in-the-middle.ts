/**
 * Of two server processes one is killed (kill -9) while a test of the whole system runs, and comes back after a while;
 * then the other. No test knows when.
 */
import { setTimeout } from 'node:timers/promises'
import type { Cluster } from '../../scripts/system/cluster.ts'

const KILL_EVERY_MS = 15_000
const GONE_FOR_MS = 4_000

/** `stop` ends with both processes up, and throws where one of them did not come back. */
export const killInTheMiddle = (cluster: Cluster): { stop(): Promise<void> } => {
  const ended = new AbortController()
  /** Over sooner where it is stopped. */
  const wait = (ms: number) => setTimeout(ms, undefined, { signal: ended.signal }).catch(() => undefined)
  /** What went wrong, if anything: told at the end, where somebody listens. */
  const killInTurn = async (): Promise<unknown> => {
    for (let turn = 0; ; turn += 1) {
      await wait(KILL_EVERY_MS)
      if (ended.signal.aborted) return undefined
      const index = turn % 2
      try {
        await cluster.kill(index)
        await wait(GONE_FOR_MS)
        const again = await cluster.startAgain(index)
        if (!again.ok) return new Error(`process ${index} did not come back: ${again.error.code}`)
      } catch (error) {
        return error
      }
    }
  }
  const killing = killInTurn()
  return {
    stop: async () => {
      ended.abort()
      const fault = await killing
      if (fault !== undefined) throw fault
    },
  }
}
