/** What nobody needs after a while: removed in small batches, so that whoever writes meanwhile waits for one at most. */
export const KEPT_KINDS = [
  'enrolmentCodes',
  'helpCalls',
  'selfTests',
  'outbox',
  'sessions',
  'signInSteps',
  'savedVisits',
] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

export interface RetentionStore {
  /**
   * Removes at most `limit` rows of this kind whose clock started at `startedByMs` or before, the oldest first; gives how
   * many. What is unsettled has no clock that runs: it is never among them, however old. Each batch stands for itself, so
   * a process that dies between two has left nothing half done.
   */
  removeKept(kind: KeptKind, startedByMs: number, limit: number): Promise<number>
}
