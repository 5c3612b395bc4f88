/** Keeps one device open: opens it, watches it, opens it again with growing pauses. Never throws at a visit. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, type Result } from '@lutong/core/result.ts'
import { type CounterSet, createCounters } from './contract/counters.ts'
import {
  type Device,
  type DeviceCounters,
  type DeviceFault,
  type DeviceIdentity,
  type DeviceStatus,
  type DeviceWarning,
  fault,
} from './contract/device.ts'
import { createStatusCell } from './contract/status-cell.ts'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** An opening that takes longer is given up; what it opens after all is closed again. */
const OPENING_LIMIT_MS = 10_000

/** Pause before the next try: 1, 2, 4 … 30 s. */
const reopenPauseMs = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1))

/** What an operator wants to hear of a device. `opening-failed` comes once for a row of equal failures. */
export type HealthEvent =
  | { readonly type: 'came'; readonly identity: DeviceIdentity }
  | { readonly type: 'lost' }
  | { readonly type: 'opening-failed'; readonly fault: DeviceFault }
  | { readonly type: 'faulted'; readonly fault: DeviceFault }
  | { readonly type: 'warned'; readonly warning: DeviceWarning }
  | { readonly type: 'recovered' }

export interface SupervisedDevice<D extends Device> {
  /** The open device, or `undefined` while there is none. */
  readonly current: D | undefined
  readonly status: DeviceStatus
  readonly counters: DeviceCounters
  /** Who it is, or was when it was last there. */
  readonly identity: DeviceIdentity | null
  subscribe(listener: (status: DeviceStatus) => void): () => void
  onHealth(listener: (event: HealthEvent) => void): () => void
  close(): Promise<void>
}

export const superviseDevice = <D extends Device>(
  open: (counters: CounterSet) => Promise<Result<D, DeviceFault>>,
  clock: Clock,
): SupervisedDevice<D> => {
  const status = createStatusCell({ state: 'connecting' })
  const counters = createCounters()
  const listeners = new Set<(event: HealthEvent) => void>()
  let device: D | undefined
  let identity: DeviceIdentity | null = null
  let failures = 0
  let lastFailure: string | undefined
  let unwell = false
  let closed = false
  let cancelRetry: () => void = () => {}

  const tell = (event: HealthEvent) => {
    for (const listener of listeners) listener(event)
  }
  const tellChange = (next: DeviceStatus) => {
    if (next.state === 'faulted') {
      unwell = true
      tell({ type: 'faulted', fault: next.fault })
    } else if (next.state === 'ready' && next.warning !== undefined) {
      unwell = true
      tell({ type: 'warned', warning: next.warning })
    } else if (next.state === 'ready' && unwell) {
      unwell = false
      tell({ type: 'recovered' })
    }
  }
  const retry = () => {
    if (closed) return
    failures += 1
    cancelRetry = clock.setTimer(reopenPauseMs(failures), () => void tryOpen())
  }
  const lost = async (gone: D) => {
    if (device !== gone) return
    device = undefined
    tell({ type: 'lost' })
    await gone.close().catch(() => undefined)
    retry()
  }
  /** The opening's result in time; whatever a driver's bug throws is a device that does not work. */
  const openInTime = (): Promise<Result<D, DeviceFault>> =>
    new Promise((resolve) => {
      let late = false
      const cancel = clock.setTimer(OPENING_LIMIT_MS, () => {
        late = true
        resolve(err(fault('TIMEOUT', 'opening')))
      })
      const settle = async () => {
        const opened = await open(counters).catch(() => err(fault('HARDWARE', 'driver')))
        cancel()
        resolve(opened)
        if (late && opened.ok) await opened.value.close().catch(() => undefined)
      }
      void settle()
    })
  const failed = (problem: DeviceFault) => {
    // "Faulted" is told as such; a device that is simply not there is absent.
    const isThere = problem.code === 'SAM_UNAUTHORISED' || problem.code === 'HARDWARE'
    status.set(isThere ? { state: 'faulted', fault: problem } : { state: 'absent' })
    if (lastFailure !== problem.code) tell({ type: 'opening-failed', fault: problem })
    lastFailure = problem.code
    retry()
  }
  const tryOpen = async () => {
    const opened = await openInTime()
    if (!opened.ok) return closed ? undefined : failed(opened.error)
    if (closed) return opened.value.close()
    const fresh = opened.value
    device = fresh
    identity = fresh.identity
    failures = 0
    lastFailure = undefined
    tell({ type: 'came', identity: fresh.identity })
    const follow = (next: DeviceStatus) => {
      if (device !== fresh) return
      status.set(next)
      tellChange(next)
      if (next.state === 'absent') void lost(fresh)
    }
    fresh.subscribe(follow)
    follow(fresh.status)
  }
  void tryOpen()

  return {
    get current() {
      return device
    },
    get status() {
      return status.get()
    },
    counters: counters.counts,
    get identity() {
      return identity
    },
    subscribe: status.subscribe,
    onHealth: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
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
