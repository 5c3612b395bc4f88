/** The written words of a call whose record nobody signs go by themselves, when the rule says so. */
import type { CentreParts } from '../capability.ts'
import { TURN_TIMINGS } from '../cluster/turns.ts'
import { lookAgain, type Looking, pauseUntil } from '../sweeping/look-again.ts'

/** Nobody has to tell it of a line: a line stays a day at least, and it looks oftener than that. */
export const startChatSweep = ({
  clock,
  log,
  store,
  turns,
}: Pick<CentreParts, 'clock' | 'log' | 'store' | 'turns'>): Looking =>
  lookAgain({
    clock,
    failed: () => log('chat.erase-failed'),
    round: async () =>
      (await turns.take('chat', async () => {
        const nowMs = clock.nowMs()
        const { erased, nextMs } = await store.dropStaleChat(nowMs)
        for (const consultationId of erased) log('chat.erased', { consultationId })
        return pauseUntil(nextMs, nowMs)
      })) ?? TURN_TIMINGS.busyMs,
  })
