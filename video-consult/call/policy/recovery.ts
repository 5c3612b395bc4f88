/**
 * When a connection is mended, and how. Pure: facts and the clock in, one act out. A dead line is noticed by missing
 * bytes (a peer can say "connected" for a minute without any), mended by ICE restarts, and only at last built anew.
 */

/** Every time a line to another page waits for. */
export const LINE_TIMES = {
  /** How often the line is looked at, bytes counted, and the other side told that this one is there. */
  lookEveryMs: 500,
  /** Without a byte for so long something may be wrong: whoever carries the signals is asked to look at its own line. */
  doubtMs: 1_000,
  /** Without a byte for so long the line counts as dead. Each side says twice a second that it is there. */
  silentMs: 2_000,
  /** Between two restarts: the next begins so soon after the line is back. */
  restartEveryMs: 2_000,
  /** A first connection may take so long (relay by TCP on a slow line). */
  connectWithinMs: 15_000,
  /** Mended for so long over signalling that works, and not a byte: the peer is given up, answered or not. */
  giveUpMs: 60_000,
  /** A peer nobody has come for is made anew: its candidates grow old with every network it has seen. */
  preparedForMs: 60_000,
  /** An offer on its way is not sent again because of a greeting that crossed it. */
  offerCrossesMs: 250,
  /** The first picture is small for so long, and the first after a cut. */
  firstPictureMs: 1_500,
} as const

/** Restarts the other side answered and which still brought nothing: then a new peer. */
export const RESTARTS_BEFORE_REBUILD = 6

export type Transport = 'new' | 'connected' | 'disconnected'
/** `making`: an offer was asked for and is not made yet; `offered`: it waits for its answer. */
export type Negotiation = 'idle' | 'making' | 'offered'

export interface RecoveryFacts {
  readonly nowMs: number
  readonly sinceStartMs: number
  readonly everConnected: boolean
  readonly transport: Transport
  readonly silentMs: number
  readonly signalling: boolean
  readonly lastActMs: number | null
  /** When mending began, with signalling up ever since and no byte; `null`: it is not being mended. */
  readonly mendingSinceMs: number | null
  /** Restarts since bytes last came that were answered by the other side. */
  readonly answeredRestarts: number
  readonly negotiation: Negotiation
}

export type RecoveryAct = 'none' | 'restart' | 'resend-offer' | 'rebuild'

export const isDead = (
  facts: Pick<RecoveryFacts, 'everConnected' | 'transport' | 'silentMs' | 'sinceStartMs'>,
): boolean =>
  facts.everConnected
    ? facts.transport === 'disconnected' || facts.silentMs >= LINE_TIMES.silentMs
    : facts.sinceStartMs >= LINE_TIMES.connectWithinMs

export const nextAct = (facts: RecoveryFacts): RecoveryAct => {
  // Without signalling nothing can be agreed on; the media may come back by themselves, and often do.
  if (!facts.signalling) return 'none'
  const sinceActMs = facts.lastActMs === null ? Infinity : facts.nowMs - facts.lastActMs
  if (sinceActMs < LINE_TIMES.restartEveryMs) return 'none'
  const isOffered = facts.negotiation === 'offered'
  if (!isDead(facts)) return isOffered ? 'resend-offer' : 'none'
  const mendingMs = facts.mendingSinceMs === null ? 0 : facts.nowMs - facts.mendingSinceMs
  if (facts.answeredRestarts >= RESTARTS_BEFORE_REBUILD || mendingMs >= LINE_TIMES.giveUpMs) return 'rebuild'
  if (isOffered) return 'resend-offer'
  return facts.negotiation === 'making' ? 'none' : 'restart'
}
