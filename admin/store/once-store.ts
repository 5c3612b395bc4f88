/** Acts that other systems ask for under a key of theirs: whose turn it is, and what was answered. */
import type { TerminalId } from '@lutong/core/ids.ts'

/** A turn at an act that must happen once: whoever holds it may settle it. */
export interface OnceTurn {
  readonly clientId: TerminalId
  readonly keyIndex: string
  readonly token: string
}

/** Settled in the transaction of the act itself. */
export interface OnceSettled extends OnceTurn {
  readonly status: number
  readonly answer: unknown
}

type OnceBegin =
  | { readonly kind: 'go'; readonly turn: OnceTurn }
  | { readonly kind: 'answered'; readonly status: number; readonly answer: unknown }
  | { readonly kind: 'other-content' }
  | { readonly kind: 'running'; readonly endsAtMs: number }

/** The turn went to somebody else while this act was at work: nothing of it was written. */
export class LostTurn extends Error {
  override readonly name = 'LostTurn'
}

export interface OnceStore {
  beginOnce(ask: {
    readonly clientId: TerminalId
    readonly key: string
    /** Hash of method, address and content. */
    readonly fingerprint: string
    readonly atMs: number
    /** Whoever died at the work is waited for no longer. */
    readonly leaseMs: number
  }): Promise<OnceBegin>
  /** Nothing was done: the key is free again. */
  releaseOnce(turn: OnceTurn): Promise<void>
  /** Forgets what was answered before this instant; gives how many. */
  sweepOnce(beforeMs: number): Promise<number>
}
