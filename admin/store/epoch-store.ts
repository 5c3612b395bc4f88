/** The lives of a centre's memory: the first, and one for each time it was put back from a backup. */
import type { Sha256Hex } from '@lutong/core/ids.ts'

interface Restore {
  /** What is here was so at this instant; `undefined` where nobody knows: the newest case tells. */
  readonly backupAtMs: number | undefined
  readonly restoredAtMs: number
  /** Files whose rows are here and whose bytes nobody had when the backup was made. */
  readonly lostFiles: readonly Sha256Hex[]
}

export interface EpochStore {
  /**
   * The epoch of now. The first call of a memory makes it; the first after a restore opens it, and from that instant
   * its numbers go on from a safe point.
   */
  openEpoch(nowMs: number): Promise<string>
  /** With no centre open over it. Lost files are missed from now on, so that terminals hand them in again. */
  recordRestore(restore: Restore): Promise<void>
}
