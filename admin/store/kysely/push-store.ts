import { randomUUID } from 'node:crypto'
import { CaseNumber, TerminalId } from '@lutong/core/ids.ts'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { z } from 'zod'
import { PUSH_FAILURES, type PushStore, type Webhook, WEBHOOK_COVERS } from '../push-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

export const webhookPlace = (clientId: string) => `webhooks.secret:${clientId}`
const Covers = z.enum(WEBHOOK_COVERS)
const Failure = z.enum(PUSH_FAILURES)

/** What other systems hear of; what staff do among themselves is not told. */
const TOLD = [
  'case.received',
  'case.materials-complete',
  'case.moved',
  'case.supplement-asked',
  'case.supplement-given',
  'case.document-issued',
  'case.limit-extended',
  'case.limit-paused',
  'case.limit-resumed',
  'case.booked',
  'case.booking-cancelled',
]

const Payload = z.looseObject({ caseNumber: CaseNumber, atMs: z.int(), stage: z.string().optional() })

type Event = Selectable<CentreTables['outbox']>
type CaseRow = Pick<
  Selectable<CentreTables['cases']>,
  'item_code' | 'outcome' | 'region_code' | 'stage' | 'terminal_id'
>

const toWebhook = (row: Selectable<CentreTables['webhooks']>): Webhook => ({
  clientId: TerminalId.parse(row.client_id),
  url: row.url,
  covers: Covers.parse(row.covers),
})

/** No word about a person: whoever hears it asks for more with its own credentials. */
const bodyOf = ({ topic }: Event, { atMs, caseNumber, stage }: z.infer<typeof Payload>, row: CaseRow): string =>
  JSON.stringify({
    type: topic,
    timestamp: new Date(atMs).toISOString(),
    data: {
      caseNumber,
      regionCode: row.region_code,
      itemCode: row.item_code,
      stage: stage ?? row.stage,
      outcome: row.outcome,
    },
  })

export const createPushStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): PushStore => {
  const hearers = async (tx: Transaction<CentreTables>) => {
    const rows = await tx
      .selectFrom('webhooks')
      .innerJoin('api_clients', 'api_clients.id', 'webhooks.client_id')
      .select(['webhooks.client_id', 'webhooks.covers', 'api_clients.regions'])
      .where('api_clients.revoked_at', 'is', null)
      .execute()
    return rows.map((row) => ({
      clientId: row.client_id,
      isFor: ({ region_code: region, terminal_id: sender }: CaseRow) =>
        sender === row.client_id ||
        (row.covers === 'regions' && row.regions.split(',').some((one) => region.startsWith(one))),
    }))
  }
  const caseOf = (tx: Transaction<CentreTables>, caseNumber: CaseNumber) =>
    tx
      .selectFrom('cases')
      .select(['region_code', 'item_code', 'stage', 'outcome', 'terminal_id'])
      .where('region_code', '=', caseNumber.slice(0, 6))
      .where('case_number', '=', caseNumber)
      .executeTakeFirst()

  return {
    setWebhook: async ({ clientId, covers, url }, secret, { actor, atMs }) => {
      const row = {
        url,
        covers,
        secret_sealed: vault.seal(webhookPlace(clientId), secret),
        set_by: actor,
        set_at: atMs,
      }
      await db
        .insertInto('webhooks')
        .values({ client_id: clientId, ...row })
        .onConflict((conflict) => conflict.column('client_id').doUpdateSet(row))
        .execute()
    },

    removeWebhook: (clientId) =>
      engine.transaction(db, async (tx) => {
        await tx.deleteFrom('webhooks').where('client_id', '=', clientId).execute()
        await tx.deleteFrom('deliveries').where('client_id', '=', clientId).execute()
      }),

    webhooks: async () => (await db.selectFrom('webhooks').selectAll().execute()).map(toWebhook),

    relayEvents: async (limit, atMs) => {
      // A look without a lock: mostly there is nothing.
      const any = await db.selectFrom('outbox').select('id').where('relayed_at', 'is', null).limit(1).executeTakeFirst()
      if (any === undefined) return 0
      return engine.transaction(db, async (tx) => {
        const events = await engine
          .unclaimed(
            tx.selectFrom('outbox').selectAll().where('relayed_at', 'is', null).orderBy('created_at').limit(limit),
          )
          .execute()
        if (events.length === 0) return 0
        const all = await hearers(tx)
        for (const event of events.filter(({ topic }) => TOLD.includes(topic))) {
          const payload = Payload.parse(JSON.parse(event.payload))
          const row = await caseOf(tx, payload.caseNumber)
          const wanted = row === undefined ? [] : all.filter(({ isFor }) => isFor(row))
          if (row === undefined || wanted.length === 0) continue
          await tx
            .insertInto('deliveries')
            .values(
              wanted.map(({ clientId }) => ({
                event_id: event.id,
                client_id: clientId,
                case_number: payload.caseNumber,
                body: bodyOf(event, payload, row),
                created_at: event.created_at,
                state: 'waiting',
                tries: 0,
                next_at: atMs,
                token: null,
                failure: null,
              })),
            )
            .execute()
        }
        await tx
          .updateTable('outbox')
          .set({ relayed_at: atMs })
          .where(
            'id',
            'in',
            events.map(({ id }) => id),
          )
          .execute()
        return events.length
      })
    },

    claimDeliveries: async (limit, atMs, leaseEndsAtMs) => {
      const due = () =>
        db
          .selectFrom('deliveries')
          .select('event_id')
          .where('state', '=', 'waiting')
          .where('next_at', '<=', atMs)
          .limit(1)
          .executeTakeFirst()
      if ((await due()) === undefined) return []
      return engine.transaction(db, async (tx) => {
        const rows = await engine
          .unclaimed(
            tx
              .selectFrom('deliveries')
              .selectAll()
              .where('state', '=', 'waiting')
              .where('next_at', '<=', atMs)
              .orderBy('next_at')
              .limit(limit),
          )
          .execute()
        const held = []
        for (const row of rows) {
          const webhook = await tx
            .selectFrom('webhooks')
            .selectAll()
            .where('client_id', '=', row.client_id)
            .executeTakeFirst()
          if (webhook === undefined) continue
          const token = randomUUID()
          // The lease is the time of its next turn: where its holder dies it comes due by itself.
          await tx
            .updateTable('deliveries')
            .set({ token, next_at: leaseEndsAtMs })
            .where('event_id', '=', row.event_id)
            .where('client_id', '=', row.client_id)
            .execute()
          held.push({
            eventId: row.event_id,
            clientId: TerminalId.parse(row.client_id),
            body: row.body,
            tries: row.tries,
            token,
            url: webhook.url,
            secret: vault.open(webhookPlace(row.client_id), webhook.secret_sealed),
          })
        }
        return held
      })
    },

    settleDelivery: async ({ clientId, eventId, token }, outcome) => {
      if (outcome === 'delivered') {
        await db
          .deleteFrom('deliveries')
          .where('event_id', '=', eventId)
          .where('client_id', '=', clientId)
          .where('token', '=', token)
          .execute()
        return
      }
      await db
        .updateTable('deliveries')
        .set((eb) => ({
          state: outcome.nextAtMs === null ? 'dead' : 'waiting',
          tries: eb('tries', '+', 1),
          failure: outcome.failure,
          token: null,
          ...(outcome.nextAtMs === null ? {} : { next_at: outcome.nextAtMs }),
        }))
        .where('event_id', '=', eventId)
        .where('client_id', '=', clientId)
        .where('token', '=', token)
        .execute()
    },

    nextDeliveryMs: async () => {
      const row = await db
        .selectFrom('deliveries')
        .select(({ fn }) => fn.min<number | null>('next_at').as('next'))
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow()
      return row.next ?? undefined
    },

    troubledDeliveries: async (scope, limit) => {
      const rows = await db
        .selectFrom('deliveries')
        .innerJoin('api_clients', 'api_clients.id', 'deliveries.client_id')
        .selectAll('deliveries')
        .select('api_clients.name as client_name')
        .where('tries', '>', 0)
        .where('case_number', 'like', `${scope}%`)
        .orderBy('state')
        .orderBy('deliveries.created_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        eventId: row.event_id,
        clientId: TerminalId.parse(row.client_id),
        clientName: row.client_name,
        caseNumber: CaseNumber.parse(row.case_number),
        createdAtMs: row.created_at,
        state: row.state === 'dead' ? 'dead' : 'waiting',
        tries: row.tries,
        nextAtMs: row.next_at,
        failure: Failure.nullable().parse(row.failure),
      }))
    },

    reviveDelivery: async (eventId, clientId, atMs) => {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state: 'waiting', tries: 0, next_at: atMs, token: null })
        .where('event_id', '=', eventId)
        .where('client_id', '=', clientId)
        .where('state', '=', 'dead')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}
