/**
 * What terminals tell of themselves, written together: only the newest of each counts, so a thousand terminals cost one
 * statement a second however often they tell. What is lost with the process is told again within half a minute.
 */
import type { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import type { TerminalId } from '@lutong/core/ids.ts'
import type { RecordedHeartbeat } from '../../store/terminal-store.ts'
import type { CentreParts } from '../capability.ts'

/** The console is never further behind than this. */
export const WRITTEN_WITHIN_MS = 1_000
const ROWS_A_STATEMENT = 1_000
/** After a failure: the database is left alone a little longer each time. */
const LONGEST_RETRY_MS = 15_000

export interface HeartbeatDesk {
  tell(id: TerminalId, heartbeat: Heartbeat): void
  /** Everything told before is in the store, or could not be written just now. Whoever reads the store waits for it. */
  settled(): Promise<void>
  /** Terminals that go on telling though they are revoked, maybe by another process of the centre. */
  onRevoked(listener: (id: TerminalId) => void): void
  close(): Promise<void>
}

export const createHeartbeatDesk = ({
  clock,
  figures,
  log,
  store,
}: Pick<CentreParts, 'clock' | 'figures' | 'log' | 'store'>): HeartbeatDesk => {
  const unwritten = new Map<TerminalId, RecordedHeartbeat>()
  let revoked: (id: TerminalId) => void = () => {}
  let stopTimer: (() => void) | undefined
  /** When the timer is to fire. */
  let dueMs = Number.POSITIVE_INFINITY
  let writing: Promise<void> = Promise.resolve()
  let failures = 0
  let closed = false

  const writeBatch = async (batch: readonly RecordedHeartbeat[]): Promise<boolean> => {
    try {
      for (const id of await store.recordHeartbeats(batch)) revoked(id)
      figures.heartbeats.rows += batch.length
      return true
    } catch (error) {
      log('heartbeat.unwritten', { terminals: batch.length, error: error instanceof Error ? error.name : 'unknown' })
      // What was told meanwhile is newer.
      for (const one of batch) if (!unwritten.has(one.id)) unwritten.set(one.id, one)
      return false
    }
  }
  const writeAll = async (): Promise<void> => {
    stopTimer?.()
    stopTimer = undefined
    dueMs = Number.POSITIVE_INFINITY
    const all = [...unwritten.values()]
    unwritten.clear()
    const batches = Array.from({ length: Math.ceil(all.length / ROWS_A_STATEMENT) }, (_, nth) =>
      all.slice(nth * ROWS_A_STATEMENT, (nth + 1) * ROWS_A_STATEMENT),
    )
    // Sent off together: under load it is the turns of this thread, not the database, that each would wait for.
    const written = await Promise.all(batches.map(writeBatch))
    failures = written.every(Boolean) ? 0 : failures + 1
    if (unwritten.size > 0) plan()
  }
  /** One at a time, so that an older one is never written behind a newer one of the same process. */
  const write = (): Promise<void> => (writing = writing.then(writeAll))
  const plan = (): void => {
    if (closed || stopTimer !== undefined) return
    const delayMs = Math.min(WRITTEN_WITHIN_MS * 2 ** failures, LONGEST_RETRY_MS)
    dueMs = clock.nowMs() + delayMs
    stopTimer = clock.setTimer(delayMs, () => void write())
  }

  return {
    tell: (id, heartbeat) => {
      figures.heartbeats.told += 1
      const atMs = clock.nowMs()
      unwritten.set(id, { id, heartbeat, atMs })
      plan()
      // With thousands of sockets ready at once, Node hears them all before it looks at a timer.
      if (atMs < dueMs) return
      dueMs = Number.POSITIVE_INFINITY
      void write()
    },
    settled: write,
    onRevoked: (listener) => void (revoked = listener),
    close: () => {
      closed = true
      return write()
    },
  }
}
