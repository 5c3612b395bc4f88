/**
 * What no page does any more is done by itself: takes that a lost page left open are closed, and what has been kept as
 * long as the citizen was told is erased. All of it is read from the store, so a restart goes on where it stopped.
 */
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { CentreParts } from '../capability.ts'
import { blobOfPiece } from './piece-blob.ts'

/** A page or host that was offline brings the rest within this time after the call. */
export const QUIET_MS = 60_000
const AGAIN_MS = 60_000
/** Timers of weeks are not trusted; a look costs one query. */
const LONGEST_PAUSE_MS = 6 * 3_600_000

export interface RecordingSweep {
  /** Something was recorded or is to go. */
  due(): void
  stop(): Promise<void>
}

export const startRecordingSweep = ({
  blobs,
  clock,
  log,
  store,
}: Pick<CentreParts, 'blobs' | 'clock' | 'log' | 'store'>): RecordingSweep => {
  let stopped = false
  let cancel = () => {}
  let running: Promise<void> | undefined
  let wanted = false
  /** Whoever could not reach a centre that was down needs its time too. */
  const startedAtMs = clock.nowMs()

  /** One that the disk does not let go must not keep the others. */
  const erase = async (id: ConsultationId): Promise<boolean> => {
    try {
      for (const piece of await store.beginErasure(id, clock.nowMs())) await blobs.remove(blobOfPiece(piece))
      const pieces = await store.finishErasure(id, clock.nowMs())
      log('recording.erased', { consultationId: id, pieces })
      return true
    } catch {
      if (!stopped) log('recording.erase-failed', { consultationId: id })
      return false
    }
  }
  const round = async (): Promise<number> => {
    const nowMs = clock.nowMs()
    const quietSinceMs = nowMs - QUIET_MS
    const takes = startedAtMs <= quietSinceMs ? await store.closeQuietTakes(quietSinceMs, nowMs) : 0
    if (takes > 0) log('recording.ended', { takes })
    let failed = false
    for (const id of await store.recordingsToErase(nowMs)) failed = !(await erase(id)) || failed
    if (failed || (await store.hasOpenTakes())) return AGAIN_MS
    const next = await store.nextErasureMs()
    return next === undefined ? LONGEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, Math.max(1, next - nowMs))
  }
  const plan = (ms: number) => {
    cancel()
    if (!stopped) cancel = clock.setTimer(ms, look)
  }
  const mayGoOn = () => wanted && !stopped
  const rounds = async () => {
    while (mayGoOn()) {
      wanted = false
      try {
        plan(await round())
      } catch {
        if (!stopped) log('recording.erase-failed')
        plan(AGAIN_MS)
      }
    }
    running = undefined
  }
  const look = () => {
    wanted = true
    if (!stopped) running ??= rounds()
  }
  look()
  return {
    due: look,
    stop: async () => {
      stopped = true
      cancel()
      await running
    },
  }
}
