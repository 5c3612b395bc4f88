/** What the outbox's file knows of taking back: written before it is done, like the submission itself. */
import type { DatabaseSync } from 'node:sqlite'
import type { ApplicationId } from '@lutong/core/ids.ts'
import { z } from 'zod'

/** Pressed within its time; `refused`: the centre had decided already. */
export interface UndoRecord {
  /** Names the act at the centre: however often it is asked, it happens once. */
  readonly actId: string
  readonly pressedAtMs: number
  readonly state: 'wanted' | 'done' | 'refused'
}

export interface UndoRecords {
  /** Before the first byte leaves. `taken-back`: it must not leave. */
  beginSending(id: ApplicationId, nowMs: number): 'first' | 'again' | 'taken-back'
  /** The first try found no line at all: it has not left, and a press meanwhile has taken it back here. */
  recordNeverLeft(id: ApplicationId, nowMs: number): void
  /** `here`: it had never left, and never will. `wanted`: the centre has it or may have it. */
  writeUndo(id: ApplicationId, actId: string, nowMs: number): 'here' | 'wanted'
  recordUndo(id: ApplicationId, state: 'done' | 'refused', nowMs: number): void
}

export const UndoColumns = z.object({
  undo_id: z.string().nullable(),
  undo_at: z.int().nullable(),
  undo_state: z.enum(['wanted', 'done', 'refused']).nullable(),
})

export const undoOf = (row: z.infer<typeof UndoColumns>): UndoRecord | null =>
  row.undo_id === null || row.undo_at === null || row.undo_state === null
    ? null
    : { actId: row.undo_id, pressedAtMs: row.undo_at, state: row.undo_state }

export const createUndoRecords = (db: DatabaseSync): UndoRecords => ({
  beginSending: (id, nowMs) => {
    const row = db.prepare('SELECT state, sent_at FROM intents WHERE id = ?').get(id)
    if (row === undefined || row['state'] === 'withdrawn') return 'taken-back'
    if (row['sent_at'] !== null) return 'again'
    db.prepare('UPDATE intents SET sent_at = ? WHERE id = ?').run(nowMs, id)
    return 'first'
  },
  recordNeverLeft: (id, nowMs) => {
    db.prepare('UPDATE intents SET sent_at = NULL WHERE id = ?').run(id)
    const takenBack =
      db
        .prepare(
          `UPDATE intents SET state = 'withdrawn', undo_state = 'done', settled_at = ?
           WHERE id = ? AND state = 'written' AND undo_state = 'wanted'`,
        )
        .run(nowMs, id).changes === 1
    if (takenBack) db.prepare('DELETE FROM blobs WHERE intent_id = ?').run(id)
  },
  writeUndo: (id, actId, nowMs) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const here =
        db
          .prepare(
            `UPDATE intents SET state = 'withdrawn', settled_at = ?, undo_id = ?, undo_at = ?, undo_state = 'done'
             WHERE id = ? AND state = 'written' AND sent_at IS NULL`,
          )
          .run(nowMs, actId, nowMs, id).changes === 1
      // Photographs that will never be sent are not kept a minute longer.
      if (here) db.prepare('DELETE FROM blobs WHERE intent_id = ?').run(id)
      else
        db.prepare(
          `UPDATE intents SET undo_id = ?, undo_at = ?, undo_state = 'wanted' WHERE id = ? AND undo_id IS NULL`,
        ).run(actId, nowMs, id)
      db.exec('COMMIT')
      return here ? 'here' : 'wanted'
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  },
  recordUndo: (id, state, nowMs) => {
    db.prepare(
      `UPDATE intents SET undo_state = ?, settled_at = coalesce(settled_at, ?), state = CASE WHEN ? = 'done' THEN 'withdrawn' ELSE state END
       WHERE id = ?`,
    ).run(state, nowMs, state, id)
    if (state === 'done') db.prepare('DELETE FROM blobs WHERE intent_id = ?').run(id)
  },
})
