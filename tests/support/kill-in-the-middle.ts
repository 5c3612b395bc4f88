/**
 * Of two server processes one is killed (kill -9) while a test of the whole system runs, and comes back after a while;
 * then the other. No test knows when.
 */
import type { Cluster } from '../../scripts/system/cluster.ts'

const KILL_EVERY_MS = 15_000
const GONE_FOR_MS = 4_000

/** Ends when it is told to, with both processes up. */
export const killInTheMiddle = (cluster: Cluster): { stop(): Promise<void> } => {
  const ended = new AbortController()
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  const killInTurn = async () => {
    for (let turn = 0; ; turn += 1) {
      await wait(KILL_EVERY_MS)
      if (ended.signal.aborted) return
      const index = turn % 2
      await cluster.kill(index)
      await wait(GONE_FOR_MS)
      const again = await cluster.startAgain(index)
      if (!again.ok) throw new Error(`process ${index} did not come back: ${again.error.code}`)
    }
  }
  const killing = killInTurn()
  return {
    stop: () => {
      ended.abort()
      return killing
    },
  }
}
