/** Consultations over any engine: every change and its trace in one transaction, claims fenced. */
import type { ConsultationState } from '@lutong/core/consultation/consultation.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import type { Kysely, Transaction } from 'kysely'
import type { ChangeProblem, Consultation, ConsultationFacts, ConsultationStore } from '../consultation-store.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { Vault } from '../vault.ts'
import { dropChat } from './chat-store.ts'
import { FACT_COLUMNS, fromConsultation, toConsultation, toFacts, toTrace } from './consultation-rows.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'
import { dropRecording } from './recording-takes.ts'
import { appendTrace, traceHeadIn } from './trace-append.ts'
import { CHAIN_START } from './trace-chain.ts'

type Db = Kysely<CentreTables>
type Tx = Transaction<CentreTables>

/** A lawyer's seat is taken from the offer until the record is signed. */
export const SEATED: readonly ConsultationState[] = ['offered', 'connected', 'reconnecting', 'summarising']
const IN_CALL: readonly ConsultationState[] = ['connected', 'reconnecting']
const OPEN: readonly ConsultationState[] = [
  ...(['queued', 'held', 'offered', 'connected', 'reconnecting', 'summarising', 'signed'] as const),
]

export const createConsultationStore = (
  db: Db,
  vault: Vault,
  engine: Engine,
): Pick<
  ConsultationStore,
  | 'changeConsultation'
  | 'claimOffers'
  | 'findConsultation'
  | 'openConsultations'
  | 'findByTicket'
  | 'noShows'
  | 'consultationsOfLawyer'
  | 'listConsultations'
  | 'consultationsOfGuest'
  | 'recentDurationsMs'
  | 'traceHead'
  | 'traceOf'
> => {
  type Outcome = Result<Consultation, ChangeProblem>
  type Done = Outcome | readonly ConsultationFacts[]
  const together = createGroupCommit<(tx: Tx) => Promise<Done>, Done>('consultations', (works) =>
    engine.transaction(db, async (tx) => {
      const done: Done[] = []
      for (const work of works) done.push(await work(tx))
      return done
    }),
  )

  const find = async (id: string): Promise<Consultation | undefined> => {
    const row = await db.selectFrom('consultations').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toConsultation(row, vault)
  }
  const write = async (tx: Tx, next: Consultation): Promise<void> => {
    const row = fromConsultation(next, vault)
    await tx
      .insertInto('consultations')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
  }
  return {
    changeConsultation: async (change) => {
      const done = await together(async (tx): Promise<Outcome> => {
        const row = await engine
          .locked(tx.selectFrom('consultations').selectAll().where('id', '=', change.id))
          .executeTakeFirst()
        const now = row && toConsultation(row, vault)
        if (change.askId !== null && now !== undefined) {
          const seen = await tx
            .selectFrom('consultation_trace')
            .select('seq')
            .where('consultation_id', '=', change.id)
            .where('ask_id', '=', change.askId)
            .executeTakeFirst()
          if (seen !== undefined) return ok(now)
        }
        const decided = change.decide(now)
        if (!decided.ok) return decided
        const { dropsRecording, next, trace, successor } = decided.value
        await write(tx, next)
        await appendTrace(tx, vault, change.id, trace, change.atMs, change.askId)
        await dropChat(tx, change.id, now?.state, next.state)
        if (dropsRecording === true) await dropRecording(tx, vault, change.id, change.atMs)
        if (successor !== undefined) {
          await write(tx, successor.next)
          await appendTrace(tx, vault, successor.next.id, successor.trace, change.atMs, null)
        }
        return ok(next)
      })
      if (!('ok' in done)) throw new Error('a change gives one consultation')
      return done
    },

    claimOffers: async (claims, atMs, endsAtMs) => {
      if (claims.length === 0) return []
      const won = await together(async (tx): Promise<readonly ConsultationFacts[]> => {
        const taken: ConsultationFacts[] = []
        for (const { id, lawyerId, mostAtOnce } of claims) {
          // What another process is giving away this moment is left to it; the next round sees what came of it.
          const seat = await engine
            .unclaimed(tx.selectFrom('lawyers').select('account_id').where('account_id', '=', lawyerId))
            .executeTakeFirst()
          const waits = await engine
            .unclaimed(tx.selectFrom('consultations').select('id').where('id', '=', id).where('state', '=', 'queued'))
            .executeTakeFirst()
          if (seat === undefined || waits === undefined) continue
          const { load } = await tx
            .selectFrom('consultations')
            .select(({ fn }) => fn.countAll<number>().as('load'))
            .where('lawyer_id', '=', lawyerId)
            .where('state', 'in', SEATED)
            .executeTakeFirstOrThrow()
          if (load >= mostAtOnce) continue
          const row = await tx
            .updateTable('consultations')
            .set((eb) => ({
              state: 'offered',
              lawyer_id: lawyerId,
              fence: eb('fence', '+', 1),
              offer_ends_at: endsAtMs,
              updated_at: atMs,
            }))
            .where('id', '=', id)
            .where('state', '=', 'queued')
            .returning([...FACT_COLUMNS])
            .executeTakeFirst()
          if (row === undefined) continue
          const facts = toFacts(row)
          const trace = { kind: 'offered', actor: 'centre', body: { lawyerId, fence: facts.fence } }
          await appendTrace(tx, vault, id, [trace], atMs, null)
          taken.push(facts)
        }
        return taken
      })
      return 'ok' in won ? [] : won
    },

    findConsultation: find,

    openConsultations: async () => {
      const rows = await db.selectFrom('consultations').select(FACT_COLUMNS).where('state', 'in', OPEN).execute()
      return rows.map(toFacts)
    },

    findByTicket: async (ticketIndex) => {
      const row = await db
        .selectFrom('consultations')
        .select(FACT_COLUMNS)
        .where('ticket_index', '=', ticketIndex)
        .where('state', 'in', OPEN)
        .executeTakeFirst()
      return row && toFacts(row)
    },

    noShows: async (scope, sinceMs) => {
      const rows = await db
        .selectFrom('consultations')
        .select(FACT_COLUMNS)
        .where('state', '=', 'abandoned')
        .where('held_until', '>=', sinceMs)
        .where('region_code', 'like', `${scope}%`)
        .orderBy('held_until', 'desc')
        .limit(50)
        .execute()
      return rows.map(toFacts)
    },

    consultationsOfLawyer: async (accountId) => {
      const rows = await db
        .selectFrom('consultations')
        .selectAll()
        .where('lawyer_id', '=', accountId)
        .where('state', 'in', SEATED)
        .orderBy('waiting_since')
        .execute()
      return rows.map((row) => toConsultation(row, vault))
    },

    listConsultations: async (scope, limit, before) => {
      let query = db
        .selectFrom('consultations')
        .select(FACT_COLUMNS)
        .where('region_code', 'like', `${scope}%`)
        .orderBy('id', 'desc')
        .limit(limit)
      // Ids are made in the order of time.
      if (before !== undefined) query = query.where('id', '<', before)
      return (await query.execute()).map(toFacts)
    },

    // Calls with more than two in them are few: read, not searched.
    consultationsOfGuest: async (accountId) => {
      const rows = await db
        .selectFrom('consultations')
        .selectAll()
        .where('state', 'in', IN_CALL)
        .where('guests', '!=', '[]')
        .execute()
      return rows
        .map((row) => toConsultation(row, vault))
        .filter(({ guests }) => guests.some((guest) => guest.accountId === accountId))
    },

    recentDurationsMs: async (limit) => {
      const rows = await db
        .selectFrom('consultations')
        .select(['connected_at', 'ended_at'])
        .where('ended_at', 'is not', null)
        .where('connected_at', 'is not', null)
        .orderBy('ended_at', 'desc')
        .limit(limit)
        .execute()
      return rows.flatMap(({ connected_at: from, ended_at: to }) => (from === null || to === null ? [] : [to - from]))
    },

    traceHead: async (id: ConsultationId) => {
      const head = await traceHeadIn(db, id)
      return { entries: head?.seq ?? 0, sha256: head?.sha256 ?? CHAIN_START, sm3: head?.sm3 ?? CHAIN_START }
    },

    traceOf: async (id) => {
      const rows = await db
        .selectFrom('consultation_trace')
        .selectAll()
        .where('consultation_id', '=', id)
        .orderBy('seq')
        .execute()
      return rows.map((row) => toTrace(row, vault))
    },
  }
}
