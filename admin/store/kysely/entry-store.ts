/** The dossier of a case: entries added under an id of the one who acts, folded into how the case stands. */
import { randomUUIDv7 } from 'node:crypto'
import { type Dossier, dossierOf } from '@lutong/core/cases/dossier.ts'
import { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { clockWorkOf } from '@lutong/core/cases/limits.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Kysely, Transaction } from 'kysely'
import type { CaseHistory, CaseStore, NewEntry } from '../case-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { changeSeat } from './appointment-store.ts'
import { appendEvent, relayedAtOnce } from './events.ts'
import { settleOnce } from './once.ts'
import {
  firstEventMs,
  isOpenTo,
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

type Db = Kysely<CentreTables>
type Tx = Transaction<CentreTables>

export const dossierIn = async (db: Db, vault: Vault, caseNumber: string): Promise<Dossier> => {
  const rows = await db
    .selectFrom('case_entries')
    .select(['id', 'at', 'body_sealed'])
    .where('region_code', '=', caseNumber.slice(0, 6))
    .where('case_number', '=', caseNumber)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return dossierOf(
    rows.map(({ at, body_sealed: sealed, id }) => ({
      atMs: at,
      entry: DossierEntry.parse(JSON.parse(utf8.text(vault.open(SEALED.entry(id), sealed)))),
    })),
  )
}

/** Where the case lies after this entry. */
const deskAfter = (entry: DossierEntry): { held_at?: string; referred_to?: string | null } => {
  if (entry.kind === 'referred-up') return { referred_to: entry.to }
  return entry.kind === 'referral-taken' ? { held_at: entry.at, referred_to: null } : {}
}

/** From now on these accounts find no such case. */
export const keepFrom = async (tx: Tx, caseNumber: string, accounts: readonly string[]): Promise<void> => {
  if (accounts.length === 0) return
  await tx
    .insertInto('case_exclusions')
    .values([...new Set(accounts)].map((account) => ({ case_number: caseNumber, account_id: account })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const createEntryStore = (
  db: Db,
  vault: Vault,
  engine: Engine,
): Pick<CaseStore, 'addEntry' | 'findOwnCase' | 'stepsOf'> => {
  const find = async (
    within: Db,
    { access, caseNumber }: Pick<NewEntry, 'access' | 'caseNumber'>,
  ): Promise<CaseHistory | undefined> => {
    const regionCode = caseNumber.slice(0, 6)
    let query = within
      .selectFrom('cases')
      .select(SUMMARY_COLUMNS)
      .where('region_code', '=', regionCode)
      .where('case_number', '=', caseNumber)
    if (access.by === 'staff') query = query.where(isOpenTo(access.reader)).where(casesWithin(access.reader.scope))
    if (access.by === 'person') query = query.where('person_index', 'in', personLookups(vault, access.personNumber))
    if (access.by === 'client') query = query.where('terminal_id', '=', access.clientId)
    if (access.by === 'provisional') query = query.where('provisional_number', '=', access.provisionalNumber)
    if (access.by === 'slip') query = query.where('slip_index', 'in', slipLookups(vault, caseNumber, access.slipCode))
    const row = await query.executeTakeFirst()
    if (row === undefined) return undefined
    const events = await within
      .selectFrom('case_events')
      .selectAll()
      .where('region_code', '=', regionCode)
      .where('case_number', '=', caseNumber)
      .where('at', '>=', firstEventMs(caseNumber))
      .orderBy('seq')
      .execute()
    return {
      summary: toSummary(row, vault),
      events: events.map((event) => toEvent(event, vault)),
      dossier: await dossierIn(within, vault, caseNumber),
    }
  }

  const addFiles = async (
    tx: Tx,
    caseNumber: string,
    files: readonly { role: string; sha256: string; mediaType: string; sizeBytes: number }[],
  ) => {
    if (files.length === 0) return
    const { last } = await tx
      .selectFrom('case_files')
      .select(({ fn }) => fn.max<number | null>('position').as('last'))
      .where('case_number', '=', caseNumber)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('case_files')
      .values(
        files.map((file, index) => ({
          case_number: caseNumber,
          position: (last ?? -1) + 1 + index,
          role: file.role,
          sha256: file.sha256,
          media_type: file.mediaType,
          size_bytes: file.sizeBytes,
        })),
      )
      .execute()
  }
  const lacksBlob = async (tx: Tx, caseNumber: string): Promise<boolean> => {
    const row = await tx
      .selectFrom('case_files')
      .leftJoin('blobs', 'blobs.sha256', 'case_files.sha256')
      .select('case_files.sha256')
      .where('case_files.case_number', '=', caseNumber)
      .where('blobs.sha256', 'is', null)
      .executeTakeFirst()
    return row !== undefined
  }

  return {
    findOwnCase: (caseNumber, access) => find(db, { caseNumber, access }),
    stepsOf: async (caseNumber, reader) => {
      if ((await find(db, { caseNumber, access: { by: 'staff', reader } })) === undefined) return undefined
      const rows = await db
        .selectFrom('case_entries')
        .select(['kind', 'actor', 'at'])
        .where('region_code', '=', caseNumber.slice(0, 6))
        .where('case_number', '=', caseNumber)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(({ actor, at, kind }) => ({ kind, actor, atMs: at }))
    },
    addEntry: (wanted) =>
      db.transaction().execute(async (tx) => {
        const { actor, atMs, caseNumber, id } = wanted
        await engine
          .locked(
            tx
              .selectFrom('cases')
              .select('case_number')
              .where('region_code', '=', caseNumber.slice(0, 6))
              .where('case_number', '=', caseNumber),
          )
          .executeTakeFirst()
        const now = await find(tx, wanted)
        if (now === undefined) return err('not-found')
        const known = await tx.selectFrom('case_entries').select('case_number').where('id', '=', id).executeTakeFirst()
        // The same act again: done already, and told as it stands.
        if (known !== undefined) return known.case_number === caseNumber ? ok(now) : err('conflict')
        const decided = wanted.decide(now)
        if (!decided.ok) return decided
        const { also, entry, files, moveTo, seat } = decided.value
        // Nothing has been written yet: without a seat there is no entry.
        if (seat !== undefined && !(await changeSeat(tx, caseNumber, seat))) return err('conflict')
        const regionCode = caseNumber.slice(0, 6)
        const { itemCode, outcome, stage } = now.summary
        for (const one of [{ id, entry }, ...(also === undefined ? [] : [also])])
          await tx
            .insertInto('case_entries')
            .values({
              id: one.id,
              region_code: regionCode,
              case_number: caseNumber,
              at: atMs,
              kind: one.entry.kind,
              actor,
              body_sealed: vault.seal(SEALED.entry(one.id), utf8.bytes(JSON.stringify(one.entry))),
            })
            .execute()
        if (entry.kind === 'complaint-registered') await keepFrom(tx, caseNumber, entry.about)
        await addFiles(tx, caseNumber, files)
        if (moveTo === null)
          await tx
            .insertInto('outbox')
            .values({
              id: randomUUIDv7(),
              region_code: regionCode,
              topic: `case.${entry.kind}`,
              payload: JSON.stringify({ caseNumber, itemCode, atMs }),
              created_at: atMs,
              relayed_at: relayedAtOnce(atMs),
            })
            .execute()
        else
          await appendEvent(tx, vault, {
            ...{ regionCode, caseNumber, itemCode, atMs, actor },
            kind: 'moved',
            stage: moveTo,
            outcome: null,
            reason: null,
          })
        const after = await find(tx, wanted)
        if (after === undefined) return err('not-found')
        const history = after.events.map((event) => ({ stage: event.stage, atMs: event.atMs }))
        const due = wanted.dueRule(ItemCode.parse(itemCode))(history, outcome, clockWorkOf(after.dossier))
        await tx
          .updateTable('cases')
          .set({
            stage: moveTo ?? stage,
            updated_at: atMs,
            due_at: due?.atMs ?? null,
            due_what: due?.what ?? null,
            ...deskAfter(entry),
            awaiting_materials: (await lacksBlob(tx, caseNumber)) ? 1 : 0,
          })
          .where('region_code', '=', regionCode)
          .where('case_number', '=', caseNumber)
          .execute()
        const settled = await find(tx, wanted)
        if (settled === undefined) return err('not-found')
        if (wanted.once !== undefined)
          await settleOnce(tx, vault, { ...wanted.once.turn, status: 200, answer: wanted.once.answer(settled) })
        return ok(settled)
      }),
  }
}
