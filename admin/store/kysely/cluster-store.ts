import { type Kysely, sql } from 'kysely'
import type { ClusterStore, LiveRole, LivePresence } from '../cluster-store.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

/** What is older says nothing any more to anybody. */
const KEPT_MS = 24 * 3_600_000

export const createClusterStore = (db: Kysely<CentreTables>, { clockMs }: Engine): ClusterStore => ({
  areOurKeys: async (fingerprint) => {
    await db
      .insertInto('centre_keys')
      .values({ id: 1, fingerprint })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = await db.selectFrom('centre_keys').select('fingerprint').where('id', '=', 1).executeTakeFirst()
    return row?.fingerprint === fingerprint
  },
  takeLease: async (name, holder, lifeMs) => {
    const row = await db
      .insertInto('cluster_leases')
      .values({ name, holder, fence: 1, ends_at: sql<number>`${clockMs} + ${lifeMs}` })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({
            holder,
            // Who goes on with it keeps the number; everybody else gets the next.
            fence: sql<number>`case when cluster_leases.holder = ${holder} and cluster_leases.ends_at > ${clockMs}
              then cluster_leases.fence else cluster_leases.fence + 1 end`,
            ends_at: sql<number>`${clockMs} + ${lifeMs}`,
          })
          .where(sql<boolean>`cluster_leases.holder = ${holder} or cluster_leases.ends_at <= ${clockMs}`),
      )
      .returning('fence')
      .executeTakeFirst()
    return row === undefined ? undefined : { fence: row.fence }
  },
  keepLease: async (name, holder, fence, lifeMs) => {
    const { numUpdatedRows } = await db
      .updateTable('cluster_leases')
      .set({ ends_at: sql<number>`${clockMs} + ${lifeMs}` })
      .where('name', '=', name)
      .where('holder', '=', holder)
      .where('fence', '=', fence)
      .where(sql<boolean>`ends_at > ${clockMs}`)
      .executeTakeFirst()
    return Number(numUpdatedRows) > 0
  },
  endLease: async (name, holder, fence) => {
    await db
      .updateTable('cluster_leases')
      .set({ ends_at: 0 })
      .where('name', '=', name)
      .where('holder', '=', holder)
      .where('fence', '=', fence)
      .execute()
  },
  keepNode: async (nodeId, lifeMs) => {
    const livesUntil = sql<number>`${clockMs} + ${lifeMs}`
    await db
      .insertInto('cluster_nodes')
      .values({ id: nodeId, lives_until: livesUntil })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ lives_until: livesUntil }))
      .execute()
    // Nobody waits for what a process that is long gone has left.
    const longGone = sql<number>`${clockMs} - ${KEPT_MS}`
    await db
      .deleteFrom('cluster_presence')
      .where((eb) =>
        eb.or([
          eb('left_at', '<', longGone),
          eb(
            'node_id',
            'in',
            eb.selectFrom('cluster_nodes').select('cluster_nodes.id').where('lives_until', '<', longGone),
          ),
        ]),
      )
      .execute()
    await db.deleteFrom('cluster_nodes').where('lives_until', '<', longGone).execute()
  },
  endNode: async (nodeId) => {
    await db
      .updateTable('cluster_presence')
      .set({ left_at: clockMs })
      .where('node_id', '=', nodeId)
      .where('left_at', 'is', null)
      .execute()
    await db.updateTable('cluster_nodes').set({ lives_until: clockMs }).where('id', '=', nodeId).execute()
  },
  notePresence: async (nodeId, changes) => {
    // The last word on each: one statement may not touch a row twice.
    const last = new Map(changes.map((change) => [`${change.role} ${change.principal}`, change]))
    if (last.size === 0) return
    await db
      .insertInto('cluster_presence')
      .values(
        [...last.values()].map(({ isHere, principal, role }) => ({
          ...{ role, principal, node_id: nodeId },
          left_at: isHere ? null : clockMs,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['role', 'principal', 'node_id']).doUpdateSet({ left_at: (eb) => eb.ref('excluded.left_at') }),
      )
      .execute()
  },
  livePresence: async () => {
    const { rows } = await sql<{ role: LiveRole; principal: string; absentMs: number }>`
      select role, principal, min(case
        when left_at is not null then ${clockMs} - left_at
        when lives_until > ${clockMs} then 0
        else ${clockMs} - lives_until end) as "absentMs"
      from cluster_presence join cluster_nodes on cluster_nodes.id = cluster_presence.node_id
      group by role, principal`.execute(db)
    return rows.map(({ absentMs, principal, role }): LivePresence => ({
      role,
      principal,
      absentMs: Math.max(0, absentMs),
    }))
  },
  countNodes: async () => {
    const row = await db
      .selectFrom('cluster_nodes')
      .select(({ fn }) => fn.countAll<number>().as('nodes'))
      .where(sql<boolean>`lives_until > ${clockMs}`)
      .executeTakeFirst()
    return row?.nodes ?? 0
  },
})
