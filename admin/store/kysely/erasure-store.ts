import { randomUUIDv7 } from 'node:crypto'
import { CaseRetention } from '@lutong/core/cases/case-retention.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { ErasureStore } from '../erasure-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { isOpenTo, SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'
import { casesWithin } from './within-scope.ts'

type Db = Kysely<CentreTables>
type Tx = Transaction<CentreTables>

const RULE_ROW = 1
const BLOBS = 'blobs'
const CLOSED = sql<boolean>`stage in ('published', 'not-accepted', 'withdrawn')`
/** Nothing more comes of them by themselves; a signed one is over when its days are. */
const OVER = ['signed', 'rated', 'closed', 'abandoned', 'no_lawyer', 'converted_to_message', 'transferred'] as const

const isRecorded = sql<boolean>`exists (select 1 from recording_takes
  where recording_takes.consultation_id = consultations.id and recording_takes.erased_at is null)`
const isHeld = sql<boolean>`exists (select 1 from case_holds where case_holds.case_number = cases.case_number)`
const entryIs = (kind: string) =>
  sql`exists (select 1 from case_entries where case_entries.region_code = cases.region_code
    and case_entries.case_number = cases.case_number and case_entries.kind = ${kind})`
const isComplainedAbout = sql<boolean>`(${entryIs('complaint-registered')} and not ${entryIs('complaint-answered')})`

/** Rows that are history go while this runs, and only in this transaction. */
const erasing = async (tx: Tx, place: string, work: () => Promise<void>): Promise<void> => {
  await tx.insertInto('erasing_now').values({ place }).execute()
  await work()
  await tx.deleteFrom('erasing_now').where('place', '=', place).execute()
}

const tell = (tx: Tx, action: string, subject: string, atMs: number) =>
  tx.insertInto('audit').values({ id: randomUUIDv7(), at: atMs, actor: 'centre', action, subject }).execute()

/** Of these files, what no case names any more: its row goes at once, its bytes when `eraseFile` comes to it. */
const giveUp = async (tx: Tx, engine: Engine, sha256s: readonly string[]): Promise<number> => {
  if (sha256s.length === 0) return 0
  await engine.lockFiles(tx, sha256s)
  const gone = await tx
    .deleteFrom('blobs')
    .where('sha256', 'in', sha256s)
    .where(sql<boolean>`not exists (select 1 from case_files where case_files.sha256 = blobs.sha256)`)
    .returning('sha256')
    .execute()
  if (gone.length > 0)
    await tx
      .insertInto('files_to_erase')
      .values(gone)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return gone.length
}

const reduceOne = (db: Db, engine: Engine, caseNumber: string, untouchedSinceMs: number, atMs: number) =>
  engine.transaction(db, async (tx) => {
    const regionCode = caseNumber.slice(0, 6)
    // Asked again with the row held: it may have been held or touched since it was found.
    const row = await engine
      .locked(
        tx
          .selectFrom('cases')
          .select(['place_code', 'item_code', 'channel', 'stage', 'outcome', 'received_at', 'updated_at'])
          .where('region_code', '=', regionCode)
          .where('case_number', '=', caseNumber)
          .where(CLOSED)
          .where('updated_at', '<=', untouchedSinceMs)
          .where(sql<boolean>`not ${isHeld} and not ${isComplainedAbout}`),
      )
      .executeTakeFirst()
    if (row === undefined) return false
    const { updated_at: endedAt, ...kept } = row
    await tx
      .insertInto('reduced_cases')
      .values({ ...kept, region_code: regionCode, case_number: caseNumber, ended_at: endedAt, reduced_at: atMs })
      .execute()
    const files = await tx.selectFrom('case_files').select('sha256').where('case_number', '=', caseNumber).execute()
    await erasing(tx, 'cases', async () => {
      for (const table of ['case_events', 'case_entries', 'case_assignments', 'cases'] as const)
        await tx.deleteFrom(table).where('region_code', '=', regionCode).where('case_number', '=', caseNumber).execute()
    })
    for (const table of ['case_files', 'case_exclusions', 'slot_seats'] as const)
      await tx.deleteFrom(table).where('case_number', '=', caseNumber).execute()
    await giveUp(tx, engine, [...new Set(files.map(({ sha256 }) => sha256))])
    await tell(tx, 'case.reduced', caseNumber, atMs)
    return true
  })

const eraseTalk = (db: Db, engine: Engine, id: string, untouchedSinceMs: number, atMs: number) =>
  engine.transaction(db, async (tx) => {
    const row = await engine
      .locked(
        tx
          .selectFrom('consultations')
          .select('id')
          .where('id', '=', id)
          .where('state', 'in', OVER)
          .where('updated_at', '<=', untouchedSinceMs)
          .where('word_at', 'is', null)
          .where(sql<boolean>`not ${isRecorded}`),
      )
      .executeTakeFirst()
    if (row === undefined) return false
    await erasing(tx, 'consultations', async () => {
      await tx.deleteFrom('consultation_trace').where('consultation_id', '=', id).execute()
    })
    for (const table of ['consultation_chat', 'recording_pieces', 'recording_takes'] as const)
      await tx.deleteFrom(table).where('consultation_id', '=', id).execute()
    await tx.deleteFrom('consultations').where('id', '=', id).execute()
    await tell(tx, 'consultation.erased', id, atMs)
    return true
  })

const countDone = async (ids: readonly string[], one: (id: string) => Promise<boolean>): Promise<number> => {
  let done = 0
  for (const id of ids) if (await one(id)) done += 1
  return done
}

export const createErasureStore = (db: Db, vault: Vault, engine: Engine): ErasureStore => ({
  caseRetention: async () => {
    const row = await db.selectFrom('case_retention').select('kept_days').where('id', '=', RULE_ROW).executeTakeFirst()
    return CaseRetention.parse({ keptDays: row?.kept_days ?? null })
  },

  setCaseRetention: async ({ keptDays }, by, atMs) => {
    const values = { kept_days: keptDays, set_by: by, set_at: atMs }
    await db
      .insertInto('case_retention')
      .values({ id: RULE_ROW, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute()
  },

  caseHold: async (caseNumber, reader) => {
    const row = await db
      .selectFrom('cases')
      .leftJoin('case_holds', 'case_holds.case_number', 'cases.case_number')
      .select(['case_holds.set_by as by', 'case_holds.set_at as atMs', 'case_holds.reason_sealed as sealed'])
      .where('cases.region_code', '=', caseNumber.slice(0, 6))
      .where('cases.case_number', '=', caseNumber)
      .where(isOpenTo(reader))
      .where(casesWithin(reader.scope))
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (row.by === null || row.atMs === null) return null
    const reason = row.sealed === null ? '' : utf8.text(vault.open(SEALED.holdReason(caseNumber), row.sealed))
    return { by: row.by, atMs: row.atMs, reason }
  },

  holdCase: (caseNumber, hold) =>
    engine.transaction(db, async (tx) => {
      // Whoever reduces it holds the same row: it is held, or it is gone.
      await engine
        .locked(
          tx
            .selectFrom('cases')
            .select('case_number')
            .where('region_code', '=', caseNumber.slice(0, 6))
            .where('case_number', '=', caseNumber),
        )
        .executeTakeFirst()
      if (hold === null) await tx.deleteFrom('case_holds').where('case_number', '=', caseNumber).execute()
      else
        await tx
          .insertInto('case_holds')
          .values({
            case_number: caseNumber,
            set_by: hold.by,
            set_at: hold.atMs,
            reason_sealed: vault.seal(SEALED.holdReason(caseNumber), utf8.bytes(hold.reason)),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    }),

  reduceCases: async (untouchedSinceMs, limit, atMs) => {
    const rows = await db
      .selectFrom('cases')
      .select('case_number')
      .where(CLOSED)
      .where('updated_at', '<=', untouchedSinceMs)
      .where(sql<boolean>`not ${isHeld} and not ${isComplainedAbout}`)
      .orderBy('updated_at')
      .limit(limit)
      .execute()
    return countDone(
      rows.map(({ case_number }) => case_number),
      (caseNumber) => reduceOne(db, engine, caseNumber, untouchedSinceMs, atMs),
    )
  },

  isReduced: async (caseNumber) => {
    const row = await db
      .selectFrom('reduced_cases')
      .select('case_number')
      .where('region_code', '=', caseNumber.slice(0, 6))
      .where('case_number', '=', caseNumber)
      .executeTakeFirst()
    return row !== undefined
  },

  eraseTalks: async (untouchedSinceMs, limit, atMs) => {
    const rows = await db
      .selectFrom('consultations')
      .select('id')
      .where('state', 'in', OVER)
      .where('updated_at', '<=', untouchedSinceMs)
      .where('word_at', 'is', null)
      .where(sql<boolean>`not ${isRecorded}`)
      .orderBy('updated_at')
      .limit(limit)
      .execute()
    return countDone(
      rows.map(({ id }) => id),
      (id) => eraseTalk(db, engine, id, untouchedSinceMs, atMs),
    )
  },

  giveUpLooseFiles: (storedByMs, limit) =>
    engine.transaction(db, async (tx) => {
      const before = await tx.selectFrom('erasure_progress').selectAll().where('place', '=', BLOBS).executeTakeFirst()
      let query = tx.selectFrom('blobs').select(['sha256', 'stored_at']).where('stored_at', '<=', storedByMs)
      if (before !== undefined) query = query.where(sql<boolean>`(stored_at, sha256) > (${before.at}, ${before.after})`)
      const page = await query.orderBy('stored_at').orderBy('sha256').limit(limit).execute()
      const last = page.at(-1)
      if (last === undefined) return { givenUp: 0, isMore: false }
      const values = { at: last.stored_at, after: last.sha256 }
      await tx
        .insertInto('erasure_progress')
        .values({ place: BLOBS, ...values })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(values))
        .execute()
      const givenUp = await giveUp(
        tx,
        engine,
        page.map(({ sha256 }) => sha256),
      )
      return { givenUp, isMore: page.length === limit }
    }),

  filesToErase: async (limit) => {
    const rows = await db.selectFrom('files_to_erase').select('sha256').orderBy('sha256').limit(limit).execute()
    return rows.map(({ sha256 }) => Sha256Hex.parse(sha256))
  },

  eraseFile: (sha256, remove) =>
    engine.transaction(db, async (tx) => {
      await engine.lockFiles(tx, [sha256])
      const anew = await tx.selectFrom('blobs').select('sha256').where('sha256', '=', sha256).executeTakeFirst()
      if (anew === undefined) await remove()
      await tx.deleteFrom('files_to_erase').where('sha256', '=', sha256).execute()
    }),
})
