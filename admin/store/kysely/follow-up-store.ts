/** Talks after their signature: whose they were, what has arrived out of them, where staff are asked for something. */
import { MadeOfTalk } from '@lutong/core/consultation/follow-up.ts'
import { ApplicationId } from '@lutong/core/ids.ts'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { ConsultationStore } from '../consultation-store.ts'
import type { Vault } from '../vault.ts'
import { toConsultation, toTrace } from './consultation-rows.ts'
import type { CentreTables } from './tables.ts'
import { terminalsWithin } from './within-scope.ts'

const SIGNED = ['signed', 'rated', 'closed'] as const
/** As many as a desk shows. */
const MOST_FINISHED = 6
/** The oldest first: more than staff of one centre leave lying. */
const MOST_WORDS = 50

const Made = z.object({ applicationId: ApplicationId })

export const createFollowUpStore = (
  db: Kysely<CentreTables>,
  vault: Vault,
): Pick<ConsultationStore, 'finishedOfLawyer' | 'madeOfTalks' | 'talksWithWord'> => ({
  finishedOfLawyer: async (accountId, sinceMs) => {
    const rows = await db
      .selectFrom('consultations')
      .selectAll()
      .where('lawyer_id', '=', accountId)
      .where('state', 'in', SIGNED)
      .where('ended_at', '>=', sinceMs)
      .orderBy('ended_at', 'desc')
      .limit(MOST_FINISHED)
      .execute()
    return rows.map((row) => toConsultation(row, vault))
  },

  talksWithWord: async (scope) => {
    const rows = await db
      .selectFrom('consultations')
      .selectAll()
      .where('word_at', 'is not', null)
      .where(terminalsWithin('consultations', scope))
      .orderBy('word_at')
      .limit(MOST_WORDS)
      .execute()
    return rows.map((row) => toConsultation(row, vault))
  },

  madeOfTalks: async (ids) => {
    const made = new Map<string, MadeOfTalk[]>()
    if (ids.length === 0) return made
    const rows = await db
      .selectFrom('consultation_trace')
      .selectAll()
      .where('consultation_id', 'in', ids)
      .where('kind', '=', 'application')
      .orderBy('seq')
      .execute()
    for (const row of rows) {
      const { applicationId } = Made.parse(toTrace(row, vault).body)
      const found = await db
        .selectFrom('cases')
        .select(['case_number as caseNumber', 'item_code as itemCode', 'received_at as atMs'])
        .where('application_id', '=', applicationId)
        .executeTakeFirst()
      if (found === undefined) continue
      made.set(row.consultation_id, [...(made.get(row.consultation_id) ?? []), MadeOfTalk.parse(found)])
    }
    return made
  },
})
