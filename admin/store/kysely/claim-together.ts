/** A round's offers by a handful of statements, however many there are: each to a free seat, each citizen once. */
import type { Transaction } from 'kysely'
import type { Claim, ConsultationFacts } from '../consultation-store.ts'
import type { Vault } from '../vault.ts'
import { FACT_COLUMNS, SEATED, toFacts } from './consultation-rows.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'
import { appendTraces } from './trace-append.ts'

type Tx = Transaction<CentreTables>

/** What can still be claimed and is now held. What another process is giving away this moment is left to it. */
const holdWhatIsFree = async (tx: Tx, engine: Engine, claims: readonly Claim[]): Promise<readonly Claim[]> => {
  const lawyerIds = [...new Set(claims.map(({ lawyerId }) => lawyerId))]
  const ids = [...new Set(claims.map(({ id }) => id))]
  const seats = await engine
    .unclaimed(tx.selectFrom('lawyers').select('account_id').where('account_id', 'in', lawyerIds).orderBy('account_id'))
    .execute()
  const queued = tx.selectFrom('consultations').select('id').where('id', 'in', ids).where('state', '=', 'queued')
  const waits = await engine.unclaimed(queued.orderBy('id')).execute()
  const loads = await tx
    .selectFrom('consultations')
    .select(({ fn }) => ['lawyer_id', fn.countAll<number>().as('load')])
    .where('lawyer_id', 'in', lawyerIds)
    .where('state', 'in', SEATED)
    .groupBy('lawyer_id')
    .execute()
  const seated = new Set(seats.map((row) => row.account_id))
  const waiting = new Set(waits.map((row) => row.id))
  const loadOf = new Map(loads.map((row) => [row.lawyer_id, row.load]))
  return claims.filter(({ id, lawyerId, mostAtOnce }) => {
    const load = loadOf.get(lawyerId) ?? 0
    if (!seated.has(lawyerId) || load >= mostAtOnce || !waiting.delete(id)) return false
    loadOf.set(lawyerId, load + 1)
    return true
  })
}

export interface RoundOfClaims {
  readonly claims: readonly Claim[]
  readonly atMs: number
  readonly endsAtMs: number
}

/** The claims that held, as they stand offered now. */
export const claimTogether = async (
  tx: Tx,
  vault: Vault,
  engine: Engine,
  { atMs, claims, endsAtMs }: RoundOfClaims,
): Promise<readonly ConsultationFacts[]> => {
  const free = await holdWhatIsFree(tx, engine, claims)
  const [first, ...more] = free
  if (first === undefined) return []
  const rows = await tx
    .updateTable('consultations')
    .set((eb) => {
      const whose = more.reduce(
        (sofar, { id, lawyerId }) => sofar.when('id', '=', id).then(lawyerId),
        eb.case().when('id', '=', first.id).then(first.lawyerId),
      )
      return {
        state: 'offered',
        lawyer_id: whose.end(),
        fence: eb('fence', '+', 1),
        offer_ends_at: endsAtMs,
        updated_at: atMs,
      }
    })
    .where(
      'id',
      'in',
      free.map(({ id }) => id),
    )
    .returning([...FACT_COLUMNS])
    .execute()
  const factsOf = new Map<string, ConsultationFacts>(rows.map((row) => [row.id, toFacts(row)]))
  const taken = free.flatMap(({ id }) => factsOf.get(id) ?? [])
  await appendTraces(
    tx,
    vault,
    taken.map(({ fence, id, lawyerId }) => ({
      id,
      entries: [{ kind: 'offered', actor: 'centre', body: { lawyerId, fence } }],
      atMs,
      askId: null,
    })),
  )
  return taken
}
