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

export const createFreshest = (): Freshest => {
  const changes = new Map<string, number>()
  const changesOf = (key: string) => changes.get(key) ?? 0
  return {
    answer: async (key, read) => {
      for (;;) {
        const before = changesOf(key)
        const value = await read()
        if (changesOf(key) === before) return value
      }
    },
    tell: async (key, read, say) => {
      const change = changesOf(key) + 1
      changes.set(key, change)
      const value = await read()
      if (changesOf(key) === change) say(value)
    },
  }
}
