import { DeskLevel, mayHandle } from '@lutong/core/cases/levels.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Kysely } from 'kysely'
import type { AssignmentStore } from '../assignment-store.ts'
import type { Engine } from './engine.ts'
import { isOpenTo } from './rows.ts'
import type { CentreTables } from './tables.ts'
import { casesWithin } from './within-scope.ts'

export const createAssignmentStore = (db: Kysely<CentreTables>, engine: Engine): AssignmentStore => ({
  assignCase: ({ actor, atMs, caseNumber, from, id, reader, to }) =>
    db.transaction().execute(async (tx) => {
      const regionCode = caseNumber.slice(0, 6)
      const row = await engine
        .locked(
          tx
            .selectFrom('cases')
            .select(['assigned_to', 'held_at'])
            .where('region_code', '=', regionCode)
            .where('case_number', '=', caseNumber)
            .where(isOpenTo(reader))
            .where(casesWithin(reader.scope)),
        )
        .executeTakeFirst()
      if (row === undefined) return err('not-found')
      if (!mayHandle(DeskLevel.parse(row.held_at), reader.scope)) return err('at-another-desk')
      const known = await tx
        .selectFrom('case_assignments')
        .select('case_number')
        .where('id', '=', id)
        .executeTakeFirst()
      if (known !== undefined) return known.case_number === caseNumber ? ok(null) : err('conflict')
      if (row.assigned_to !== from) return err('conflict')
      await tx
        .insertInto('case_assignments')
        .values({
          ...{ id, region_code: regionCode, case_number: caseNumber, at: atMs, actor },
          to_account: to?.accountId ?? null,
          to_name: to?.name ?? null,
        })
        .execute()
      await tx
        .updateTable('cases')
        .set({ assigned_to: to?.accountId ?? null, assigned_name: to?.name ?? null })
        .where('region_code', '=', regionCode)
        .where('case_number', '=', caseNumber)
        .execute()
      return ok(null)
    }),

  assignmentsOf: async (caseNumber) => {
    const rows = await db
      .selectFrom('case_assignments')
      .select(['at', 'actor', 'to_name'])
      .where('region_code', '=', caseNumber.slice(0, 6))
      .where('case_number', '=', caseNumber)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ atMs: row.at, actor: row.actor, toName: row.to_name }))
  },
})
