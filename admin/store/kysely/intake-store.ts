import { CaseStage } from '@lutong/core/cases/stages.ts'
import { CaseNumber, provisionalNumberOf, type RegionCode, Sha256Hex } from '@lutong/core/ids.ts'
import { type Application, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import type { Kysely, Transaction } from 'kysely'
import type { CaseFile, IntakeOutcome, IntakeStore } from '../centre-store.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { keepFrom } from './entry-store.ts'
import { appendEvent } from './events.ts'
import { INDEXED, openReceipt, SEALED, slipIndex, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'
import { appendTrace } from './trace-append.ts'

type Db = Kysely<CentreTables>
type Tx = Transaction<CentreTables>

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

const missingOf = async (tx: Tx, files: readonly CaseFile[]): Promise<Sha256Hex[]> => {
  const named = [...new Set(files.map((file) => file.sha256))]
  if (named.length === 0) return []
  const rows = await tx.selectFrom('blobs').select('sha256').where('sha256', 'in', named).execute()
  const stored = new Set(rows.map((row) => row.sha256))
  return named.filter((sha256) => !stored.has(sha256))
}

/** The next number of the region and day. Taken inside the transaction, so a number is never lost nor given twice. */
const nextNumber = async (tx: Tx, regionCode: RegionCode, day: string): Promise<CaseNumber> => {
  const { last_serial: serial } = await tx
    .insertInto('number_series')
    .values({ region_code: regionCode, day, last_serial: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['region_code', 'day'])
        .doUpdateSet((eb) => ({ last_serial: eb('number_series.last_serial', '+', 1) })),
    )
    .returning('last_serial')
    .executeTakeFirstOrThrow()
  return CaseNumber.parse(`${regionCode}-${day}-${String(serial).padStart(6, '0')}`)
}

export const createIntakeStore = (db: Db, vault: Vault, engine: Engine): IntakeStore => {
  const together = createGroupCommit<Tx, IntakeOutcome>((body) => engine.transaction(db, body))

  const findIntake = async (within: Db, id: string, digest: string): Promise<IntakeOutcome | undefined> => {
    const row = await within
      .selectFrom('cases')
      .select(['application_id', 'case_number', 'digest', 'receipt_sealed'])
      .where('application_id', '=', id)
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (row.digest !== digest) return { kind: 'digest-conflict' }
    return {
      kind: 'repeated',
      receipt: openReceipt(row, vault),
      missingBlobs: await missingOfCase(within, row.case_number),
    }
  }

  /** The talk with a lawyer that an application comes out of says so in its trace: once, for the case is made once. */
  const nameInTrace = async (tx: Tx, { consultationId, id, regionCode, terminalId }: Application, atMs: number) => {
    if (consultationId === undefined) return
    const talk = await engine
      .locked(
        tx
          .selectFrom('consultations')
          .select('id')
          .where('id', '=', consultationId)
          .where('region_code', '=', regionCode)
          .where('state', 'in', ['signed', 'rated', 'closed']),
      )
      .executeTakeFirst()
    if (talk === undefined) return
    const entry = { kind: 'application', actor: `terminal:${terminalId}`, body: { applicationId: id } }
    await appendTrace(tx, vault, talk.id, [entry], atMs, id)
  }

  return {
    findIntake: (id, digest) => findIntake(db, id, digest),

    acceptApplication: ({ application, ...input }, issue) =>
      together(async (tx) => {
        const before = await findIntake(tx, application.id, input.digest)
        if (before !== undefined) return before
        await engine.lockFiles(
          tx,
          input.files.map((file) => file.sha256),
        )
        const missingBlobs = await missingOf(tx, input.files)
        const caseNumber = await nextNumber(tx, application.regionCode, input.day)
        const receipt = issue(caseNumber)
        await tx
          .insertInto('cases')
          .values({
            region_code: application.regionCode,
            case_number: caseNumber,
            application_id: application.id,
            digest: input.digest,
            digest_sm3: input.digestSm3,
            item_code: application.itemCode,
            stage: 'applied',
            outcome: null,
            awaiting_materials: missingBlobs.length > 0 ? 1 : 0,
            terminal_id: application.terminalId,
            channel: application.channel,
            catalogue_version: application.catalogueVersion,
            received_at: input.receivedAtMs,
            created_at_terminal: application.createdAtTerminalMs,
            updated_at: input.receivedAtMs,
            due_at: input.due?.atMs ?? null,
            due_what: input.due?.what ?? null,
            held_at: input.heldAt,
            person_index: input.personNumber === null ? null : vault.index(INDEXED.person, input.personNumber),
            slip_index: slipIndex(vault, caseNumber, receipt.body.slipCode),
            provisional_number: application.provisionalNumber ?? provisionalNumberOf(application.id),
            applicant_sealed:
              input.applicantMask === null
                ? null
                : vault.seal(SEALED.applicant(application.id), utf8.bytes(input.applicantMask)),
            application_sealed: vault.seal(SEALED.application(application.id), input.canonical),
            receipt_sealed: vault.seal(SEALED.receipt(application.id), utf8.bytes(JSON.stringify(receipt))),
          })
          .execute()
        await keepFrom(tx, caseNumber, input.keptFrom)
        if (input.files.length > 0)
          await tx
            .insertInto('case_files')
            .values(
              input.files.map((file, position) => ({
                case_number: caseNumber,
                position,
                role: file.role,
                sha256: file.sha256,
                media_type: file.mediaType,
                size_bytes: file.sizeBytes,
              })),
            )
            .execute()
        await appendEvent(tx, vault, {
          regionCode: application.regionCode,
          caseNumber,
          itemCode: application.itemCode,
          atMs: input.receivedAtMs,
          kind: 'received',
          stage: 'applied',
          outcome: null,
          reason: null,
          actor: null,
        })
        await nameInTrace(tx, application, input.receivedAtMs)
        return { kind: 'accepted', receipt, missingBlobs }
      }),

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
