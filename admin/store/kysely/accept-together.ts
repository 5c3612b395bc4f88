/**
 * Applications that come at the same moment, taken in by one transaction: what is known already is answered from
 * memory, the rest get numbers, rows, events and outbox messages, each table by one statement.
 */
import { CaseNumber, provisionalNumberOf, Sha256Hex } from '@lutong/core/ids.ts'
import type { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import type { Transaction } from 'kysely'
import type { IntakeOutcome, NewApplication } from '../intake-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { keepFrom } from './entry-store.ts'
import { appendFirstEvents } from './events.ts'
import { numbersFor, takenNumbers } from './number-series.ts'
import { settleOnce } from './once.ts'
import { nameLookups, openReceipt, personLookups, SEALED, slipLookups, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'
import { appendTrace } from './trace-append.ts'

type Tx = Transaction<CentreTables>

/** An application, and who signs its receipt once the number is known; `before`: the receipt it had before a restore. */
export interface Offered {
  readonly before: SignedReceipt | null
  readonly input: NewApplication
  readonly issue: (caseNumber: CaseNumber) => Promise<SignedReceipt>
}

interface Accepted {
  readonly digest: string
  readonly caseNumber: CaseNumber
  readonly receipt: SignedReceipt
}

type Numbered = Accepted & { readonly input: NewApplication }

/** Of these ids, what was taken in before. */
const knownOf = async (tx: Tx, vault: Vault, ids: readonly string[]): Promise<Map<string, Accepted>> => {
  const rows = await tx
    .selectFrom('cases')
    .select(['application_id', 'case_number', 'digest', 'receipt_sealed'])
    .where('application_id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.application_id,
      {
        digest: row.digest,
        caseNumber: CaseNumber.parse(row.case_number),
        receipt: openReceipt(row, vault),
      },
    ]),
  )
}

/** Of the files these applications name, the ones that have arrived. */
const storedOf = async (tx: Tx, group: readonly Offered[]): Promise<ReadonlySet<string>> => {
  const named = [...new Set(group.flatMap(({ input }) => input.files.map(({ sha256 }) => sha256)))]
  if (named.length === 0) return new Set()
  const rows = await tx.selectFrom('blobs').select('sha256').where('sha256', 'in', named).execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

const caseRow = (vault: Vault, stored: ReadonlySet<string>, { caseNumber, input, receipt }: Numbered) => {
  const { application } = input
  return {
    region_code: application.regionCode,
    place_code: input.placeCode,
    case_number: caseNumber,
    application_id: application.id,
    digest: input.digest,
    digest_sm3: input.digestSm3,
    item_code: application.itemCode,
    stage: 'applied',
    outcome: null,
    awaiting_materials: input.files.some(({ sha256 }) => !stored.has(sha256)) ? 1 : 0,
    terminal_id: application.terminalId,
    channel: application.channel,
    catalogue_version: application.catalogueVersion,
    received_at: input.receivedAtMs,
    created_at_terminal: application.createdAtTerminalMs,
    updated_at: input.receivedAtMs,
    due_at: input.due?.atMs ?? null,
    due_what: input.due?.what ?? null,
    held_at: input.heldAt,
    person_index: input.personNumber === null ? null : personLookups(vault, input.personNumber)[0],
    name_index: input.applicantName === null ? '' : nameLookups(vault, input.applicantName)[0],
    slip_index: slipLookups(vault, caseNumber, receipt.body.slipCode)[0],
    provisional_number: application.provisionalNumber ?? provisionalNumberOf(application.id),
    applicant_sealed:
      input.applicantMask === null
        ? null
        : vault.seal(SEALED.applicant(application.id), utf8.bytes(input.applicantMask)),
    application_sealed: vault.seal(SEALED.application(application.id), input.canonical),
    receipt_sealed: vault.seal(SEALED.receipt(application.id), utf8.bytes(JSON.stringify(receipt))),
  }
}

const fileRows = ({ caseNumber, input }: Numbered) =>
  input.files.map((file, position) => ({
    case_number: caseNumber,
    position,
    role: file.role,
    sha256: file.sha256,
    media_type: file.mediaType,
    size_bytes: file.sizeBytes,
  }))

/** The talk with a lawyer that an application comes out of says so in its trace: once, for the case is made once. */
const nameInTrace = async (
  tx: Tx,
  vault: Vault,
  engine: Engine,
  { consultationId, id, regionCode, terminalId }: Application,
  atMs: number,
) => {
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

const write = async (
  tx: Tx,
  vault: Vault,
  engine: Engine,
  stored: ReadonlySet<string>,
  cases: readonly Numbered[],
): Promise<void> => {
  await tx
    .insertInto('cases')
    .values(cases.map((one) => caseRow(vault, stored, one)))
    .execute()
  const files = cases.flatMap(fileRows)
  if (files.length > 0) await tx.insertInto('case_files').values(files).execute()
  await appendFirstEvents(
    tx,
    vault,
    cases.map(({ caseNumber, input }) => ({
      regionCode: input.application.regionCode,
      caseNumber,
      itemCode: input.application.itemCode,
      atMs: input.receivedAtMs,
      kind: 'received',
      stage: 'applied',
      outcome: null,
      reason: null,
      actor: null,
    })),
  )
  for (const { caseNumber, input } of cases) {
    await keepFrom(tx, caseNumber, input.keptFrom)
    await nameInTrace(tx, vault, engine, input.application, input.receivedAtMs)
  }
}

/** An outcome for each, in their order; the same id twice in one group is taken in once. */
export const acceptTogether = async (
  tx: Tx,
  vault: Vault,
  engine: Engine,
  group: readonly Offered[],
): Promise<readonly IntakeOutcome[]> => {
  const known = await knownOf(
    tx,
    vault,
    group.map(({ input }) => input.application.id),
  )
  const before = new Set(known.keys())
  const fresh = [...new Map(group.toReversed().map((one) => [one.input.application.id, one] as const)).values()]
    .toReversed()
    .filter(({ input }) => !before.has(input.application.id))
  await engine.lockFiles(
    tx,
    group.flatMap(({ input }) => input.files.map(({ sha256 }) => sha256)),
  )
  const stored = await storedOf(tx, group)
  const taken = await takenNumbers(tx, fresh)
  const numbered = fresh.filter(({ before: receipt }) => receipt === null || !taken.has(receipt.body.applicationId))
  if (numbered.length > 0) {
    const numbers = await numbersFor(tx, numbered)
    const cases = await Promise.all(
      numbered.map(async ({ input, issue }, index): Promise<Numbered> => {
        const caseNumber = numbers[index]
        if (caseNumber === undefined) throw new Error('a number for each')
        return { input, caseNumber, digest: input.digest, receipt: await issue(caseNumber) }
      }),
    )
    await write(tx, vault, engine, stored, cases)
    for (const { caseNumber, digest, input, receipt } of cases)
      known.set(input.application.id, { caseNumber, digest, receipt })
  }
  const first = new Set(fresh)
  const outcomes = group.map((one): IntakeOutcome => {
    const { application, digest, files } = one.input
    const here = known.get(application.id)
    if (here === undefined && taken.has(application.id)) return { kind: 'number-taken' }
    if (here === undefined || here.digest !== digest) return { kind: 'digest-conflict' }
    const named = [...new Set(files.map(({ sha256 }) => sha256))]
    return {
      kind: !first.has(one) ? 'repeated' : one.before === null ? 'accepted' : 'restored',
      receipt: here.receipt,
      missingBlobs: named.filter((sha256) => !stored.has(sha256)).map((sha256) => Sha256Hex.parse(sha256)),
    }
  })
  for (const [index, { input }] of group.entries()) {
    const outcome = outcomes[index]
    if (input.once === undefined || outcome === undefined || !('receipt' in outcome)) continue
    const { missingBlobs, receipt } = outcome
    await settleOnce(tx, vault, { ...input.once, status: 201, answer: { receipt, missingBlobs } })
  }
  return outcomes
}
