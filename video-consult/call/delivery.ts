/** What was said and has not arrived, and what has arrived: each message once, over however many connections. */
import type { CallMessage } from './contract.ts'
import type { DataFrame } from './link/wire.ts'

/** Chat of an hour is far less; beyond it the oldest is no longer waited for. */
const MOST_KEPT = 500

export interface Delivery {
  add(party: string, message: CallMessage): DataFrame
  arrived(party: string, id: string): void
  waitingFor(party: string): readonly DataFrame[]
  isNew(from: string, id: string): boolean
  /** Whoever left gets nothing any more. */
  forget(party: string): void
}

export const createDelivery = (newId: () => string): Delivery => {
  const waiting = new Map<string, DataFrame[]>()
  const seen = new Map<string, Set<string>>()
  return {
    add: (party, message) => {
      const frame = { d: 'say', id: newId(), message } as const
      waiting.set(party, [...(waiting.get(party) ?? []), frame].slice(-MOST_KEPT))
      return frame
    },
    arrived: (party, id) => {
      const rest = (waiting.get(party) ?? []).filter((frame) => frame.d !== 'say' || frame.id !== id)
      waiting.set(party, rest)
    },
    waitingFor: (party) => waiting.get(party) ?? [],
    forget: (party) => void waiting.delete(party),
    isNew: (from, id) => {
      const known = seen.get(from) ?? new Set<string>()
      seen.set(from, known)
      if (known.has(id)) return false
      known.add(id)
      const [oldest] = known
      if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest)
      return true
    },
  }
}
