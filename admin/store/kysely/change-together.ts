/**
 * Changes of consultations that come at the same moment, by one transaction and one statement a table: with hundreds in
 * the queue it is the number of statements, not the work in them, that a free lawyer would wait for.
 */
import { ok, type Result } from '@lutong/core/result.ts'
import { sql, type Transaction } from 'kysely'
import type { ChangeProblem, Consultation, ConsultationChange } from '../consultation-store.ts'
import type { Vault } from '../vault.ts'
import { dropChat } from './chat-store.ts'
import { fromConsultation, toConsultation } from './consultation-rows.ts'
import type { Engine } from './engine.ts'
import { dropRecording } from './recording-takes.ts'
import type { CentreTables } from './tables.ts'
import { appendTraces, type TraceAddition } from './trace-append.ts'

type Tx = Transaction<CentreTables>
export type ChangeOutcome = Result<Consultation, ChangeProblem>
type Decided = Extract<ReturnType<ConsultationChange['decide']>, { readonly ok: true }>['value']

interface Step {
  readonly change: ConsultationChange
  readonly before: Consultation | undefined
  readonly decided: Decided
}

/** Each consultation once a wave, in the order of the asks: the second ask sees what the first did. */
const wavesOf = (changes: readonly ConsultationChange[]): ConsultationChange[][] => {
  const waves: ConsultationChange[][] = []
  const asked = new Map<string, number>()
  for (const change of changes) {
    const nth = asked.get(change.id) ?? 0
    asked.set(change.id, nth + 1)
    const wave = (waves[nth] ??= [])
    wave.push(change)
  }
  return waves
}

/** In one order for everybody, so that two processes never wait for each other. */
const heldOf = async (tx: Tx, vault: Vault, engine: Engine, ids: readonly string[]) => {
  const query = tx.selectFrom('consultations').selectAll().where('id', 'in', ids).orderBy('id')
  const rows = await engine.locked(query).execute()
  return new Map<string, Consultation>(rows.map((row) => [row.id, toConsultation(row, vault)]))
}

const askKey = (id: string, askId: string) => `${id} ${askId}`

/** Of these asks, the ones that were done before. */
const doneBefore = async (tx: Tx, wave: readonly ConsultationChange[]): Promise<ReadonlySet<string>> => {
  const asks = wave.flatMap(({ askId, id }) => (askId === null ? [] : [{ id, askId }]))
  if (asks.length === 0) return new Set()
  const rows = await tx
    .selectFrom('consultation_trace')
    .select(['consultation_id', 'ask_id'])
    .where(({ and, eb, or }) =>
      or(asks.map(({ askId, id }) => and([eb('consultation_id', '=', id), eb('ask_id', '=', askId)]))),
    )
    .execute()
  return new Set(rows.map((row) => askKey(row.consultation_id, row.ask_id ?? '')))
}

const write = async (tx: Tx, vault: Vault, consultations: readonly Consultation[]): Promise<void> => {
  const rows = consultations.map((one) => fromConsultation(one, vault))
  const [first] = rows
  if (first === undefined) return
  const { id: _, ...others } = first
  await tx
    .insertInto('consultations')
    .values(rows)
    .onConflict((conflict) =>
      // Every row has the same columns.
      conflict
        .column('id')
        .doUpdateSet(Object.fromEntries(Object.keys(others).map((column) => [column, sql.ref(`excluded.${column}`)]))),
    )
    .execute()
}

const additionsOf = ({ change: { askId, atMs, id }, decided: { successor, trace } }: Step): TraceAddition[] => [
  { id, entries: trace, atMs, askId },
  ...(successor === undefined
    ? []
    : [{ id: successor.next.id, entries: successor.trace, atMs, askId: null } satisfies TraceAddition]),
]

const runWave = async (tx: Tx, vault: Vault, engine: Engine, wave: readonly ConsultationChange[]) => {
  const held = await heldOf(
    tx,
    vault,
    engine,
    wave.map(({ id }) => id),
  )
  const done = await doneBefore(tx, wave)
  const steps: Step[] = []
  const outcomes = wave.map((change): ChangeOutcome => {
    const before = held.get(change.id)
    if (before !== undefined && change.askId !== null && done.has(askKey(change.id, change.askId))) return ok(before)
    const decided = change.decide(before)
    if (!decided.ok) return decided
    steps.push({ change, before, decided: decided.value })
    return ok(decided.value.next)
  })
  await write(
    tx,
    vault,
    steps.flatMap(({ decided: { next, successor } }) => (successor === undefined ? [next] : [next, successor.next])),
  )
  await appendTraces(tx, vault, steps.flatMap(additionsOf))
  for (const { before, change, decided } of steps) {
    await dropChat(tx, change.id, before?.state, decided.next.state)
    if (decided.dropsRecording === true) await dropRecording(tx, vault, change.id, change.atMs)
  }
  return outcomes
}

/** An outcome for each, in their order. */
export const changeTogether = async (
  tx: Tx,
  vault: Vault,
  engine: Engine,
  changes: readonly ConsultationChange[],
): Promise<readonly ChangeOutcome[]> => {
  const outcomes = new Map<ConsultationChange, ChangeOutcome>()
  for (const wave of wavesOf(changes)) {
    const ofWave = await runWave(tx, vault, engine, wave)
    for (const [index, outcome] of ofWave.entries()) {
      const change = wave[index]
      if (change !== undefined) outcomes.set(change, outcome)
    }
  }
  return changes.map((change) => {
    const outcome = outcomes.get(change)
    if (outcome === undefined) throw new Error('an outcome for each')
    return outcome
  })
}
