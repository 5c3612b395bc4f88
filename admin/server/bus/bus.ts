/** Between the server processes of one centre: in this process alone, or by NATS where `NATS_URL` names one. */
import { type BusMessage, type BusTopic, readMessage } from './messages.ts'

export interface MessageBus {
  /** To every other process that listens; never waits, and is lost where the line is down. `to`: whom it is about. */
  publish<T extends BusTopic>(topic: T, message: BusMessage<T>, to?: string): void
  /** One's own messages are not heard. From one process they come in their order. Gives the way to end it. */
  subscribe<T extends BusTopic>(topic: T, listener: (message: BusMessage<T>) => void, to?: string): () => void
  /** Whether what is published now reaches the others. */
  readonly isUp: boolean
  /** Told with every change of `isUp`: messages may have been missed while it was down. Gives the way to end it. */
  onLine(listener: (isUp: boolean) => void): () => void
  close(): Promise<void>
}

interface Hub {
  /** One more process. */
  join(): MessageBus
}

/** The buses of several processes within one: for tests, and for the one that is a whole centre. */
export const createHub = (): Hub => {
  const members = new Set<Map<string, Set<(message: unknown) => void>>>()
  const nameOf = (topic: BusTopic, to: string | undefined) => (to === undefined ? topic : `${topic} ${to}`)
  return {
    join: () => {
      const own = new Map<string, Set<(message: unknown) => void>>()
      members.add(own)
      return {
        isUp: true,
        publish: (topic, message, to) => {
          const name = nameOf(topic, to)
          for (const member of members) {
            if (member === own) continue
            // Later, as from any other process; and a copy, for nobody shares an object over a line.
            const copy: unknown = structuredClone(message)
            queueMicrotask(() => {
              for (const listener of member.get(name) ?? []) listener(copy)
            })
          }
        },
        subscribe: (topic, listener, to) => {
          const name = nameOf(topic, to)
          const heard = (data: unknown) => {
            const message = readMessage(topic, data)
            if (message !== undefined) listener(message)
          }
          const all = own.get(name) ?? new Set()
          own.set(name, all.add(heard))
          return () => {
            all.delete(heard)
            if (all.size === 0 && own.get(name) === all) own.delete(name)
          }
        },
        onLine: () => () => undefined,
        close: () => {
          members.delete(own)
          own.clear()
          return Promise.resolve()
        },
      }
    },
  }
}

/** A process that is a whole centre: nobody else is there to be told. */
export const createLoneBus = (): MessageBus => createHub().join()
