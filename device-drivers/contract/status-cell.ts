import type { DeviceStatus } from './device.ts'

/** Holds a device's status and tells its listeners of every change, once. */
export const createStatusCell = (initial: DeviceStatus) => {
  let status = initial
  const listeners = new Set<(status: DeviceStatus) => void>()
  const same = (a: DeviceStatus, b: DeviceStatus) => JSON.stringify(a) === JSON.stringify(b)
  return {
    get: () => status,
    set: (next: DeviceStatus) => {
      if (same(status, next)) return
      status = next
      for (const listener of listeners) listener(next)
    },
    subscribe: (listener: (status: DeviceStatus) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
