/** Sockets that stand on a session: they fall with it, at once in this process and within seconds in every other. */
import type { Clock } from '@lutong/core/clock.ts'
import type { StaffStore } from '../../store/staff-store.ts'

/** How long a session that was ended by another process of the centre keeps its sockets here, at most. */
export const LOOK_EVERY_MS = 5_000

export interface LiveSessions {
  /** `fall` is called once when the session is ended from elsewhere; the answer takes it back when the socket closes. */
  standOn(sessionId: string, fall: () => void): () => void
  ended(sessionIds: readonly string[]): void
  close(): void
}

export const watchSessions = ({
  clock,
  store,
}: {
  readonly clock: Clock
  readonly store: Pick<StaffStore, 'endedAmong'>
}): LiveSessions => {
  const standing = new Map<string, Set<() => void>>()
  let cancel = () => {}
  let closed = false

  const ended = (sessionIds: readonly string[]) => {
    for (const id of sessionIds) {
      const falls = standing.get(id)
      standing.delete(id)
      for (const fall of falls ?? []) fall()
    }
  }
  const look = async () => {
    try {
      ended(await store.endedAmong([...standing.keys()]))
    } catch {
      // The database is away: sockets stay, and the next look decides.
    }
    plan()
  }
  const plan = () => {
    cancel()
    cancel = closed || standing.size === 0 ? () => {} : clock.setTimer(LOOK_EVERY_MS, () => void look())
  }
  return {
    standOn: (sessionId, fall) => {
      const falls = standing.get(sessionId) ?? new Set()
      standing.set(sessionId, falls.add(fall))
      if (standing.size === 1 && falls.size === 1) plan()
      return () => {
        falls.delete(fall)
        if (falls.size === 0 && standing.get(sessionId) === falls) standing.delete(sessionId)
      }
    },
    ended,
    close: () => {
      closed = true
      cancel()
      standing.clear()
    },
  }
}
