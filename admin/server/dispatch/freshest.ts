/**
 * Readings of one thing overtake each other: what was read before a change may be ready after what was read behind it.
 * Told last must be what stands, or an offer that was just shown is gone from the desk again.
 */
export interface Freshest {
  /** Read again for as long as something has changed meanwhile. */
  answer<T>(key: string, read: () => Promise<T>): Promise<T>
  /** Something has changed: told once it is read, unless a later change is being read already. */
  tell<T>(key: string, read: () => Promise<T>, say: (value: T) => void): Promise<void>
}

/** Of one thing, for as long as somebody reads it. */
interface Readings {
  changes: number
  under: number
}

export const createFreshest = (): Freshest => {
  const all = new Map<string, Readings>()
  const reading = async <T>(key: string, work: (readings: Readings) => Promise<T>): Promise<T> => {
    const readings = all.get(key) ?? { changes: 0, under: 0 }
    all.set(key, readings)
    readings.under += 1
    try {
      return await work(readings)
    } finally {
      readings.under -= 1
      if (readings.under === 0) all.delete(key)
    }
  }
  return {
    answer: (key, read) =>
      reading(key, async (readings) => {
        for (;;) {
          const before = readings.changes
          const value = await read()
          if (readings.changes === before) return value
        }
      }),
    tell: (key, read, say) =>
      reading(key, async (readings) => {
        readings.changes += 1
        const change = readings.changes
        const value = await read()
        if (readings.changes === change) say(value)
      }),
  }
}
