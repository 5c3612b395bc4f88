/** Numbers of cases: taken inside the transaction that uses them, so none is lost nor given twice. */
import type { SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import { type Kysely, sql, type Transaction } from 'kysely'
import { safePoint } from '../safe-point.ts'
import { restoreOpenedAt } from './epoch-store.ts'
import type { CentreTables } from './tables.ts'

type Tx = Transaction<CentreTables>

/** What wants a number, or has one by its receipt. */
interface Numbering {
  readonly before: SignedReceipt | null
  readonly input: { readonly application: { readonly regionCode: string }; readonly day: string }
}

const numberOf = (series: string, serial: number): CaseNumber =>
  CaseNumber.parse(`${series}-${String(serial).padStart(6, '0')}`)
/** `331081-20261124` and 1 of `331081-20261124-000001`. */
const partsOf = (caseNumber: CaseNumber) => ({ series: caseNumber.slice(0, 15), serial: Number(caseNumber.slice(16)) })

/** Moves a series on to `floor` at least, and by `count` more; gives its last serial then. */
const advance = async (tx: Tx, series: string, floor: number, count: number): Promise<number> => {
  const [regionCode = '', day = ''] = series.split('-')
  const { last_serial: last } = await tx
    .insertInto('number_series')
    .values({ region_code: regionCode, day, last_serial: floor + count })
    .onConflict((conflict) =>
      conflict.columns(['region_code', 'day']).doUpdateSet({
        last_serial: sql<number>`case when number_series.last_serial < ${sql.lit(floor)}
          then ${sql.lit(floor)} else number_series.last_serial end + ${sql.lit(count)}`,
      }),
    )
    .returning('last_serial')
    .executeTakeFirstOrThrow()
  return last
}

/**
 * A number for each, in their order: the next of its region and day, or the one its receipt says. The series in one
 * order for everybody, so that two processes never wait for each other.
 */
export const numbersFor = async (tx: Tx, offered: readonly Numbering[]): Promise<CaseNumber[]> => {
  const seriesOf = ({ before, input }: Numbering) =>
    before === null ? `${input.application.regionCode}-${input.day}` : partsOf(before.body.caseNumber).series
  const isNew = ({ before }: Numbering) => before === null
  const openedAtMs = await restoreOpenedAt(tx)
  const next = new Map<string, number>()
  for (const series of [...new Set(offered.map(seriesOf))].toSorted()) {
    const own = offered.filter((one) => seriesOf(one) === series)
    const count = own.filter(isNew).length
    // A number that is known to have been given lies behind the series, whether or not anybody recorded a restore.
    const given = own.map(({ before }) => (before === null ? 0 : partsOf(before.body.caseNumber).serial))
    const reserved = openedAtMs === undefined || count === 0 ? 0 : safePoint(openedAtMs, series.slice(7))
    const last = await advance(tx, series, Math.max(reserved, ...given), count)
    next.set(series, last - count)
  }
  return offered.map((one) => {
    if (one.before !== null) return one.before.body.caseNumber
    const series = seriesOf(one)
    const serial = (next.get(series) ?? 0) + 1
    next.set(series, serial)
    return numberOf(series, serial)
  })
}

/** Ids of those whose receipt names a number that is another application's by now. */
export const takenNumbers = async (
  db: Kysely<CentreTables>,
  offered: readonly Numbering[],
): Promise<ReadonlySet<string>> => {
  const receipts = offered.flatMap(({ before }) => (before === null ? [] : [before.body]))
  if (receipts.length === 0) return new Set()
  const rows = await db
    .selectFrom('cases')
    .select('case_number')
    .where('region_code', 'in', [...new Set(receipts.map(({ caseNumber }) => caseNumber.slice(0, 6)))])
    .where(
      'case_number',
      'in',
      receipts.map(({ caseNumber }) => caseNumber),
    )
    .execute()
  const taken = new Set(rows.map((row) => row.case_number))
  return new Set(receipts.filter(({ caseNumber }) => taken.has(caseNumber)).map(({ applicationId }) => applicationId))
}
