/** Reads which numbers of each series are not here: open columns only, so that no key is needed. */
import { type Kysely, sql } from 'kysely'
import type { CentreTables } from './tables.ts'

/** Serials of one region and day that no case here has; both ends are in it. */
export interface NumberGap {
  readonly regionCode: string
  /** `YYYYMMDD` */
  readonly day: string
  readonly first: number
  readonly last: number
}

export interface OpenedRestore {
  readonly backupAtMs: number
  readonly openedAtMs: number
}

export interface NumberSource {
  countCases(): Promise<number>
  /** Below the highest number of each series that is here, in order. */
  gaps(): Promise<readonly NumberGap[]>
  restores(): Promise<readonly OpenedRestore[]>
  close(): Promise<void>
}

export const createNumberSource = (db: Kysely<CentreTables>): NumberSource => ({
  countCases: async () => {
    const { cases } = await db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<number | string>().as('cases'))
      .executeTakeFirstOrThrow()
    return Number(cases)
  },
  gaps: async () => {
    // `331081-20261124-000001`
    const own = db
      .selectFrom('cases')
      .select(['region_code', 'case_number'])
      .unionAll(db.selectFrom('reduced_cases').select(['region_code', 'case_number']))
    const parts = db
      .selectFrom(own.as('own'))
      .select([
        'region_code as regionCode',
        sql<string>`substr(case_number, 8, 8)`.as('day'),
        sql<number>`cast(substr(case_number, 17) as integer)`.as('serial'),
      ])
    const steps = db
      .selectFrom(parts.as('parts'))
      .select(['regionCode', 'day', 'serial'])
      .select(
        sql<number>`lag(serial, 1, 0) over (partition by ${sql.ref('regionCode')}, day order by serial)`.as('before'),
      )
    const rows = await db
      .selectFrom(steps.as('steps'))
      .selectAll()
      .whereRef('serial', '>', sql<number>`before + 1`)
      .orderBy('regionCode')
      .orderBy('day')
      .orderBy('serial')
      .execute()
    return rows.map(({ before, day, regionCode, serial }) => ({
      ...{ regionCode, day },
      first: before + 1,
      last: serial - 1,
    }))
  },
  restores: async () => {
    const rows = await db
      .selectFrom('centre_epochs')
      .select(['backup_at', 'opened_at'])
      .where('backup_at', 'is not', null)
      .where('opened_at', 'is not', null)
      .orderBy('seq')
      .execute()
    return rows.map((row) => ({ backupAtMs: row.backup_at ?? 0, openedAtMs: row.opened_at ?? 0 }))
  },
  close: () => db.destroy(),
})
