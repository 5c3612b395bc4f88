/**
 * The reader as the visit uses it. Many readers give a card once and then want it to leave the field (device page A):
 * a card read for somebody who no longer waits is kept for the next who asks. And a card that was read and still lies
 * there is told from a fresh one, so that a card left behind opens nothing to the next citizen.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import type { ReadCard } from '../session/visit.ts'
import type { CardLook, CardOutcome } from '../session/visit-setup.ts'
import { cardProblem, readCardOf } from './card-reading.ts'

/** A look that takes longer has no answer. */
const LOOK_LIMIT_MS = 5_000

type Ask = 'readCard' | 'lookForCard'

export interface CardDesk {
  /** Waits for a card. An absent reader answers at once. */
  read(signal: AbortSignal): Promise<CardOutcome>
  /** One look: nothing, the card that was read before, or a fresh one. */
  look(signal: AbortSignal): Promise<CardLook>
}

export const createCardDesk = (reader: SupervisedDevice<IdCardReader>, clock: Clock): CardDesk => {
  // Cards are compared by a keyed digest: no number stays in memory after its visit.
  const key = randomBytes(32)
  const markOf = (card: ReadCard) => createHmac('sha256', key).update(card.person.idNumber).digest('hex')
  /** Whose card may still lie there; after a start whoever's. */
  let lying: { readonly mark: string } | 'anybody' | 'nobody' = 'anybody'
  let unclaimed: ReadCard | undefined
  let forget = () => {}
  let last: Promise<unknown> = Promise.resolve()

  const keep = (card: ReadCard) => {
    unclaimed = card
    forget()
    forget = clock.setTimer(SESSION_TIMINGS.unclaimedCardMs, () => {
      unclaimed = undefined
    })
  }
  const takeUnclaimed = (): ReadCard | undefined => {
    const card = unclaimed
    unclaimed = undefined
    forget()
    return card
  }
  const askReader = async (ask: Ask, deadlineMs: number, signal: AbortSignal): Promise<CardOutcome> => {
    if (signal.aborted) return err('none')
    const kept = takeUnclaimed()
    if (kept !== undefined) return ok(kept)
    const open = reader.current
    if (open === undefined) return err('reader-absent')
    const result = await open[ask]({ deadlineMs, signal })
    if (!result.ok) {
      if (result.error.code === 'CARD_ABSENT') lying = 'nobody'
      return err(cardProblem(result.error))
    }
    result.value.photoWlt.fill(0)
    const card = readCardOf(result.value)
    if (!signal.aborted) return ok(card)
    keep(card)
    return err('none')
  }
  /** One after the other: whoever comes next must find what the one before has left. */
  const inTurn = (ask: Ask, deadlineMs: number, signal: AbortSignal): Promise<CardOutcome> => {
    const turn = last.then(() => askReader(ask, deadlineMs, signal))
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    read: async (signal) => {
      const outcome = await inTurn('readCard', SESSION_TIMINGS.cardWaitMs, signal)
      if (outcome.ok) lying = { mark: markOf(outcome.value) }
      return outcome
    },
    look: async (signal) => {
      const outcome = await inTurn('lookForCard', LOOK_LIMIT_MS, signal)
      if (!outcome.ok)
        return { state: outcome.error === 'none' || outcome.error === 'reader-absent' ? 'gone' : 'lying' }
      const mark = markOf(outcome.value)
      const isLying = lying === 'anybody' || (lying !== 'nobody' && lying.mark === mark)
      lying = { mark }
      return isLying ? { state: 'lying' } : { state: 'fresh', card: outcome.value }
    },
  }
}
