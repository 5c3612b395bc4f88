/** Work that one process does for all: by a lease that ends by itself where its holder does. */
import type { Clock } from '@lutong/core/clock.ts'
import type { ClusterStore } from '../../store/cluster-store.ts'

export const TURN_TIMINGS = {
  lifeMs: 30_000,
  keepEveryMs: 8_000,
  /** Until whoever found it taken looks again. */
  busyMs: 5_000,
} as const

export interface Turns {
  /**
   * `undefined`: another process is at it. `isLost`: the lease is somebody else's by now (this process stood still for too
   * long), and what goes on must stop before its next act.
   */
  take<T>(name: string, work: (isLost: () => boolean) => Promise<T>): Promise<T | undefined>
}

/** Of a process that is the whole centre. */
export const loneTurns: Turns = { take: (_name, work) => work(() => false) }

export const createSharedTurns = ({
  clock,
  nodeId,
  store,
}: {
  readonly store: Pick<ClusterStore, 'takeLease' | 'keepLease' | 'endLease'>
  readonly clock: Clock
  readonly nodeId: string
}): Turns => ({
  take: async (name, work) => {
    const lease = await store.takeLease(name, nodeId, TURN_TIMINGS.lifeMs)
    if (lease === undefined) return undefined
    let lost = false
    let stop = () => {}
    const keep = async () => {
      // A database that does not answer is asked again; the lease ends by its own clock meanwhile.
      const kept = await store.keepLease(name, nodeId, lease.fence, TURN_TIMINGS.lifeMs).catch(() => true)
      if (!kept) lost = true
      else if (!ended) stop = clock.setTimer(TURN_TIMINGS.keepEveryMs, () => void keep())
    }
    let ended = false
    stop = clock.setTimer(TURN_TIMINGS.keepEveryMs, () => void keep())
    try {
      return await work(() => lost)
    } finally {
      ended = true
      stop()
      await store.endLease(name, nodeId, lease.fence)
    }
  },
})
