/** Events of a case are only ever added, each with its outbox message for whoever listens to the centre. */
import { randomUUIDv7 } from 'node:crypto'
import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import type { Transaction } from 'kysely'
import type { CaseEvent } from '../centre-store.ts'
import type { Vault } from '../vault.ts'
import { SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

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
}

export const appendEvent = async (tx: Transaction<CentreTables>, vault: Vault, event: NewEvent): Promise<void> => {
  const { last } = await tx
    .selectFrom('case_events')
    .select(({ fn }) => fn.max<number | null>('seq').as('last'))
    .where('region_code', '=', event.regionCode)
    .where('case_number', '=', event.caseNumber)
    .executeTakeFirstOrThrow()
  const seq = (last ?? 0) + 1
  await tx
    .insertInto('case_events')
    .values({
      region_code: event.regionCode,
      case_number: event.caseNumber,
      seq,
      at: event.atMs,
      kind: event.kind,
      stage: event.stage,
      outcome: event.outcome,
      reason_sealed:
        event.reason === null ? null : vault.seal(SEALED.reason(event.caseNumber, seq), utf8.bytes(event.reason)),
      actor: event.actor,
    })
    .execute()
  await tx
    .insertInto('outbox')
    .values({
      id: randomUUIDv7(),
      region_code: event.regionCode,
      topic: `case.${event.kind}`,
      payload: JSON.stringify({
        caseNumber: event.caseNumber,
        itemCode: event.itemCode,
        seq,
        stage: event.stage,
        outcome: event.outcome,
        atMs: event.atMs,
      }),
      created_at: event.atMs,
    })
    .execute()
}
