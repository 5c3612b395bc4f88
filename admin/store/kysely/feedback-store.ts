import { dossierOf } from '@lutong/core/cases/dossier.ts'
import { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import type { Kysely } from 'kysely'
import type { FeedbackStore } from '../feedback-store.ts'
import type { Vault } from '../vault.ts'
import type { StaffReader } from '../staff-reader.ts'
import { isOpenTo, SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'
import { casesWithin } from './within-scope.ts'

const FEEDBACK_KINDS = ['rated', 'experience-shared', 'experience-moderated', 'followed-up']

export const createFeedbackStore = (db: Kysely<CentreTables>, vault: Vault): FeedbackStore => {
  /** By case, what people said and what staff answered; folded as a dossier is. */
  const saidIn = async (region: string, fromMs: number, reader?: StaffReader) => {
    let query = db
      .selectFrom('case_entries')
      .innerJoin('cases', (join) =>
        join
          .onRef('cases.case_number', '=', 'case_entries.case_number')
          .onRef('cases.region_code', '=', 'case_entries.region_code'),
      )
      .select(['case_entries.id', 'case_entries.case_number', 'case_entries.at', 'body_sealed', 'item_code'])
      .where('case_entries.kind', 'in', FEEDBACK_KINDS)
      .where('cases.received_at', '>=', fromMs)
    if (reader !== undefined) query = query.where(isOpenTo(reader)).where(casesWithin(reader.scope))
    else if (region !== '') query = query.where('case_entries.region_code', 'like', `${region}%`)
    const rows = await query.orderBy('case_entries.at').orderBy('case_entries.id').execute()
    const byCase = Map.groupBy(rows, (row) => row.case_number)
    return [...byCase].map(([caseNumber, own]) => ({
      caseNumber,
      itemCode: ItemCode.parse(own[0]?.item_code),
      atMs: own.at(-1)?.at ?? 0,
      dossier: dossierOf(
        own.map(({ at, body_sealed: sealed, id }) => ({
          atMs: at,
          entry: DossierEntry.parse(JSON.parse(utf8.text(vault.open(SEALED.entry(id), sealed)))),
        })),
      ),
    }))
  }
  return {
    resultFacts: async (regionCode, fromMs) => {
      const cases = await db
        .selectFrom('cases')
        .leftJoin('case_events', (join) =>
          join
            .onRef('case_events.case_number', '=', 'cases.case_number')
            .onRef('case_events.region_code', '=', 'cases.region_code')
            .on('case_events.stage', '=', 'decided')
            .on('case_events.kind', '=', 'moved'),
        )
        .leftJoin('terminals', 'terminals.id', 'cases.terminal_id')
        .select([
          'cases.case_number',
          'cases.item_code',
          'cases.received_at',
          'case_events.at',
          'terminals.centre_name',
        ])
        .where('cases.region_code', '=', regionCode)
        .where('cases.received_at', '>=', fromMs)
        .execute()
      const said = await saidIn(regionCode, fromMs)
      const levels = new Map(said.map((one) => [one.caseNumber, one.dossier.rating?.level ?? null]))
      return {
        facts: cases.map((row) => ({
          itemCode: ItemCode.parse(row.item_code),
          institution: row.centre_name,
          receivedAtMs: row.received_at,
          decidedAtMs: row.at,
          level: levels.get(row.case_number) ?? null,
        })),
        experiences: said.flatMap(({ atMs, dossier, itemCode }) =>
          dossier.experience === 'shown' && dossier.experienceText !== null
            ? [{ itemCode, atMs, text: dossier.experienceText }]
            : [],
        ),
      }
    },
    waitingFeedback: async (reader) => {
      const said = await saidIn('', 0, reader)
      return said.flatMap(({ atMs, caseNumber, dossier, itemCode }) => {
        const line = { caseNumber: CaseNumber.parse(caseNumber), itemCode, atMs }
        return [
          ...(dossier.experience === 'waiting' ? [{ ...line, kind: 'experience' as const }] : []),
          ...(dossier.followUp === 'wanted' ? [{ ...line, kind: 'poor-rating' as const }] : []),
        ]
      })
    },
  }
}
