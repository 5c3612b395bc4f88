/** Reads cases for other systems: open columns only, so that no key is needed and no personal data can come along. */
import { ExchangeCase } from '@lutong/core/contracts/exchange.ts'
import type { Kysely } from 'kysely'
import type { CentreTables } from './tables.ts'

const PAGE = 500

export interface ExchangeRange {
  /** Received at or after. */
  readonly fromMs: number
  /** Received before. */
  readonly beforeMs: number
}

export interface ExchangeSource {
  /** In the order they were received; every case as it was at one instant. */
  cases(range: ExchangeRange, pageSize?: number): AsyncIterable<ExchangeCase>
  close(): Promise<void>
}

interface Place {
  readonly received_at: number
  readonly case_number: string
}

/** Cases and their events by one statement: a case that moves meanwhile is read before or after, never between. */
const readPage = (
  db: Kysely<CentreTables>,
  { beforeMs, fromMs }: ExchangeRange,
  after: Place | undefined,
  pageSize: number,
) => {
  let page = db
    .selectFrom('cases')
    .select(['region_code', 'case_number', 'item_code', 'catalogue_version', 'channel', 'stage', 'outcome'])
    .select(['awaiting_materials', 'held_at', 'referred_to', 'received_at', 'updated_at', 'due_at', 'due_what'])
    .where('received_at', '>=', fromMs)
    .where('received_at', '<', beforeMs)
  if (after !== undefined)
    page = page.where((where) =>
      where.or([
        where('received_at', '>', after.received_at),
        where.and([where('received_at', '=', after.received_at), where('case_number', '>', after.case_number)]),
      ]),
    )
  return db
    .selectFrom(page.orderBy('received_at').orderBy('case_number').limit(pageSize).as('page'))
    .innerJoin('case_events as event', (join) =>
      join.onRef('event.region_code', '=', 'page.region_code').onRef('event.case_number', '=', 'page.case_number'),
    )
    .selectAll('page')
    .select(['event.seq as event_seq', 'event.at as event_at', 'event.kind as event_kind'])
    .select(['event.stage as event_stage', 'event.outcome as event_outcome'])
    .orderBy('page.received_at')
    .orderBy('page.case_number')
    .orderBy('event.seq')
    .execute()
}
type Row = Awaited<ReturnType<typeof readPage>>[number]

const instant = (atMs: number): string => new Date(atMs).toISOString()

const toCase = (rows: readonly [Row, ...Row[]]): ExchangeCase => {
  const [row] = rows
  return ExchangeCase.parse({
    type: 'case',
    caseNumber: row.case_number,
    regionCode: row.region_code,
    itemCode: row.item_code,
    catalogueVersion: row.catalogue_version,
    channel: row.channel,
    stage: row.stage,
    outcome: row.outcome,
    awaitingMaterials: row.awaiting_materials !== 0,
    heldAt: row.held_at,
    referredTo: row.referred_to,
    receivedAt: instant(row.received_at),
    updatedAt: instant(row.updated_at),
    due: row.due_at === null ? null : { at: instant(row.due_at), what: row.due_what },
    events: rows.map((one) => ({
      seq: one.event_seq,
      at: instant(one.event_at),
      kind: one.event_kind,
      stage: one.event_stage,
      outcome: one.event_outcome,
    })),
  })
}

export const createExchangeSource = (db: Kysely<CentreTables>): ExchangeSource => ({
  cases: async function* cases(range, pageSize = PAGE) {
    let after: Place | undefined
    for (;;) {
      const byCase = new Map<string, [Row, ...Row[]]>()
      for (const row of await readPage(db, range, after, pageSize)) {
        const rows = byCase.get(row.case_number)
        if (rows === undefined) byCase.set(row.case_number, [row])
        else rows.push(row)
        after = row
      }
      for (const rows of byCase.values()) yield toCase(rows)
      if (byCase.size < pageSize) return
    }
  },
  close: () => db.destroy(),
})
