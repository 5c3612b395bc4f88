import type { CounterName, DeviceCounters } from './device.ts'

/** Counts that outlive a reconnect: the supervisor makes them once and hands them to each fresh driver. */
export interface CounterSet {
  readonly counts: DeviceCounters
  add(name: CounterName, by?: number): void
}

export const createCounters = (): CounterSet => {
  const counts: Partial<Record<CounterName, number>> = {}
  return {
    counts,
    add: (name, by = 1) => {
      counts[name] = (counts[name] ?? 0) + by
    },
  }
}
