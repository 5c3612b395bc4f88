import type { TerminalId } from '@lutong/core/ids.ts'

/**
 * What may be lost in a power cut but not in a restart: nonces seen and attempts counted. Kept apart from the
 * truth, so that a signed request costs no extra disk flush.
 */
export interface GuardStore {
  /** False where this nonce was used before. */
  useNonce(terminalId: TerminalId, nonce: string, atMs: number, keepMs: number): Promise<boolean>
  /**
   * Counts one attempt under `key` in a window of at most 15 minutes that begins with the first; gives the count with
   * this one. The key is kept as it is: nothing of a person may stand in it.
   */
  countAttempt(
    key: string,
    atMs: number,
    windowMs: number,
  ): Promise<{ readonly count: number; readonly endsAtMs: number }>
  clearAttempts(key: string): Promise<void>
  close(): Promise<void>
}
