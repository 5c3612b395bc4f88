/**
 * What the server processes of one centre know of each other. By the database's own clock: processes on several
 * machines need not agree on the time for a lease to end at one moment for all.
 */
export type LiveRole = 'terminal' | 'lawyer'

interface Lease {
  /** Grows with every new holder: what an earlier one still does under its own number is known as late. */
  readonly fence: number
}

export interface LivePresence {
  readonly role: LiveRole
  readonly principal: string
  /** How long nobody has been there; 0: here, at some process that lives. */
  readonly absentMs: number
}

export interface ClusterStore {
  /** True where these keys are those with which this database was begun; the first to ask decides which these are. */
  areOurKeys(fingerprint: string): Promise<boolean>
  /** Takes what is free or has run out, or goes on with one's own; `undefined`: somebody else has it. */
  takeLease(name: string, holder: string, lifeMs: number): Promise<Lease | undefined>
  /** False where it was lost meanwhile: whoever held it stops. */
  keepLease(name: string, holder: string, fence: number, lifeMs: number): Promise<boolean>
  endLease(name: string, holder: string, fence: number): Promise<void>
  /** This process lives for so long from now, and whom it tells of as present counts. */
  keepNode(nodeId: string, lifeMs: number): Promise<void>
  /** It ends: nobody is present by it any more. */
  endNode(nodeId: string): Promise<void>
  /** Who came to this process or left it, in their order. */
  notePresence(
    nodeId: string,
    changes: readonly { readonly role: LiveRole; readonly principal: string; readonly isHere: boolean }[],
  ): Promise<void>
  /** Everyone who is somewhere, or was within the last day. */
  livePresence(): Promise<readonly LivePresence[]>
  /** Processes that live now, this one among them. */
  countNodes(): Promise<number>
}
