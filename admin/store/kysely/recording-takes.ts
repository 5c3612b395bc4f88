/** Takes within a transaction that holds the consultation's row: closed with what the trace keeps of them. */
import type { Selectable, Transaction } from 'kysely'
import type { Vault } from '../vault.ts'
import { sealOfTake } from './recording-seal.ts'
import type { CentreTables } from './tables.ts'
import { appendTrace } from './trace-append.ts'

type Tx = Transaction<CentreTables>
export type TakeRow = Selectable<CentreTables['recording_takes']>

/** `stopped`: by its own page. */
type TakeEnd = 'stopped' | 'page-lost' | 'call-over' | 'withdrawn'

export const piecesIn = async (tx: Pick<Tx, 'selectFrom'>, { consultation_id, party, take }: TakeRow) => {
  const rows = await tx
    .selectFrom('recording_pieces')
    .selectAll()
    .where('consultation_id', '=', consultation_id)
    .where('party', '=', party)
    .where('take', '=', take)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    endMs: row.end_ms,
    receivedAtMs: row.received_at,
  }))
}

export const closeTake = async (
  tx: Tx,
  vault: Vault,
  row: TakeRow,
  { actor, atMs, how }: { readonly actor: string; readonly atMs: number; readonly how: TakeEnd },
): Promise<void> => {
  await tx
    .updateTable('recording_takes')
    .set({ ended_at: atMs })
    .where('consultation_id', '=', row.consultation_id)
    .where('party', '=', row.party)
    .where('take', '=', row.take)
    .execute()
  const seal = sealOfTake(await piecesIn(tx, row))
  const body = { party: row.party, take: row.take, how, ...seal }
  await appendTrace(tx, vault, row.consultation_id, [{ kind: 'recording-ended', actor, body }], atMs, null)
}

export const openTakesIn = (tx: Pick<Tx, 'selectFrom'>, consultationId: string): Promise<TakeRow[]> =>
  tx
    .selectFrom('recording_takes')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('ended_at', 'is', null)
    .orderBy('begun_at')
    .orderBy('take')
    .execute()

/** The citizen does not want it any more (个人信息保护法 47): closed now, and due to be erased at once. */
export const dropRecording = async (tx: Tx, vault: Vault, consultationId: string, atMs: number): Promise<void> => {
  for (const row of await openTakesIn(tx, consultationId))
    await closeTake(tx, vault, row, { actor: 'centre', atMs, how: 'withdrawn' })
  await tx
    .updateTable('recording_takes')
    .set({ erase_at: atMs })
    .where('consultation_id', '=', consultationId)
    .where('erased_at', 'is', null)
    .execute()
}
