/**
 * That a consultation moved, told where it is shown: to the sockets of this process at once, to the others by the bus.
 * The store stays the truth; while the bus is down each process reads it for whoever is connected to it.
 */
import type { BusMessage } from '../bus/messages.ts'
import type { MessageBus } from '../bus/bus.ts'
import type { Clock } from '@lutong/core/clock.ts'

/** Between two readings of what nobody could tell. */
const UNTOLD_EVERY_MS = 2_000

export type Moved = BusMessage<'moved'>

interface TellingParts {
  readonly bus: MessageBus
  readonly clock: Clock
  /** To whom it concerns at this process. */
  tellHere(moved: Moved): Promise<void>
  /** To everyone at this process, whatever there is to tell. */
  tellAllHere(): Promise<void>
  inTheBackground(work: Promise<void>): void
}

export const createTelling = ({ bus, clock, inTheBackground, tellAllHere, tellHere }: TellingParts) => {
  let stopTimer = () => {}
  const whileDown = () => {
    stopTimer()
    inTheBackground(tellAllHere())
    if (!bus.isUp) stopTimer = clock.setTimer(UNTOLD_EVERY_MS, whileDown)
  }
  const ends = [bus.subscribe('moved', (moved) => inTheBackground(tellHere(moved))), bus.onLine(whileDown)]
  if (!bus.isUp) stopTimer = clock.setTimer(UNTOLD_EVERY_MS, whileDown)
  return {
    /** Settles once it is told here. */
    tell: (moved: Moved): Promise<void> => {
      bus.publish('moved', moved)
      return tellHere(moved)
    },
    close: () => {
      stopTimer()
      for (const end of ends) end()
    },
  }
}
