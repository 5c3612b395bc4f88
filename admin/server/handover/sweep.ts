/** What nobody came for goes by itself, whichever server took it in. No timer stands while there is nothing to come for. */
import type { HandoverStore } from '../../store/handover-store.ts'
import type { CentreParts } from '../capability.ts'

/** After a failure, and for a clock that fires a moment early. */
const AGAIN_MS = 60_000

interface HandoverSweep {
  /** An address was opened or lasts longer. */
  opened(endsAtMs: number): void
  stop(): void
}

/** Begins with what an earlier run of the server left. */
export const startHandoverSweep = ({
  clock,
  log,
  store,
}: Pick<CentreParts, 'clock' | 'log'> & {
  readonly store: Pick<HandoverStore, 'dropEndedHandovers'>
}): HandoverSweep => {
  let stopped = false
  let cancel: (() => void) | undefined
  const wake = (atMs: number) => {
    // The one that stands finds every ended address and sets the next by the earliest that is left.
    if (stopped || cancel !== undefined) return
    cancel = clock.setTimer(Math.max(0, atMs - clock.nowMs()), () => {
      cancel = undefined
      void sweep()
    })
  }
  const sweep = async () => {
    const nowMs = clock.nowMs()
    try {
      const nextEndMs = await store.dropEndedHandovers(nowMs)
      if (nextEndMs !== undefined) wake(nextEndMs)
    } catch {
      log('handover.sweep-failed')
      wake(nowMs + AGAIN_MS)
    }
  }
  void sweep()
  return {
    opened: wake,
    stop: () => {
      stopped = true
      cancel?.()
    },
  }
}
