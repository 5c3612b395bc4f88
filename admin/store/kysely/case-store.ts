import { randomUUIDv7 } from 'node:crypto'
import { DeskLevel, mayHandle } from '@lutong/core/cases/levels.ts'
import { clockWorkOf } from '@lutong/core/cases/limits.ts'
import { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { Application, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { CaseNumber, ItemCode, Sha256Hex, TerminalId } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Kysely } from 'kysely'
import type { CaseHistory, CaseStore, CaseSummary } from '../case-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { changeSeat } from './appointment-store.ts'
import { dossierIn } from './entry-store.ts'
import { appendEvent } from './events.ts'
import {
  firstEventMs,
  isOpenTo,
  nameLookups,
  personLookups,
  SEALED,
  slipLookups,
  SUMMARY_COLUMNS,
  toEvent,
  toSummary,
  utf8,
} from './rows.ts'
import type { CentreTables } from './tables.ts'
import { casesWithin } from './within-scope.ts'

/** More of one person's cases than a terminal can show are not sent. */
const MAX_CASES_OF_PERSON = 50

export const createCaseStore = (
  db: Kysely<CentreTables>,
  vault: Vault,
  engine: Engine,
): Omit<CaseStore, 'addEntry' | 'findOwnCase' | 'stepsOf'> => {
  const eventsOf = async (caseNumber: string) => {
    const rows = await db
      .selectFrom('case_events')
      .selectAll()
      .where('region_code', '=', caseNumber.slice(0, 6))
      .where('case_number', '=', caseNumber)
      .where('at', '>=', firstEventMs(caseNumber))
      .orderBy('seq')
      .execute()
    return rows.map((row) => toEvent(row, vault))
  }

  const withHistory = async (summary: CaseSummary): Promise<CaseHistory> => ({
    summary,
    events: await eventsOf(summary.caseNumber),
    dossier: await dossierIn(db, vault, summary.caseNumber),
  })

  const filesOf = async (caseNumber: string) => {
    const rows = await db
      .selectFrom('case_files')
      .leftJoin('blobs', 'blobs.sha256', 'case_files.sha256')
      .select([
        'case_files.role',
        'case_files.sha256',
        'case_files.media_type',
        'case_files.size_bytes',
        'blobs.media_type as stored_media_type',
        'blobs.size_bytes as stored_size_bytes',
      ])
      .where('case_files.case_number', '=', caseNumber)
      .orderBy('position')
      .execute()
    return rows.map((row) => {
      const sha256 = Sha256Hex.parse(row.sha256)
      return {
        role: row.role,
        sha256,
        mediaType: MaterialMediaType.parse(row.media_type),
        sizeBytes: row.size_bytes,
        stored:
          row.stored_media_type === null || row.stored_size_bytes === null
            ? null
            : { sha256, mediaType: MaterialMediaType.parse(row.stored_media_type), sizeBytes: row.stored_size_bytes },
      }
    })
  }

  return {
    findCase: async (caseNumber, reader) => {
      let query = db
        .selectFrom('cases')
        .selectAll()
        .where('region_code', '=', caseNumber.slice(0, 6))
        .where('case_number', '=', caseNumber)
      if (reader !== null) query = query.where(isOpenTo(reader)).where(casesWithin(reader.scope))
      const row = await query.executeTakeFirst()
      if (row === undefined) return undefined
      const canonical = vault.open(SEALED.application(row.application_id), row.application_sealed)
      return {
        summary: toSummary(row, vault),
        digest: Sha256Hex.parse(row.digest),
        terminalId: TerminalId.parse(row.terminal_id),
        application: Application.parse(JSON.parse(utf8.text(canonical))),
        events: await eventsOf(caseNumber),
        dossier: await dossierIn(db, vault, caseNumber),
        files: await filesOf(caseNumber),
      }
    },

    moveCase: (move) =>
      db.transaction().execute(async (tx) => {
        const regionCode = move.caseNumber.slice(0, 6)
        const row = await engine
          .locked(
            tx
              .selectFrom('cases')
              .select(['item_code', 'stage', 'outcome', 'held_at'])
              .where('region_code', '=', regionCode)
              .where('case_number', '=', move.caseNumber)
              .where(isOpenTo(move.reader))
              .where(casesWithin(move.reader.scope)),
          )
          .executeTakeFirst()
        if (row === undefined) return err('not-found')
        if (!mayHandle(DeskLevel.parse(row.held_at), move.reader.scope)) return err('at-another-desk')
        const { actId } = move
        const known =
          actId === undefined
            ? undefined
            : await tx.selectFrom('case_events').select('case_number').where('act_id', '=', actId).executeTakeFirst()
        // The same act again: done already.
        if (known !== undefined) return known.case_number === move.caseNumber ? ok(null) : err('stage-changed')
        if (row.stage !== move.from) return err('stage-changed')
        const outcome = move.outcome ?? DecisionOutcome.nullable().parse(row.outcome)
        const before = await tx
          .selectFrom('case_events')
          .select(['stage', 'at'])
          .where('region_code', '=', regionCode)
          .where('case_number', '=', move.caseNumber)
          .where('at', '>=', firstEventMs(move.caseNumber))
          .orderBy('seq')
          .execute()
        const history = [
          ...before.map(({ stage, at }) => ({ stage: CaseStage.parse(stage), atMs: at })),
          { stage: move.to, atMs: move.atMs },
        ]
        const clockWork = clockWorkOf(await dossierIn(tx, vault, move.caseNumber))
        const due = move.dueRule(ItemCode.parse(row.item_code))(history, outcome, clockWork)
        await tx
          .updateTable('cases')
          .set({
            stage: move.to,
            outcome,
            updated_at: move.atMs,
            due_at: due?.atMs ?? null,
            due_what: due?.what ?? null,
          })
          .where('region_code', '=', regionCode)
          .where('case_number', '=', move.caseNumber)
          .execute()
        if (move.to === 'withdrawn' || move.to === 'not-accepted')
          await changeSeat(tx, move.caseNumber, { kind: 'leave' })
        await appendEvent(tx, vault, {
          regionCode,
          caseNumber: move.caseNumber,
          itemCode: row.item_code,
          atMs: move.atMs,
          kind: 'moved',
          stage: move.to,
          outcome: move.outcome,
          reason: move.reason,
          actor: move.actor,
          actId,
        })
        return ok(null)
      }),

    casesOfPerson: async (personNumber) => {
      const rows = await db
        .selectFrom('cases')
        .select(SUMMARY_COLUMNS)
        .where('person_index', 'in', personLookups(vault, personNumber))
        .orderBy('received_at', 'desc')
        .limit(MAX_CASES_OF_PERSON)
        .execute()
      return Promise.all(rows.map((row) => withHistory(toSummary(row, vault))))
    },

    caseBySlip: async (caseNumber, slipCode) => {
      const row = await db
        .selectFrom('cases')
        .select(SUMMARY_COLUMNS)
        .where('region_code', '=', caseNumber.slice(0, 6))
        .where('case_number', '=', caseNumber)
        .where('slip_index', 'in', slipLookups(vault, caseNumber, slipCode))
        .executeTakeFirst()
      return row && withHistory(toSummary(row, vault))
    },

    namelessCases: async (limit) => {
      const rows = await db
        .selectFrom('cases')
        .select(['case_number', 'application_id', 'application_sealed'])
        .where('name_index', 'is', null)
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        caseNumber: CaseNumber.parse(row.case_number),
        application: Application.parse(
          JSON.parse(utf8.text(vault.open(SEALED.application(row.application_id), row.application_sealed))),
        ),
      }))
    },

    setNameIndex: (names) =>
      db.transaction().execute(async (tx) => {
        for (const { caseNumber, name } of names)
          await tx
            .updateTable('cases')
            .set({ name_index: name === null ? '' : nameLookups(vault, name)[0] })
            .where('region_code', '=', caseNumber.slice(0, 6))
            .where('case_number', '=', caseNumber)
            .execute()
      }),

    audit: async ({ atMs, ...entry }) => {
      await db
        .insertInto('audit')
        .values({ id: randomUUIDv7(), at: atMs, ...entry })
        .execute()
    },
  }
}
