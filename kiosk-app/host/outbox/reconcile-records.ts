/** What the outbox's file knows for reconciling with the centre: receipts it holds, and when it last compared them. */
import type { DatabaseSync } from 'node:sqlite'
import { SignedReceipt } from '@lutong/core/contracts/intake.ts'
import type { ApplicationId, Sha256Hex } from '@lutong/core/ids.ts'
import { z } from 'zod'
import type { Sealer } from '../secrets/terminal-keys.ts'

interface ReceiptRecord {
  readonly id: ApplicationId
  readonly digest: Sha256Hex
  readonly state: 'settled' | 'incomplete' | 'withdrawn'
}

export interface ReconcileRecords {
  /** Of all that the centre has signed for and that nothing is being sent of, oldest first. */
  settledReceipts(): readonly ReceiptRecord[]
  holdsAny(id: ApplicationId, files: readonly Sha256Hex[]): boolean
  /** It is sent once more, with its receipt; what was taken back is taken back once more. */
  reopen(id: ApplicationId): void
  lastReconciled(): { readonly epoch: string; readonly atMs: number } | undefined
  recordReconciled(epoch: string, nowMs: number): void
}

export const RECONCILED_SCHEMA = `
  CREATE TABLE IF NOT EXISTS reconciled (
    place INTEGER PRIMARY KEY CHECK (place = 1), epoch TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
`

const ReceiptRow = z.object({
  id: z.string(),
  state: z.enum(['settled', 'incomplete', 'withdrawn']),
  receipt: z.instanceof(Uint8Array),
})
const ReconciledRow = z.object({ epoch: z.string(), at: z.int() })

export const createReconcileRecords = (db: DatabaseSync, sealer: Sealer): ReconcileRecords => ({
  settledReceipts: () =>
    z
      .array(ReceiptRow)
      .parse(
        db
          .prepare(
            `SELECT id, state, receipt FROM intents
             WHERE receipt IS NOT NULL AND state IN ('settled', 'incomplete', 'withdrawn')
               AND coalesce(undo_state, '') <> 'wanted' ORDER BY created_at, id`,
          )
          .all(),
      )
      .flatMap(({ id, receipt, state }) => {
        const opened = sealer.open(receipt, `receipt:${id}`)
        if (!opened.ok) return []
        const { body } = SignedReceipt.parse(JSON.parse(opened.value.toString('utf8')))
        return [{ id: body.applicationId, digest: body.digest, state }]
      }),
  holdsAny: (id, files) => {
    const find = db.prepare('SELECT 1 FROM blobs WHERE intent_id = ? AND sha256 = ?')
    return files.some((sha256) => find.get(id, sha256) !== undefined)
  },
  reopen: (id) =>
    void db
      .prepare(
        `UPDATE intents SET state = 'received',
           undo_state = CASE WHEN undo_state = 'done' THEN 'wanted' ELSE undo_state END
         WHERE id = ? AND receipt IS NOT NULL AND state IN ('settled', 'incomplete', 'withdrawn')`,
      )
      .run(id),
  lastReconciled: () => {
    const row = db.prepare('SELECT epoch, at FROM reconciled').get()
    if (row === undefined) return undefined
    const { at, epoch } = ReconciledRow.parse(row)
    return { epoch, atMs: at }
  },
  recordReconciled: (epoch, nowMs) =>
    void db
      .prepare(
        `INSERT INTO reconciled (place, epoch, at) VALUES (1, ?, ?)
         ON CONFLICT (place) DO UPDATE SET epoch = excluded.epoch, at = excluded.at`,
      )
      .run(epoch, nowMs),
})
