/**
 * What no page does any more is done by itself: takes that a lost page left open are closed, and what has been kept as
 * long as the citizen was told is erased. All of it is read from the store, so a restart goes on where it stopped.
 */
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { CentreParts } from '../capability.ts'
import { AGAIN_MS, lookAgain, type Looking, pauseUntil } from '../sweeping/look-again.ts'
import { TURN_TIMINGS } from '../cluster/turns.ts'
import { blobOfPiece } from './piece-blob.ts'

/** A page or host that was offline brings the rest within this time after the call. */
export const QUIET_MS = 60_000

export type RecordingSweep = Looking

export const startRecordingSweep = ({
  blobs,
  clock,
  log,
  store,
  turns,
}: Pick<CentreParts, 'blobs' | 'clock' | 'log' | 'store' | 'turns'>): RecordingSweep => {
  /** Whoever could not reach a centre that was down needs its time too. */
  const startedAtMs = clock.nowMs()

  /** One that the disk does not let go must not keep the others. */
  const erase = async (id: ConsultationId, isStopped: () => boolean): Promise<boolean> => {
    try {
      for (const piece of await store.beginErasure(id, clock.nowMs())) await blobs.remove(blobOfPiece(piece))
      const pieces = await store.finishErasure(id, clock.nowMs())
      log('recording.erased', { consultationId: id, pieces })
      return true
    } catch {
      if (!isStopped()) log('recording.erase-failed', { consultationId: id })
      return false
    }
  }
  const look = async (isStopped: () => boolean): Promise<number> => {
    const nowMs = clock.nowMs()
    const quietSinceMs = nowMs - QUIET_MS
    const takes = startedAtMs <= quietSinceMs ? await store.closeQuietTakes(quietSinceMs, nowMs) : 0
    if (takes > 0) log('recording.ended', { takes })
    let failed = false
    for (const id of await store.recordingsToErase(nowMs)) {
      if (isStopped()) return AGAIN_MS
      failed = !(await erase(id, isStopped)) || failed
    }
    if (failed || (await store.hasOpenTakes())) return AGAIN_MS
    return pauseUntil(await store.nextErasureMs(), nowMs)
  }
  return lookAgain({
    clock,
    failed: () => log('recording.erase-failed'),
    round: async (isStopped) =>
      (await turns.take('recordings', (isLost) => look(() => isStopped() || isLost()))) ?? TURN_TIMINGS.busyMs,
  })
}
