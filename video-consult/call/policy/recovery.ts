/**
 * When a connection is mended, and how. Pure: facts and the clock in, one act out. A dead line is noticed by missing
 * bytes (a peer can say "connected" for a minute without any), mended by ICE restarts, and only at last built anew.
 */
export const RECOVERY = {
  /** Without a byte for so long something may be wrong: whoever carries the signals is asked to look at its own line. */
  doubtMs: 1_000,
  /** Without a byte for so long the line counts as dead. Each side says twice a second that it is there. */
  silentMs: 2_000,
  /** Between two restarts: the next begins so soon after the line is back. */
  restartEveryMs: 2_000,
  /** A first connection may take so long (relay by TCP on a slow line). */
  connectWithinMs: 15_000,
  /** Restarts the other side answered and which still brought nothing: then a new peer. */
  restartsBeforeRebuild: 6,
} as const

export interface RecoveryFacts {
  readonly nowMs: number
  readonly sinceStartMs: number
  readonly everConnected: boolean
  readonly transport: 'new' | 'connected' | 'disconnected'
  readonly silentMs: number
  readonly signalling: boolean
  readonly lastActMs: number | null
  /** Restarts since bytes last came that were answered by the other side. */
  readonly answeredRestarts: number
  /** An offer of ours waits for its answer. */
  readonly offerPending: boolean
}

export type RecoveryAct = 'none' | 'restart' | 'resend-offer' | 'rebuild'

const isDead = (facts: Pick<RecoveryFacts, 'everConnected' | 'transport' | 'silentMs' | 'sinceStartMs'>): boolean =>
  facts.everConnected
    ? facts.transport === 'disconnected' || facts.silentMs >= RECOVERY.silentMs
    : facts.sinceStartMs >= RECOVERY.connectWithinMs

export const nextAct = (facts: RecoveryFacts): RecoveryAct => {
  // Without signalling nothing can be agreed on; the media may come back by themselves, and often do.
  if (!facts.signalling) return 'none'
  const sinceActMs = facts.lastActMs === null ? Infinity : facts.nowMs - facts.lastActMs
  if (sinceActMs < RECOVERY.restartEveryMs) return 'none'
  if (!isDead(facts)) return facts.offerPending ? 'resend-offer' : 'none'
  if (facts.answeredRestarts >= RECOVERY.restartsBeforeRebuild) return 'rebuild'
  return facts.offerPending ? 'resend-offer' : 'restart'
}
