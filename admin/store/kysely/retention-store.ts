import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { KeptKind, RetentionStore } from '../retention-store.ts'
import { CALL_LASTS_MS } from './help-store.ts'
import type { CentreTables } from './tables.ts'

interface Kept {
  readonly table: keyof CentreTables
  readonly key: string
  /** Its clock starts at the instant in this column … */
  readonly at: string
  /** … and this much later. */
  readonly afterMs?: number
  readonly settled?: RawBuilder<boolean>
}

const KEPT: Record<KeptKind, Kept> = {
  enrolmentCodes: { table: 'enrolment_codes', key: 'code_index', at: 'expires_at' },
  // However it was answered: after its time no screen shows it as open.
  helpCalls: { table: 'help_calls', key: 'id', at: 'asked_at', afterMs: CALL_LASTS_MS },
  selfTests: { table: 'self_tests', key: 'principal', at: 'at' },
  // Without `relayed_at` no comparison holds. A message that is given up may be begun again: its event stays with it.
  outbox: {
    table: 'outbox',
    key: 'id',
    at: 'relayed_at',
    settled: sql<boolean>`not exists (select 1 from deliveries where deliveries.event_id = outbox.id)`,
  },
  sessions: { table: 'sessions', key: 'token_index', at: 'expires_at' },
  signInSteps: { table: 'sign_in_steps', key: 'token_index', at: 'expires_at' },
  savedVisits: { table: 'saved_visits', key: 'id', at: 'expires_at' },
}

export const createRetentionStore = (db: Kysely<CentreTables>): RetentionStore => ({
  removeKept: async (kind, startedByMs, limit) => {
    const { afterMs = 0, at, key, settled, table } = KEPT[kind]
    const old = sql<boolean>`${sql.ref(at)} <= ${startedByMs - afterMs}`
    const over = settled === undefined ? old : sql<boolean>`${old} and ${settled}`
    // Asked twice: a row that was renewed between being found and being removed stays.
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)}
      where ${over} and ${sql.ref(key)} in (
        select ${sql.ref(key)} from ${sql.table(table)} where ${over} order by ${sql.ref(at)} limit ${limit})`.execute(
      db,
    )
    return Number(numAffectedRows ?? 0n)
  },
})
