/**
 * What must survive a power cut, in one encrypted SQLite file (WAL, synchronous=FULL): intents to submit, the files
 * they name, and the acts of printing. Content is sealed; only ids, states and times stand in clear.
 */
import { DatabaseSync } from 'node:sqlite'
import { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { ApplicationId, ProvisionalNumber, Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { createReconcileRecords, RECONCILED_SCHEMA, type ReconcileRecords } from './reconcile-records.ts'
import { createShelfRecords, SHELF_SCHEMA, type ShelfRecords } from './shelf-records.ts'
import { createUndoRecords, UndoColumns, undoOf, type UndoRecord, type UndoRecords } from './undo-records.ts'
import { type Sealer, sha256Hex } from '../secrets/terminal-keys.ts'

/**
 * `incomplete`: the centre has the application, and a file that this terminal cannot send will never come from here.
 * `withdrawn`: its citizen took it back, here before it left or at the centre.
 */
const IntentStates = z.enum(['written', 'received', 'settled', 'incomplete', 'refused', 'withdrawn'])
type IntentState = z.infer<typeof IntentStates>
/** `prepared`: nothing is out yet. `sending`, `sent`: bytes may be, or are, in the printer. */
const PrintStates = z.enum(['prepared', 'sending', 'sent', 'confirmed', 'unknown', 'failed'])
type PrintState = z.infer<typeof PrintStates>
export type StoreFailure = 'store-failed'

export interface Intent {
  readonly application: Application
  readonly digest: Sha256Hex
  readonly receipt: SignedReceipt | null
  readonly createdAtMs: number
  readonly undo: UndoRecord | null
}

const IntentRow = z.object({
  id: z.string(),
  state: z.string(),
  sealed: z.instanceof(Uint8Array),
  receipt: z.instanceof(Uint8Array).nullable(),
  created_at: z.int(),
  ...UndoColumns.shape,
})

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS intents (
    id TEXT PRIMARY KEY, state TEXT NOT NULL, created_at INTEGER NOT NULL, settled_at INTEGER,
    sealed BLOB NOT NULL, receipt BLOB
  ) STRICT;
  CREATE INDEX IF NOT EXISTS intents_open ON intents (created_at) WHERE state IN ('written', 'received');
  CREATE TABLE IF NOT EXISTS blobs (
    sha256 TEXT NOT NULL, intent_id TEXT NOT NULL REFERENCES intents (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL, PRIMARY KEY (sha256, intent_id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS prints (
    id TEXT PRIMARY KEY, subject TEXT NOT NULL, document TEXT NOT NULL, copy INTEGER NOT NULL,
    state TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (subject, document, copy)
  ) STRICT;
`
/** Since the second version each print knows for which service it was, and how many pages came out. */
const SECOND_VERSION = `
  ALTER TABLE prints ADD COLUMN service TEXT NOT NULL DEFAULT '';
  ALTER TABLE prints ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
  PRAGMA user_version = 2;
`
/** Since the third, what the printer's own counter said before. */
const THIRD_VERSION = `
  ALTER TABLE prints ADD COLUMN counter INTEGER;
  PRAGMA user_version = 3;
`

/** Since the fourth, whether an intent may have left, and whether its citizen took it back. */
const FOURTH_VERSION = `
  ALTER TABLE intents ADD COLUMN sent_at INTEGER;
  ALTER TABLE intents ADD COLUMN undo_id TEXT;
  ALTER TABLE intents ADD COLUMN undo_at INTEGER;
  ALTER TABLE intents ADD COLUMN undo_state TEXT;
  UPDATE intents SET sent_at = created_at;
  PRAGMA user_version = 4;
`
const COLUMNS = 'id, state, sealed, receipt, created_at, undo_id, undo_at, undo_state'
const IS_OPEN = `(state IN ('written', 'received') OR undo_state = 'wanted')`

/** From the first time it was settled everything of an intent is kept this long, for a centre that is restored; then it goes. */
const KEEP_SETTLED_MS = 30 * 24 * 3_600_000

/** Known before the first byte is out. */
interface PrintFacts {
  readonly pages?: number
  readonly counterBefore?: number
}
interface UnknownPrint {
  readonly id: string
  readonly document: string
  readonly copy: number
  readonly atMs: number
  readonly pages: number
  readonly counterBefore: number | null
}
const UnknownRow = z.object({
  id: z.string(),
  document: z.string(),
  copy: z.int(),
  at: z.int(),
  pages: z.int(),
  counter: z.int().nullable(),
})
const PaperRow = z.object({ service: z.string(), slips: z.int(), pages: z.int() })

export interface OutboxStore extends UndoRecords, ShelfRecords, ReconcileRecords {
  writeIntent(
    application: Application,
    blobs: ReadonlyMap<Sha256Hex, Uint8Array>,
    nowMs: number,
  ): Result<Sha256Hex, StoreFailure>
  /** Oldest first. */
  openIntents(): readonly Intent[]
  openCount(): number
  /** When the oldest of the open intents was written; `null` where there is none. */
  oldestOpenMs(): number | null
  /** What is kept here under a number that a slip of this terminal calls it. */
  intentUnder(provisionalNumber: ProvisionalNumber): (Intent & { readonly state: IntentState }) | undefined
  intent(id: ApplicationId): (Intent & { readonly state: IntentState }) | undefined
  recordReceipt(id: ApplicationId, receipt: SignedReceipt): void
  recordSettled(id: ApplicationId, state: 'settled' | 'incomplete', nowMs: number): void
  recordRefused(id: ApplicationId, nowMs: number): void
  blob(id: ApplicationId, sha256: Sha256Hex): Buffer | undefined
  /** The act is written before it happens. False: this document of this subject was begun before, in this copy. */
  beginPrint(
    print: {
      readonly id: string
      readonly subject: string
      readonly document: string
      readonly copy: number
      /** Item code: what the paper is counted for. */
      readonly service: string
    },
    nowMs: number,
  ): boolean
  recordPrint(id: string, state: PrintState, nowMs: number, facts?: PrintFacts): void
  /** `begun`: acts of printing, failed ones too. `onPaper`: copies that came out or may have. */
  copiesOf(subject: string, document: string): { readonly begun: number; readonly onPaper: number }
  /** What nobody knows yet, newest first, at most twenty. */
  unknownPrints(): readonly UnknownPrint[]
  /** Staff looked whether paper came. False: it was not unknown. */
  settleUnknown(id: string, state: 'confirmed' | 'failed', nowMs: number): boolean
  /** Slips and pages by service, as far back as acts of printing are kept. */
  paperByService(): readonly { readonly service: string; readonly slips: number; readonly pages: number }[]
  lastPrintState(subject: string, document: string): PrintState | undefined
  purge(nowMs: number): Result<null, StoreFailure>
  close(): void
}

/** Opens the store; acts of printing that a power cut interrupted become unknown. A damaged file is an error. */
export const openOutboxStore = (path: string, sealer: Sealer, nowMs: number): Result<OutboxStore, StoreFailure> => {
  let db: DatabaseSync
  try {
    db = new DatabaseSync(path, { enableForeignKeyConstraints: true })
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;')
    const check = db.prepare('PRAGMA quick_check').get()
    if (check?.['quick_check'] !== 'ok') return err('store-failed')
    db.exec(SCHEMA + SHELF_SCHEMA + RECONCILED_SCHEMA)
    if (Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0) < 2) db.exec(SECOND_VERSION)
    if (Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0) < 3) db.exec(THIRD_VERSION)
    if (Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0) < 4) db.exec(FOURTH_VERSION)
    db.prepare(`UPDATE prints SET state = 'unknown', at = ? WHERE state IN ('sending', 'sent')`).run(nowMs)
    // Not a byte was out: it may be tried again.
    db.prepare(`UPDATE prints SET state = 'failed', at = ? WHERE state = 'prepared'`).run(nowMs)
  } catch {
    return err('store-failed')
  }
  const selectIntent = db.prepare(`SELECT ${COLUMNS} FROM intents WHERE id = ?`)
  const selectOpen = db.prepare(`SELECT ${COLUMNS} FROM intents WHERE ${IS_OPEN} ORDER BY created_at, id`)
  const read = (row: unknown): (Intent & { state: IntentState }) | undefined => {
    const parsed = IntentRow.safeParse(row)
    if (!parsed.success) return undefined
    const { id, state, sealed, receipt } = parsed.data
    const plain = sealer.open(sealed, `intent:${id}`)
    if (!plain.ok) return undefined
    const opened = receipt === null ? undefined : sealer.open(receipt, `receipt:${id}`)
    return {
      application: Application.parse(JSON.parse(plain.value.toString('utf8'))),
      digest: sha256Hex(plain.value),
      receipt: opened?.ok === true ? SignedReceipt.parse(JSON.parse(opened.value.toString('utf8'))) : null,
      state: IntentStates.parse(state),
      createdAtMs: parsed.data.created_at,
      undo: undoOf(parsed.data),
    }
  }
  const isReadable = () => selectOpen.all().every((row) => read(row) !== undefined)
  if (!isReadable()) {
    db.close()
    return err('store-failed')
  }

  const shelf = createShelfRecords(db)
  return ok({
    ...createUndoRecords(db),
    ...createReconcileRecords(db, sealer),
    ...shelf,
    writeIntent: (application, blobs, atMs) => {
      const bytes = canonicalBytes(application)
      try {
        db.exec('BEGIN IMMEDIATE')
        db.prepare(`INSERT INTO intents (id, state, created_at, sealed) VALUES (?, 'written', ?, ?)`).run(
          application.id,
          atMs,
          sealer.seal(bytes, `intent:${application.id}`),
        )
        const insertBlob = db.prepare('INSERT INTO blobs (sha256, intent_id, sealed) VALUES (?, ?, ?)')
        for (const [sha256, blob] of blobs)
          insertBlob.run(sha256, application.id, sealer.seal(blob, `blob:${application.id}:${sha256}`))
        db.exec('COMMIT')
        return ok(sha256Hex(bytes))
      } catch {
        if (db.isTransaction) db.exec('ROLLBACK')
        return err('store-failed')
      }
    },
    openIntents: () =>
      selectOpen
        .all()
        .map(read)
        .filter((intent) => intent !== undefined),
    oldestOpenMs: () => {
      const row = db.prepare(`SELECT min(created_at) AS at FROM intents WHERE ${IS_OPEN}`).get()
      return z
        .int()
        .nullable()
        .parse(row?.['at'] ?? null)
    },
    openCount: () =>
      Number(
        db
          .prepare(`SELECT (SELECT count(*) FROM intents WHERE ${IS_OPEN}) + (SELECT count(*) FROM shelf) AS n`)
          .get()?.['n'] ?? 0,
      ),
    intentUnder: (number) =>
      read(db.prepare(`SELECT ${COLUMNS} FROM intents WHERE upper(substr(id, 25)) = ?`).get(number.slice(2))),
    intent: (id) => read(selectIntent.get(id)),
    recordReceipt: (id, receipt) => {
      const sealed = sealer.seal(Buffer.from(JSON.stringify(receipt)), `receipt:${id}`)
      db.prepare(
        `UPDATE intents SET state = 'received', receipt = ? WHERE id = ? AND state IN ('written', 'received')`,
      ).run(sealed, id)
    },
    recordSettled: (id, state, atMs) => {
      db.prepare(`UPDATE intents SET state = ?, settled_at = coalesce(settled_at, ?) WHERE id = ?`).run(state, atMs, id)
    },
    recordRefused: (id, atMs) => {
      db.prepare(`UPDATE intents SET state = 'refused', settled_at = ? WHERE id = ?`).run(atMs, id)
    },
    blob: (id, sha256) => {
      const sealed = db.prepare('SELECT sealed FROM blobs WHERE intent_id = ? AND sha256 = ?').get(id, sha256)?.[
        'sealed'
      ]
      if (!(sealed instanceof Uint8Array)) return undefined
      const opened = sealer.open(sealed, `blob:${id}:${sha256}`)
      return opened.ok ? opened.value : undefined
    },
    beginPrint: (print, atMs) =>
      db
        .prepare(
          `INSERT INTO prints (id, subject, document, copy, service, state, at) VALUES (?, ?, ?, ?, ?, 'prepared', ?) ON CONFLICT DO NOTHING`,
        )
        .run(print.id, print.subject, print.document, print.copy, print.service, atMs).changes === 1,
    recordPrint: (id, state, atMs, { counterBefore, pages } = {}) => {
      db.prepare(
        'UPDATE prints SET state = ?, at = ?, pages = coalesce(?, pages), counter = coalesce(?, counter) WHERE id = ?',
      ).run(state, atMs, pages ?? null, counterBefore ?? null, id)
    },
    copiesOf: (subject, document) => {
      const row = db
        .prepare(
          `SELECT count(*) AS begun, count(*) FILTER (WHERE state <> 'failed') AS onPaper
           FROM prints WHERE subject = ? AND document = ?`,
        )
        .get(subject, document)
      return { begun: Number(row?.['begun'] ?? 0), onPaper: Number(row?.['onPaper'] ?? 0) }
    },
    unknownPrints: () =>
      z
        .array(UnknownRow)
        .parse(
          db
            .prepare(
              `SELECT id, document, copy, at, pages, counter FROM prints WHERE state = 'unknown' ORDER BY at DESC LIMIT 20`,
            )
            .all(),
        )
        .map(({ at, counter, ...row }) => ({ ...row, atMs: at, counterBefore: counter })),
    settleUnknown: (id, state, atMs) =>
      db.prepare(`UPDATE prints SET state = ?, at = ? WHERE id = ? AND state = 'unknown'`).run(state, atMs, id)
        .changes === 1,
    paperByService: () =>
      z.array(PaperRow).parse(
        db
          .prepare(
            `SELECT service, count(*) FILTER (WHERE document NOT LIKE 'form-%' AND document NOT LIKE 'document-%') AS slips, sum(pages) AS pages
             FROM prints WHERE state = 'confirmed' GROUP BY service ORDER BY service`,
          )
          .all(),
      ),
    lastPrintState: (subject, document) =>
      PrintStates.optional().parse(
        db
          .prepare('SELECT state FROM prints WHERE subject = ? AND document = ? ORDER BY copy DESC')
          .get(subject, document)?.['state'],
      ),
    purge: (atMs) => {
      try {
        db.prepare(
          `DELETE FROM intents WHERE state IN ('settled', 'incomplete', 'refused', 'withdrawn') AND settled_at < ?`,
        ).run(atMs - KEEP_SETTLED_MS)
        shelf.purgeShelf(atMs)
        db.prepare('DELETE FROM prints WHERE at < ?').run(atMs - KEEP_SETTLED_MS)
        // Deleted rows are overwritten (secure_delete); the write-ahead log must not keep them either.
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        return ok(null)
      } catch {
        return err('store-failed')
      }
    },
    close: () => db.close(),
  })
}
