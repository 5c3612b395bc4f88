import { CaseStage } from '@lutong/core/cases/stages.ts'
import { MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { CaseNumber, Sha256Hex } from '@lutong/core/ids.ts'
import type { Kysely } from 'kysely'
import type { IntakeOutcome, IntakeStore } from '../intake-store.ts'
import { createGroupCommit } from '../group-commit.ts'
import { createReadTogether } from '../read-together.ts'
import type { Vault } from '../vault.ts'
import { acceptTogether, type Offered } from './accept-together.ts'
import type { Engine } from './engine.ts'
import { appendEvent } from './events.ts'
import { openReceipt } from './rows.ts'
import type { CentreTables } from './tables.ts'

type Db = Kysely<CentreTables>

const missingOfCase = async (db: Db, caseNumber: string): Promise<Sha256Hex[]> => {
  const rows = await db
    .selectFrom('case_files')
    .leftJoin('blobs', 'blobs.sha256', 'case_files.sha256')
    .select('case_files.sha256')
    .distinct()
    .where('case_files.case_number', '=', caseNumber)
    .where('blobs.sha256', 'is', null)
    .execute()
  return rows.map((row) => Sha256Hex.parse(row.sha256))
}

export const createIntakeStore = (db: Db, vault: Vault, engine: Engine): IntakeStore => {
  const accept = createGroupCommit<Offered, IntakeOutcome>('applications', (group) =>
    engine.transaction(db, (tx) => acceptTogether(tx, vault, engine, group)),
  )

  const intakeOf = createReadTogether(async (ids: readonly string[]) => {
    const rows = await db
      .selectFrom('cases')
      .select(['application_id', 'case_number', 'digest', 'receipt_sealed'])
      .where('application_id', 'in', ids)
      .execute()
    return new Map(rows.map((row) => [row.application_id, row]))
  })

  return {
    findIntake: async (id, digest) => {
      const row = await intakeOf(id)
      if (row === undefined) return undefined
      if (row.digest !== digest) return { kind: 'digest-conflict' }
      const missingBlobs = await missingOfCase(db, row.case_number)
      return { kind: 'repeated', receipt: openReceipt(row, vault), missingBlobs }
    },

    acceptApplication: (input, issue) => accept({ input, issue, before: null }),

    acceptAgain: (input, receipt) => accept({ input, issue: () => Promise.resolve(receipt), before: receipt }),

    reconcile: async (records) => {
      if (records.length === 0) return []
      const ids = records.map(({ id }) => id)
      const rows = await db
        .selectFrom('cases')
        .select(['application_id', 'digest'])
        .where('application_id', 'in', ids)
        .execute()
      const lacking = await db
        .selectFrom('cases')
        .innerJoin('case_files', 'case_files.case_number', 'cases.case_number')
        .leftJoin('blobs', 'blobs.sha256', 'case_files.sha256')
        .select(['cases.application_id', 'case_files.sha256'])
        .distinct()
        .where('cases.application_id', 'in', ids)
        .where('blobs.sha256', 'is', null)
        .execute()
      const digests = new Map(rows.map((row) => [row.application_id, row.digest]))
      return records.map(({ digest, id }) => {
        const here = digests.get(id)
        if (here !== digest) return { id, state: here === undefined ? 'unknown' : 'conflicting', missingBlobs: [] }
        const missing = lacking.filter((row) => row.application_id === id)
        return { id, state: 'known', missingBlobs: missing.map(({ sha256 }) => Sha256Hex.parse(sha256)) }
      })
    },

    findBlob: async (sha256) => {
      const row = await db.selectFrom('blobs').selectAll().where('sha256', '=', sha256).executeTakeFirst()
      return row && { sha256, mediaType: MaterialMediaType.parse(row.media_type), sizeBytes: row.size_bytes }
    },

    recordBlob: (blob, atMs) =>
      engine.transaction(db, async (tx) => {
        await engine.lockFiles(tx, [blob.sha256])
        await tx
          .insertInto('blobs')
          .values({ sha256: blob.sha256, media_type: blob.mediaType, size_bytes: blob.sizeBytes, stored_at: atMs })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const waiting = await tx
          .selectFrom('cases')
          .innerJoin('case_files', 'case_files.case_number', 'cases.case_number')
          .select(['cases.region_code', 'cases.case_number', 'cases.item_code', 'cases.stage'])
          .distinct()
          .where('case_files.sha256', '=', blob.sha256)
          .where('cases.awaiting_materials', '=', 1)
          .execute()
        for (const row of waiting) {
          if ((await missingOfCase(tx, row.case_number)).length > 0) continue
          await tx
            .updateTable('cases')
            .set({ awaiting_materials: 0, updated_at: atMs })
            .where('region_code', '=', row.region_code)
            .where('case_number', '=', row.case_number)
            .execute()
          await appendEvent(tx, vault, {
            regionCode: row.region_code,
            caseNumber: row.case_number,
            itemCode: row.item_code,
            atMs,
            kind: 'materials-complete',
            stage: CaseStage.parse(row.stage),
            outcome: null,
            reason: null,
            actor: null,
          })
        }
      }),

    arrivedUnder: async (provisionalNumber) => {
      const rows = await db
        .selectFrom('cases')
        .select(['case_number', 'digest', 'digest_sm3'])
        .where('provisional_number', '=', provisionalNumber)
        .limit(2)
        .execute()
      const [row, another] = rows
      // Two of one number: neither is told, for nobody knows whose slip it is.
      if (row === undefined || another !== undefined) return undefined
      return { caseNumber: CaseNumber.parse(row.case_number), digest: row.digest, sm3: row.digest_sm3 }
    },

    verifies: async (caseNumber, digest, sm3) => {
      const row = await db
        .selectFrom('cases')
        .select(['digest', 'digest_sm3'])
        .where('region_code', '=', caseNumber.slice(0, 6))
        .where('case_number', '=', caseNumber)
        .executeTakeFirst()
      return row?.digest === digest && (sm3 === undefined || row.digest_sm3 === sm3)
    },
  }
}
