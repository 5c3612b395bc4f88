/** Counts of a month and of now, over the whole centre; by indexes that are there, a few times a day. */
import { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { OPEN_STAGES } from '@lutong/core/cases/stages.ts'
import { type Kysely, sql } from 'kysely'
import type { FederationStore } from '../federation-store.ts'
import type { Vault } from '../vault.ts'
import { SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

/** Ratings rest sealed and are opened one by one: the newest are enough to see how it goes. */
const MOST_RATINGS = 2_000

const mapOf = <Key>(rows: readonly { readonly key: Key; readonly count: number }[]): ReadonlyMap<Key, number> =>
  new Map(rows.map(({ count, key }) => [key, count]))
const summed = (rows: readonly { readonly count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0)

export const createFederationFigures = (
  db: Kysely<CentreTables>,
  vault: Vault,
): Pick<FederationStore, 'countMonth' | 'countOpen'> => ({
  countMonth: async (fromMs, beforeMs) => {
    // What is left of old cases counts as they did.
    const received = db
      .selectFrom('cases')
      .select(['item_code', 'channel', 'outcome', 'received_at'])
      .unionAll(db.selectFrom('reduced_cases').select(['item_code', 'channel', 'outcome', 'received_at']))
    const by = (column: 'item_code' | 'channel' | 'outcome') =>
      db
        .selectFrom(received.as('received'))
        .where('received_at', '>=', fromMs)
        .where('received_at', '<', beforeMs)
        .select(({ fn, ref }) => [ref(column).as('key'), fn.countAll<number>().as('count')])
        .groupBy(column)
        .execute()
    const outcomes = mapOf(await by('outcome'))
    const named = async (column: 'item_code' | 'channel') =>
      mapOf((await by(column)).flatMap(({ count, key }) => (key === null ? [] : [{ key, count }])))
    const talks = () =>
      db
        .selectFrom('consultations')
        .where('ended_at', '>=', fromMs)
        .where('ended_at', '<', beforeMs)
        .select(({ fn }) => ['field as key', fn.countAll<number>().as('count')])
        .groupBy('field')
    const rated = await db
      .selectFrom('case_entries')
      .select(['id', 'body_sealed'])
      .where('kind', '=', 'rated')
      .where('at', '>=', fromMs)
      .where('at', '<', beforeMs)
      .orderBy('at', 'desc')
      .limit(MOST_RATINGS)
      .execute()
    const levels = new Map<number, number>()
    for (const { body_sealed: sealed, id } of rated) {
      const entry = DossierEntry.parse(JSON.parse(utf8.text(vault.open(SEALED.entry(id), sealed))))
      if (entry.kind === 'rated') levels.set(entry.level, (levels.get(entry.level) ?? 0) + 1)
    }
    return {
      byItem: await named('item_code'),
      byChannel: await named('channel'),
      granted: outcomes.get('granted') ?? 0,
      refused: outcomes.get('refused') ?? 0,
      byField: mapOf(await talks().execute()),
      answered: summed(await talks().where('connected_at', 'is not', null).execute()),
      levels,
    }
  },

  countOpen: async (nowMs, onlineSinceMs) => {
    const openCases = () =>
      db
        .selectFrom('cases')
        .where('stage', 'in', [...OPEN_STAGES])
        .select(({ fn }) => fn.countAll<number>().as('count'))
    const open = await openCases().executeTakeFirstOrThrow()
    const late = await openCases().where('due_at', '<', nowMs).executeTakeFirstOrThrow()
    const terminals = await db
      .selectFrom('terminals')
      .where('revoked', '=', 0)
      .select(({ fn }) => [
        fn.countAll<number>().as('all'),
        sql<number>`coalesce(sum(case when last_seen_at >= ${onlineSinceMs} then 1 else 0 end), 0)`.as('online'),
      ])
      .executeTakeFirstOrThrow()
    return { open: open.count, late: late.count, terminals: { all: terminals.all, online: terminals.online } }
  },
})
