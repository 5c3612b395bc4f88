/**
 * Tables of events on PostgreSQL, one partition a month of China's calendar: a month is made before it begins, what
 * comes where no month was made goes into a partition of its own and is brought over, and old months go whole.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { KeptMonths } from '../month-store.ts'

/** Tables whose rows are only ever added, and the column that says when. */
const MONTHLY = { case_events: 'at', audit: 'at' } as const
type MonthlyTable = keyof typeof MONTHLY

/** China has one time and no summer time. */
const OFFSET_MS = 8 * 3_600_000
/** A centre that is switched off for a season still finds its months made. */
export const MONTHS_AHEAD = 3

interface Month {
  readonly name: string
  readonly fromMs: number
  /** Not in it any more. */
  readonly endMs: number
}

/** `offset` months after the one this instant is in. */
export const monthOf = (atMs: number, offset = 0): Month => {
  const local = new Date(atMs + OFFSET_MS)
  const startOf = (months: number) => Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months) - OFFSET_MS
  const fromMs = startOf(offset)
  const named = new Date(fromMs + OFFSET_MS).toISOString()
  return { name: `${named.slice(0, 4)}_${named.slice(5, 7)}`, fromMs, endMs: startOf(offset + 1) }
}

const partitionOf = (table: MonthlyTable, { name }: Month) => sql.table(`${table}_${name}`)
const restOf = (table: MonthlyTable) => sql.table(`${table}_rest`)

const createMonth = <T>(db: Kysely<T>, table: MonthlyTable, month: Month) =>
  sql`create table ${partitionOf(table, month)} partition of ${sql.table(table)}
      for values from (${sql.lit(month.fromMs)}) to (${sql.lit(month.endMs)})`.execute(db)

const monthsIn = function* (fromMs: number, toMs: number): Generator<Month> {
  for (let month = monthOf(fromMs); month.fromMs <= toMs; month = monthOf(month.endMs)) yield month
}

/** What is not a month goes here, so that no event is ever refused for its date. */
const createRest = (db: Kysely<unknown>, table: MonthlyTable) =>
  sql`create table ${restOf(table)} partition of ${sql.table(table)} default`.execute(db)

/** Makes a table that is there into one of months, with its rows; the key gains the instant, as PostgreSQL wants it. */
export const divideByMonth = async (db: Kysely<unknown>, table: MonthlyTable, key: readonly string[]) => {
  const before = sql.table(`${table}_before`)
  // A grown table takes its time; the step is one transaction, and nobody works beside it.
  await sql`set local statement_timeout = 0`.execute(db)
  const at = sql.ref(MONTHLY[table])
  const { rows: indexes } = await sql<{ made: string }>`
    select pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid = ${sql.lit(table)}::regclass and not indisunique`.execute(db)
  await sql`alter table ${sql.table(table)} rename to ${before}`.execute(db)
  await sql`create table ${sql.table(table)} (like ${before} including defaults) partition by range (${at})`.execute(db)
  await createRest(db, table)
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(${at}) as first, max(${at}) as last from ${before}`.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  const nowMs = Date.now()
  const until = Math.max(last ?? nowMs, monthOf(nowMs, MONTHS_AHEAD).fromMs)
  for (const month of monthsIn(Math.min(first ?? nowMs, nowMs), until)) await createMonth(db, table, month)
  await sql`insert into ${sql.table(table)} select * from ${before}`.execute(db)
  await sql`drop table ${before}`.execute(db)
  await sql`alter table ${sql.table(table)} add primary key (${sql.join([...key, MONTHLY[table]].map((column) => sql.ref(column)))})`.execute(
    db,
  )
  for (const { made } of indexes) await sql.raw(made).execute(db)
}

const hasPartition = async <T>(db: Kysely<T>, table: MonthlyTable, month: Month): Promise<boolean> => {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass(${`${table}_${month.name}`}) is not null as there`.execute(db)
  return rows[0]?.there === true
}

/** Rows of the month that came before it was made wait beside the table while the month is made, in one transaction. */
const makeMonth = async <T>(tx: Transaction<T>, table: MonthlyTable, month: Month): Promise<number> => {
  const [rest, at] = [restOf(table), sql.ref(MONTHLY[table])]
  // Nobody adds meanwhile: what would come for this month must not come between.
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(tx)
  if (await hasPartition(tx, table, month)) return 0
  const within = sql`${at} >= ${sql.lit(month.fromMs)} and ${at} < ${sql.lit(month.endMs)}`
  await sql`create temporary table waiting on commit drop as select * from ${rest} where ${within}`.execute(tx)
  await sql`delete from ${rest} where ${within}`.execute(tx)
  await createMonth(tx, table, month)
  const { numAffectedRows } = await sql`insert into ${sql.table(table)} select * from waiting`.execute(tx)
  await sql`drop table waiting`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** This month and those to come, and the months of whatever came where none was made. */
export const keepMonths = async <T>(db: Kysely<T>, nowMs: number): Promise<KeptMonths> => {
  let [made, rescued] = [0, 0]
  for (const table of ['case_events', 'audit'] as const) {
    const wanted = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => monthOf(nowMs, ahead))
    const { rows } = await sql<{ at: number }>`
      select distinct (${sql.ref(MONTHLY[table])} / 86400000) * 86400000 as at from ${restOf(table)} limit 400`.execute(
      db,
    )
    const waiting = rows.flatMap(({ at }) => [monthOf(at), monthOf(at + 86_399_999)])
    const months = new Map([...wanted, ...waiting].map((month) => [month.name, month]))
    for (const month of months.values()) {
      if (await hasPartition(db, table, month)) continue
      rescued += await db.transaction().execute((tx) => makeMonth(tx, table, month))
      made += 1
    }
  }
  return { made, rescued }
}
