import { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { CaseStage, OPEN_STAGES } from '@lutong/core/cases/stages.ts'
import { type Kysely, sql } from 'kysely'
import type { OverviewStore } from '../overview-store.ts'
import type { Vault } from '../vault.ts'
import { SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

/** Ratings rest sealed and are opened one by one: the newest are enough to see how it goes. */
const MOST_RATINGS = 2_000

export const createOverviewStore = (db: Kysely<CentreTables>, vault: Vault): OverviewStore => ({
  overview: async ({ accountId, scope }, { fromMs, nowMs, onlineSinceMs, soonMs }) => {
    const [low, high] = [scope.padEnd(6, '0'), scope.padEnd(6, '9')]
    const cases = () =>
      db
        .selectFrom('cases')
        .where('region_code', '>=', low)
        .where('region_code', '<=', high)
        .where(
          sql<boolean>`case_number not in (select case_number from case_exclusions where account_id = ${accountId})`,
        )
    const stages = await db
      .selectFrom(
        cases()
          .select('stage')
          // What is left of old cases still counts.
          .unionAll(
            db
              .selectFrom('reduced_cases')
              .select('stage')
              .where('region_code', '>=', low)
              .where('region_code', '<=', high),
          )
          .as('all_cases'),
      )
      .select(({ fn }) => ['stage', fn.countAll<number>().as('count')])
      .groupBy('stage')
      .execute()
    const items = await cases()
      .where('received_at', '>=', fromMs)
      .select(({ fn }) => ['item_code', fn.countAll<number>().as('count')])
      .groupBy('item_code')
      .orderBy('count', 'desc')
      .execute()
    // Days of Beijing; whole division on both engines.
    const day = sql<number>`(received_at + 28800000) / 86400000`
    const days = await cases()
      .where('received_at', '>=', fromMs)
      .select(({ fn }) => [day.as('day'), fn.countAll<number>().as('count')])
      .groupBy(day)
      .orderBy('day')
      .execute()
    const due = async (from: number, before: number) => {
      const { count } = await cases()
        .where('due_at', '>=', from)
        .where('due_at', '<', before)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    }
    const unassigned = await cases()
      .where('stage', 'in', [...OPEN_STAGES])
      .where('assigned_to', 'is', null)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const terminals = await db
      .selectFrom('terminals')
      .where('region_code', '>=', low)
      .where('region_code', '<=', high)
      .where('revoked', '=', 0)
      .select(({ fn }) => [
        fn.countAll<number>().as('all'),
        sql<number>`coalesce(sum(case when last_seen_at >= ${onlineSinceMs} then 1 else 0 end), 0)`.as('online'),
      ])
      .executeTakeFirstOrThrow()
    const rated = await db
      .selectFrom('case_entries')
      .select(['id', 'body_sealed'])
      .where('kind', '=', 'rated')
      .where('region_code', '>=', low)
      .where('region_code', '<=', high)
      .where('at', '>=', fromMs)
      .orderBy('at', 'desc')
      .limit(MOST_RATINGS)
      .execute()
    const levels = new Map<number, number>()
    for (const { body_sealed: sealed, id } of rated) {
      const entry = DossierEntry.parse(JSON.parse(utf8.text(vault.open(SEALED.entry(id), sealed))))
      if (entry.kind === 'rated') levels.set(entry.level, (levels.get(entry.level) ?? 0) + 1)
    }
    return {
      stages: stages.map(({ count, stage }) => ({ stage: CaseStage.parse(stage), count })),
      items: items.map(({ count, item_code: itemCode }) => ({ itemCode, count })),
      days: days.map((one) => ({ day: one.day, count: one.count })),
      late: await due(0, nowMs),
      soon: await due(nowMs, soonMs),
      unassigned: unassigned.count,
      terminals: { all: terminals.all, online: terminals.online },
      ratings: [...levels].map(([level, count]) => ({ level, count })).toSorted((a, b) => b.level - a.level),
    }
  },
})
