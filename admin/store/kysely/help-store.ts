import type { Kysely } from 'kysely'
import type { HelpCall, HelpStore } from '../help-store.ts'
import type { CentreTables } from './tables.ts'
import { terminalsWithin } from './within-scope.ts'

/** Nobody stands before a terminal waiting for longer. */
export const CALL_LASTS_MS = 15 * 60_000

export const createHelpStore = (db: Kysely<CentreTables>): HelpStore => {
  const find = (id: string, terminalId: string) =>
    db
      .selectFrom('help_calls')
      .select(['state', 'asked_at'])
      .where('id', '=', id)
      .where('terminal_id', '=', terminalId)
      .executeTakeFirst()
  return {
    ring: async ({ askedAtMs, id, regionCode, screen, terminalId }) => {
      await db
        .insertInto('help_calls')
        .values({
          id,
          terminal_id: terminalId,
          region_code: regionCode,
          screen,
          asked_at: askedAtMs,
          state: 'waiting',
          answered_by: null,
          answered_at: null,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    },
    callState: async (id, terminalId, nowMs) => {
      const row = await find(id, terminalId)
      if (row === undefined || nowMs - row.asked_at > CALL_LASTS_MS) return 'over'
      return row.state === 'waiting' || row.state === 'coming' ? row.state : 'over'
    },
    cancelCall: async (id, terminalId) => {
      await db
        .updateTable('help_calls')
        .set({ state: 'cancelled' })
        .where('id', '=', id)
        .where('terminal_id', '=', terminalId)
        .where('state', 'in', ['waiting', 'coming'])
        .execute()
    },
    openCalls: async (scope, nowMs) => {
      let query = db
        .selectFrom('help_calls')
        .innerJoin('terminals', 'terminals.id', 'help_calls.terminal_id')
        .select([
          'help_calls.id',
          'help_calls.screen',
          'help_calls.asked_at',
          'help_calls.state',
          'help_calls.answered_by',
          'terminals.name',
        ])
        .where('help_calls.state', 'in', ['waiting', 'coming'])
        .where('help_calls.asked_at', '>=', nowMs - CALL_LASTS_MS)
      if (scope !== '') query = query.where(terminalsWithin('help_calls', scope))
      const rows = await query.orderBy('help_calls.asked_at').limit(50).execute()
      return rows.map((row): HelpCall => ({
        id: row.id,
        terminalName: row.name,
        screen: row.screen,
        askedAtMs: row.asked_at,
        state: row.state === 'coming' ? 'coming' : 'waiting',
        answeredBy: row.answered_by,
      }))
    },
    answerCall: async ({ actor, atMs, id, scope, state }) => {
      const changed = await db
        .updateTable('help_calls')
        .set({ state, answered_by: actor, answered_at: atMs })
        .where('id', '=', id)
        .where(terminalsWithin('help_calls', scope))
        .where('state', 'in', state === 'coming' ? ['waiting'] : ['waiting', 'coming'])
        .executeTakeFirst()
      return Number(changed.numUpdatedRows) === 1
    },
  }
}
