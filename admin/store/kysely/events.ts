/** Events of a case are only ever added, each with its outbox message for whoever listens to the centre. */
import { randomUUIDv7 } from 'node:crypto'
import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { sql, type Transaction } from 'kysely'
import type { CaseEvent } from '../case-store.ts'
import type { Vault } from '../vault.ts'
import { firstEventMs, SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

type Tx = Transaction<CentreTables>

interface NewEvent {
  readonly regionCode: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly atMs: number
  readonly kind: CaseEvent['kind']
  readonly stage: CaseStage
  readonly outcome: DecisionOutcome | null
  readonly reason: string | null
  readonly actor: string | null
  readonly actId?: string | undefined
}

type Numbered = NewEvent & { readonly seq: number }

const eventRow = (event: Numbered, vault: Vault) => ({
  region_code: event.regionCode,
  case_number: event.caseNumber,
  seq: event.seq,
  at: event.atMs,
  kind: event.kind,
  stage: event.stage,
  outcome: event.outcome,
  reason_sealed:
    event.reason === null ? null : vault.seal(SEALED.reason(event.caseNumber, event.seq), utf8.bytes(event.reason)),
  actor: event.actor,
  act_id: event.actId ?? null,
})

/** Where nobody waits for pushes the message is done with as it is written: it costs no second write. */
export const relayedAtOnce = (atMs: number) =>
  sql<number | null>`(select case when exists (select 1 from webhooks) then null else cast(${atMs} as bigint) end)`

const messageRow = ({ atMs, caseNumber, itemCode, kind, outcome, regionCode, seq, stage }: Numbered) => ({
  id: randomUUIDv7(),
  region_code: regionCode,
  topic: `case.${kind}`,
  payload: JSON.stringify({ caseNumber, itemCode, seq, stage, outcome, atMs }),
  created_at: atMs,
  relayed_at: relayedAtOnce(atMs),
})

const write = async (tx: Tx, vault: Vault, events: readonly Numbered[]): Promise<void> => {
  await tx
    .insertInto('case_events')
    .values(events.map((event) => eventRow(event, vault)))
    .execute()
  await tx.insertInto('outbox').values(events.map(messageRow)).execute()
}

/** The first event of each of these new cases. */
export const appendFirstEvents = (tx: Tx, vault: Vault, events: readonly NewEvent[]): Promise<void> =>
  write(
    tx,
    vault,
    events.map((event) => ({ ...event, seq: 1 })),
  )

export const appendEvent = async (tx: Tx, vault: Vault, event: NewEvent): Promise<void> => {
  const { last } = await tx
    .selectFrom('case_events')
    .select(({ fn }) => fn.max<number | null>('seq').as('last'))
    .where('region_code', '=', event.regionCode)
    .where('case_number', '=', event.caseNumber)
    .where('at', '>=', firstEventMs(event.caseNumber))
    .executeTakeFirstOrThrow()
  await write(tx, vault, [{ ...event, seq: (last ?? 0) + 1 }])
}
