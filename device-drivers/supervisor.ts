/** Keeps one device open: opens it, watches it, opens it again with growing pauses. Never throws at a visit. */
import type { Clock } from '@lutong/core/clock.ts'
import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, DeviceStatus } from './contract/device.ts'
import { createStatusCell } from './contract/status-cell.ts'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** Pause before the next try: 1, 2, 4 … 30 s. */
const reopenPauseMs = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1))

export interface SupervisedDevice<D extends Device> {
  /** The open device, or `undefined` while there is none. */
  readonly current: D | undefined
  readonly status: DeviceStatus
  subscribe(listener: (status: DeviceStatus) => void): () => void
  close(): Promise<void>
}

export const superviseDevice = <D extends Device>(
  open: () => Promise<Result<D, DeviceFault>>,
  clock: Clock,
): SupervisedDevice<D> => {
  const status = createStatusCell({ state: 'connecting' })
  let device: D | undefined
  let failures = 0
  let closed = false
  let cancelRetry: () => void = () => {}

  const retry = () => {
    if (closed) return
    failures += 1
    cancelRetry = clock.setTimer(reopenPauseMs(failures), () => void tryOpen())
  }
  const lost = async (gone: D) => {
    if (device !== gone) return
    device = undefined
    await gone.close().catch(() => undefined)
    retry()
  }
  const tryOpen = async () => {
    const opened = await open()
    if (!opened.ok) {
      // "Faulted" is told as such; a device that is simply not there is absent.
      status.set(
        opened.error.code === 'SAM_UNAUTHORISED' ? { state: 'faulted', fault: opened.error } : { state: 'absent' },
      )
      return retry()
    }
    if (closed) return opened.value.close()
    const fresh = opened.value
    device = fresh
    failures = 0
    status.set(fresh.status)
    fresh.subscribe((next) => {
      if (device !== fresh) return
      status.set(next)
      if (next.state === 'absent') void lost(fresh)
    })
  }
  void tryOpen()

  return {
    get current() {
      return device
    },
    get status() {
      return status.get()
    },
    subscribe: status.subscribe,
    close: async () => {
      closed = true
      cancelRetry()
      const last = device
      device = undefined
      await last?.close()
      status.set({ state: 'closed' })
    },
  }
}
