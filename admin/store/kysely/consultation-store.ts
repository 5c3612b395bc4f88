/** Consultations over any engine: every change and its trace in one transaction, claims fenced. */
import type { ConsultationState } from '@lutong/core/consultation/consultation.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Kysely } from 'kysely'
import type { Consultation, ConsultationChange, ConsultationFacts, ConsultationStore } from '../consultation-store.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { Vault } from '../vault.ts'
import { type ChangeOutcome, changeTogether } from './change-together.ts'
import { claimTogether, type RoundOfClaims } from './claim-together.ts'
import { FACT_COLUMNS, SEATED, toConsultation, toFacts, toTrace } from './consultation-rows.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'
import { terminalsWithin } from './within-scope.ts'
import { traceHeadIn } from './trace-append.ts'
import { CHAIN_START } from './trace-chain.ts'

type Db = Kysely<CentreTables>
type Work = ConsultationChange | RoundOfClaims
type Done = ChangeOutcome | readonly ConsultationFacts[]

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
  // What one transaction does next to another's work: all changes first, then the round's offers.
  const together = createGroupCommit<Work, Done>('consultations', (works) =>
    engine.transaction(db, async (tx) => {
      const changes = works.flatMap((work) => ('claims' in work ? [] : [work]))
      const outcomes = await changeTogether(tx, vault, engine, changes)
      const changed = new Map(changes.map((change, index) => [change, outcomes[index]]))
      const done: Done[] = []
      for (const work of works) {
        const one = 'claims' in work ? await claimTogether(tx, vault, engine, work) : changed.get(work)
        if (one === undefined) throw new Error('an outcome for each')
        done.push(one)
      }
      return done
    }),
  )

  const find = async (id: string): Promise<Consultation | undefined> => {
    const row = await db.selectFrom('consultations').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toConsultation(row, vault)
  }
  return {
    changeConsultation: async (change) => {
      const done = await together(change)
      if (!('ok' in done)) throw new Error('a change gives one consultation')
      return done
    },

    claimOffers: async (claims, atMs, endsAtMs) => {
      if (claims.length === 0) return []
      const won = await together({ claims, atMs, endsAtMs })
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
        .where(terminalsWithin('consultations', scope))
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
        .where(terminalsWithin('consultations', scope))
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
