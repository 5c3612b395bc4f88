/**
 * The walk of a change of keys. One table at a time, along its primary key; how far it has come is written in the same
 * transaction as the rows, so that a process that is killed loses nothing and another goes on from there.
 */
import { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { FilePage, NamedFile, ResealStore } from '../reseal-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { nameLookups, personLookups, SEALED, slipLookups, utf8 } from './rows.ts'
import { SEALED_TABLES, type SealedTable } from './sealed-columns.ts'
import type { CentreTables } from './tables.ts'

type Db = Kysely<CentreTables>
type Row = Readonly<Record<string, unknown>>

/** Place of the walk over files. */
const FILES = 'files'
/** Of rows that are only counted, not opened. */
const COUNT_PAGE = 2_000

const Key = z.array(z.union([z.string(), z.number()]))
const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
const behindKey = (key: readonly string[], after: z.infer<typeof Key> | undefined): RawBuilder<unknown> =>
  after === undefined ? sql`` : sql`where (${list(key)}) > (${sql.join(after)})`
const keyOf = (row: Row, key: readonly string[]) => Key.parse(key.map((column) => row[column]))

const begins = (bytes: Uint8Array, header: Uint8Array): boolean =>
  Buffer.compare(bytes.subarray(0, header.length), header) === 0

type Identify = Parameters<ResealStore['resealRows']>[0]

/** The blind indexes of a case by the active key; only where the old one is seen to be of the same value. */
const foundBy = (row: Row, vault: Vault, identify: Identify): Record<string, string> => {
  const { lookupPrefix } = vault.current()
  const id = z.string().parse(row['application_id'])
  const open = (purpose: string, column: string): unknown =>
    JSON.parse(utf8.text(vault.open(purpose, z.instanceof(Uint8Array).parse(row[column]))))
  const changed: Record<string, string> = {}
  const stale = (found: unknown): found is string => typeof found === 'string' && !found.startsWith(lookupPrefix)
  const [person, name] = [row['person_index'], row['name_index']]
  const isNamed = stale(name) && name !== ''
  if (stale(person) || isNamed) {
    const application = Application.safeParse(open(SEALED.application(id), 'application_sealed'))
    const applicant = application.success ? identify(application.data) : { personNumber: null, name: null }
    const numbers = applicant.personNumber === null ? undefined : personLookups(vault, applicant.personNumber)
    if (stale(person) && numbers?.includes(person) === true) changed['person_index'] = numbers[0]
    const names = applicant.name === null ? undefined : nameLookups(vault, applicant.name)
    if (isNamed && names?.includes(name) === true) changed['name_index'] = names[0]
  }
  const slip = row['slip_index']
  if (stale(slip)) {
    const { body } = SignedReceipt.parse(open(SEALED.receipt(id), 'receipt_sealed'))
    const lookups = slipLookups(vault, body.caseNumber, body.slipCode)
    if (lookups.includes(slip)) changed['slip_index'] = lookups[0]
  }
  return changed
}

/** What of this row is to be written anew. */
const anew = (place: SealedTable, row: Row, vault: Vault, identify: Identify): Record<string, Uint8Array | string> => {
  const { header } = vault.current()
  const changed: Record<string, Uint8Array | string> = place.table === 'cases' ? foundBy(row, vault, identify) : {}
  for (const [column, purposeOf] of Object.entries(place.columns)) {
    const sealed = z.instanceof(Uint8Array).nullable().parse(row[column])
    if (sealed === null || begins(sealed, header)) continue
    const purpose = purposeOf(row)
    changed[column] = vault.seal(purpose, vault.open(purpose, sealed))
  }
  return changed
}

/** Only what is as it was read: whoever wrote in between wrote under the active key. Gives whether it was. */
const write = async (tx: Transaction<CentreTables>, place: SealedTable, row: Row, changed: Record<string, unknown>) => {
  const columns = Object.keys(changed)
  if (columns.length === 0) return
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${changed[column]}`))
  const same = [...place.key, ...columns].map((column) => sql`${sql.ref(column)} = ${row[column]}`)
  await sql`update ${sql.table(place.table)} set ${set} where ${sql.join(same, sql` and `)}`.execute(tx)
}

/** Rows of which something is not under the active key. */
const behind = ({ columns, table }: SealedTable, vault: Vault): RawBuilder<boolean> => {
  const { header, lookupPrefix } = vault.current()
  const sealed = Object.keys(columns).map(
    (column) =>
      sql`coalesce(substr(${sql.ref(column)}, 1, ${sql.lit(header.length)}) <> ${Buffer.from(header)}, false)`,
  )
  const found =
    table === 'cases'
      ? ['person_index', 'name_index', 'slip_index'].map(
          (column) =>
            sql`coalesce(${sql.ref(column)} <> '' and substr(${sql.ref(column)}, 1, ${sql.lit(lookupPrefix.length)}) <> ${lookupPrefix}, false)`,
        )
      : []
  return sql`(${sql.join([...sealed, ...found], sql` or `)})`
}

export const createResealStore = (db: Db, vault: Vault, engine: Engine): ResealStore => {
  /** Begins anew where the keys have changed since. */
  const holdProgress = async (tx: Transaction<CentreTables>, place: string) => {
    const keys = vault.current().name
    const fresh = { place, keys, after: null, changed: 0, done: 0 }
    await tx
      .insertInto('reseal_progress')
      .values(fresh)
      .onConflict((conflict) => conflict.column('place').doNothing())
      .execute()
    const held = await engine
      .locked(tx.selectFrom('reseal_progress').selectAll().where('place', '=', place))
      .executeTakeFirstOrThrow()
    return held.keys === keys ? held : fresh
  }

  const resealTable = (place: SealedTable, identify: Identify, rows: number): Promise<'more' | 'done'> =>
    engine.transaction(db, async (tx) => {
      const progress = await holdProgress(tx, place.table)
      if (progress.done === 1) return 'done'
      const after = progress.after === null ? undefined : Key.parse(JSON.parse(progress.after))
      const columns = [...place.key, ...place.also, ...Object.keys(place.columns)]
      const { rows: page } = await sql<Row>`
        select ${list(columns)} from ${sql.table(place.table)} ${behindKey(place.key, after)}
        order by ${list(place.key)} limit ${sql.lit(rows)}`.execute(tx)
      let changed = progress.changed
      await tx.insertInto('resealing_now').values({ place: place.table }).execute()
      for (const row of page) {
        const news = anew(place, row, vault, identify)
        await write(tx, place, row, news)
        if (Object.keys(news).length > 0) changed += 1
      }
      await tx.deleteFrom('resealing_now').where('place', '=', place.table).execute()
      const last = page.at(-1)
      const isEnd = page.length < rows || last === undefined
      // A pass that changed something is followed by another: what was written behind it meanwhile is found then.
      const done = isEnd && changed === 0 ? 1 : 0
      const next = isEnd ? { after: null, changed: 0 } : { after: JSON.stringify(keyOf(last, place.key)), changed }
      await tx
        .updateTable('reseal_progress')
        .set({ keys: progress.keys, ...next, done })
        .where('place', '=', place.table)
        .execute()
      return done === 1 ? 'done' : 'more'
    })

  const countBehind = async (place: SealedTable): Promise<number> => {
    let count = 0
    let after: z.infer<typeof Key> | undefined
    for (;;) {
      const { rows } = await sql<Row>`
        select ${list(place.key)}, ${behind(place, vault)} as behind from ${sql.table(place.table)}
        ${behindKey(place.key, after)} order by ${list(place.key)} limit ${sql.lit(COUNT_PAGE)}`.execute(db)
      count += rows.filter((row) => row['behind'] === 1 || row['behind'] === true).length
      const last = rows.at(-1)
      if (last === undefined || rows.length < COUNT_PAGE) return count
      after = keyOf(last, place.key)
    }
  }

  const PiecePlace = z.tuple([z.string(), z.string(), z.string(), z.number()])
  const pieces = (after: z.infer<typeof PiecePlace> | undefined, limit: number) =>
    sql<{ consultationId: string; party: string; take: string; seq: number; sha256: string }>`
      select consultation_id as "consultationId", party, take, seq, sha256
      from recording_pieces join recording_takes using (consultation_id, party, take)
      where size_bytes > 0 and erasing_at is null and erased_at is null
      ${after === undefined ? sql`` : sql`and (consultation_id, party, take, seq) > (${sql.join(after)})`}
      order by consultation_id, party, take, seq limit ${sql.lit(limit)}`.execute(db)

  /** Contents first, then pieces; `next` says in which of the two it stands. */
  const Place = z.union([z.strictObject({ contents: z.string() }), z.strictObject({ pieces: PiecePlace.nullable() })])
  const namedFiles = async (after: string | undefined, limit: number): Promise<FilePage> => {
    const at = after === undefined ? { contents: '' } : Place.parse(JSON.parse(after))
    if ('contents' in at) {
      const rows = await db
        .selectFrom('blobs')
        .select('sha256')
        .where('sha256', '>', at.contents)
        .orderBy('sha256')
        .limit(limit)
        .execute()
      const last = rows.at(-1)
      const next = last === undefined || rows.length < limit ? { pieces: null } : { contents: last.sha256 }
      return { files: rows.map(({ sha256 }) => ({ kind: 'content', sha256 })), next: JSON.stringify(next) }
    }
    const { rows } = await pieces(at.pieces ?? undefined, limit)
    const last = rows.at(-1)
    return {
      files: rows.map((row): NamedFile => ({ kind: 'piece', ...row })),
      next:
        last === undefined || rows.length < limit
          ? undefined
          : JSON.stringify({ pieces: [last.consultationId, last.party, last.take, last.seq] }),
    }
  }

  return {
    resealRows: async (identify, rows) => {
      const done = await db
        .selectFrom('reseal_progress')
        .select('place')
        .where('keys', '=', vault.current().name)
        .where('done', '=', 1)
        .execute()
      const places = new Set(done.map(({ place }) => place))
      for (const place of SEALED_TABLES.filter(({ table }) => !places.has(table)))
        if ((await resealTable(place, identify, rows)) === 'more') return 'more'
      return 'done'
    },
    rowsBehind: async () => {
      const counts = new Map<string, number>()
      for (const place of SEALED_TABLES) counts.set(place.table, await countBehind(place))
      return counts
    },
    namedFiles,
    isNamed: async (file) => {
      if (file.kind === 'content')
        return (
          (await db.selectFrom('blobs').select('sha256').where('sha256', '=', file.sha256).executeTakeFirst()) !==
          undefined
        )
      const take = await db
        .selectFrom('recording_takes')
        .select('erasing_at')
        .where('consultation_id', '=', file.consultationId)
        .where('party', '=', file.party)
        .where('take', '=', file.take)
        .executeTakeFirst()
      return take !== undefined && take.erasing_at === null
    },
    filesDone: async (keys) => {
      const row = await db
        .selectFrom('reseal_progress')
        .select(['after', 'done'])
        .where('place', '=', FILES)
        .where('keys', '=', keys)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return row.done === 1 ? null : (row.after ?? undefined)
    },
    resealAgain: async () => {
      await db.deleteFrom('reseal_progress').execute()
    },
    setFilesDone: async (keys, next) => {
      const values = { keys, after: next, changed: 0, done: next === null ? 1 : 0 }
      await db
        .insertInto('reseal_progress')
        .values({ place: FILES, ...values })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(values))
        .execute()
    },
  }
}
