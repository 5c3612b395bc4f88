/**
 * Visits put aside while they wait on this terminal for the line: bytes sealed under a code only their citizen has.
 * The terminal itself cannot read them; what has reached the centre is gone from here.
 */
import type { DatabaseSync } from 'node:sqlite'

export interface SealedRecord {
  readonly id: string
  readonly sealed: Uint8Array
}

export interface ShelfRecords {
  /** All or none, durable when it returns. */
  shelve(records: readonly SealedRecord[], keptUntilMs: number): void
  /** In the order in which they were put there. */
  shelvedIds(): readonly string[]
  readShelved(id: string): Uint8Array | undefined
  takeOffShelf(id: string): void
  purgeShelf(nowMs: number): void
}

export const SHELF_SCHEMA = `
  CREATE TABLE IF NOT EXISTS shelf (
    place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sealed BLOB NOT NULL, kept_until INTEGER NOT NULL
  ) STRICT;
`

export const createShelfRecords = (db: DatabaseSync): ShelfRecords => ({
  shelve: (records, keptUntilMs) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const insert = db.prepare('INSERT INTO shelf (id, sealed, kept_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      for (const { id, sealed } of records) insert.run(id, sealed, keptUntilMs)
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  },
  shelvedIds: () =>
    db
      .prepare('SELECT id FROM shelf ORDER BY place')
      .all()
      .map((row) => String(row['id'])),
  readShelved: (id) => {
    const sealed = db.prepare('SELECT sealed FROM shelf WHERE id = ?').get(id)?.['sealed']
    return sealed instanceof Uint8Array ? sealed : undefined
  },
  takeOffShelf: (id) => void db.prepare('DELETE FROM shelf WHERE id = ?').run(id),
  purgeShelf: (nowMs) => void db.prepare('DELETE FROM shelf WHERE kept_until < ?').run(nowMs),
})
