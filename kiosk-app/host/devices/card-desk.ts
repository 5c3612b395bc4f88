/**
 * The reader as the visit uses it. Many readers give a card once and then want it to leave the field (device page A):
 * a card read for somebody who no longer waits is kept for the next who asks. And a card that was read and still lies
 * there is told from a fresh one, so that a card left behind opens nothing to the next citizen.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '@lutong/core/clock.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
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
  /** Until it is stopped every card is for this taker alone, whoever asked: no visit begins by it. */
  divert(take: (outcome: CardOutcome) => void): () => void
  /** The reader is left alone while this is done with it; whoever waited for a card finds none, and asks again after it. */
  rest<T>(work: () => Promise<T>): Promise<T>
}

const nothing = () => {}

/** A card is there, and something is wrong with it. */
const isOfACard = (problem: ProblemCode | 'none'): boolean => problem !== 'none' && problem !== 'reader-absent'

export const createCardDesk = (
  reader: SupervisedDevice<IdCardReader>,
  clock: Clock,
  /** Told of each card that was read, and of each that could not be. */
  onCard: (read: boolean) => void = () => {},
): CardDesk => {
  // Cards are compared by a keyed digest: no number stays in memory after its visit.
  const key = randomBytes(32)
  const markOf = (card: ReadCard) => createHmac('sha256', key).update(card.person.idNumber).digest('hex')
  /** Whose card may still lie there; after a start whoever's. */
  let lying: { readonly mark: string } | 'anybody' | 'nobody' = 'anybody'
  let unclaimed: ReadCard | undefined
  let forget = () => {}
  let last: Promise<unknown> = Promise.resolve()
  let interrupt = nothing
  let restsWanted = 0
  let taker: ((outcome: CardOutcome) => void) | undefined
  /** The card of the visit that was: while it lies there it is not the taker's. */
  let ofVisit: string | undefined

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
    if (signal.aborted || restsWanted > 0) return err('none')
    const kept = takeUnclaimed()
    if (kept !== undefined) return ok(kept)
    const open = reader.current
    if (open === undefined) return err('reader-absent')
    // Not `AbortSignal.any`: Node keeps such a signal, and what listens to it, the card with it, for good.
    const asking = new AbortController()
    const stop = () => asking.abort()
    signal.addEventListener('abort', stop)
    interrupt = stop
    const result = await open[ask]({ deadlineMs, signal: asking.signal })
    interrupt = nothing
    signal.removeEventListener('abort', stop)
    if (!result.ok) {
      if (result.error.code === 'CARD_ABSENT') {
        lying = 'nobody'
        ofVisit = undefined
      }
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
    // Whoever waits for the turn waits for its end, and holds on to no card.
    last = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  const give = (outcome: CardOutcome, take: (outcome: CardOutcome) => void) => {
    if (outcome.ok && markOf(outcome.value) === ofVisit) return
    ofVisit = undefined
    take(outcome)
  }

  return {
    rest: async (work) => {
      restsWanted += 1
      interrupt()
      const turn = last.then(work)
      last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        restsWanted -= 1
      }
    },
    divert: (take) => {
      taker = take
      return () => {
        if (taker === take) taker = undefined
      }
    },
    read: async (signal) => {
      const outcome = await inTurn('readCard', SESSION_TIMINGS.cardWaitMs, signal)
      if (outcome.ok) lying = { mark: markOf(outcome.value) }
      if (taker !== undefined) {
        give(outcome, taker)
        // Whoever waited looks again after a pause, and not at once at a card that still lies there.
        return outcome.ok || isOfACard(outcome.error) ? err('card-unreadable') : outcome
      }
      if (outcome.ok) ofVisit = markOf(outcome.value)
      if (outcome.ok || isOfACard(outcome.error)) onCard(outcome.ok)
      return outcome
    },
    look: async (signal) => {
      const outcome = await inTurn('lookForCard', LOOK_LIMIT_MS, signal)
      if (!outcome.ok)
        return { state: outcome.error === 'none' || outcome.error === 'reader-absent' ? 'gone' : 'lying' }
      const mark = markOf(outcome.value)
      const isLying = lying === 'anybody' || (lying !== 'nobody' && lying.mark === mark)
      lying = { mark }
      if (taker !== undefined) {
        give(outcome, taker)
        return { state: 'lying' }
      }
      ofVisit = mark
      return isLying ? { state: 'lying' } : { state: 'fresh', card: outcome.value }
    },
  }
}
