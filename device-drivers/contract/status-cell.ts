import type { DeviceStatus } from './device.ts'
import { type LifecycleEvent, nextStatus } from './lifecycle.ts'

/** Holds a device's status and tells its listeners of every change, once. */
export const createStatusCell = (initial: DeviceStatus) => {
  let status = initial
  const listeners = new Set<(status: DeviceStatus) => void>()
  const same = (a: DeviceStatus, b: DeviceStatus) => JSON.stringify(a) === JSON.stringify(b)
  const set = (next: DeviceStatus) => {
    if (same(status, next)) return
    status = next
    for (const listener of listeners) listener(next)
  }
  return {
    get: () => status,
    set,
    /** Moves on by the lifecycle's own rules. */
    tell: (event: LifecycleEvent) => set(nextStatus(status, event)),
    subscribe: (listener: (status: DeviceStatus) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
