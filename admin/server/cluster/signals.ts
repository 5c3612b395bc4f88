/** Signals of a call, to whichever process holds the socket they are for; each sender's in their order. */
import type { CallEnvelope } from '@lutong/core/contracts/live.ts'
import type { LiveRole } from '../../store/cluster-store.ts'
import type { MessageBus } from '../bus/bus.ts'

const keyOf = (role: LiveRole, principal: string) => `${role} ${principal}`

export const createSignals = (
  bus: MessageBus,
  tell: (role: LiveRole, principal: string, envelope: CallEnvelope) => void,
) => {
  const listening = new Map<string, () => void>()
  const last = new Map<string, Promise<void>>()
  return {
    /** Somebody has a socket at this process, or has none any more. */
    changed: (role: LiveRole, principal: string, isHere: boolean) => {
      const key = keyOf(role, principal)
      if (!isHere) {
        listening.get(key)?.()
        listening.delete(key)
      } else if (!listening.has(key))
        listening.set(
          key,
          bus.subscribe('signal', ({ envelope }) => tell(role, principal, envelope), key),
        )
    },
    send: (role: LiveRole, principal: string, envelope: CallEnvelope) => {
      tell(role, principal, envelope)
      bus.publish('signal', { role, principal, envelope }, keyOf(role, principal))
    },
    /** One sender's signals are worked on one after the other: what takes longer is not overtaken. */
    inOrder: (role: LiveRole, principal: string, work: () => Promise<void>): Promise<void> => {
      const key = keyOf(role, principal)
      const next = (last.get(key) ?? Promise.resolve()).then(work)
      const settled = next.catch(() => undefined)
      last.set(key, settled)
      void settled.finally(() => {
        if (last.get(key) === settled) last.delete(key)
      })
      return next
    },
    close: () => {
      for (const stop of listening.values()) stop()
      listening.clear()
    },
  }
}
