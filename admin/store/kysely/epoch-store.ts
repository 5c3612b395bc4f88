import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { EpochStore } from '../epoch-store.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'

type Tx = Transaction<CentreTables>

const latest = (db: Kysely<CentreTables>) =>
  db.selectFrom('centre_epochs').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()

/** When the newest restore of this memory was opened; `undefined` where there was none. */
export const restoreOpenedAt = async (tx: Tx): Promise<number | undefined> => {
  const row = await tx
    .selectFrom('centre_epochs')
    .select('opened_at')
    .where('backup_at', 'is not', null)
    .where('opened_at', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.opened_at ?? undefined
}

/** Rows that promise bytes nobody has are taken back, and cases that name them wait again. */
const missAgain = async (tx: Tx, lost: readonly string[]): Promise<void> => {
  for (const sha256 of lost) {
    const naming = tx.selectFrom('case_files').select('case_number').where('sha256', '=', sha256)
    if ((await naming.executeTakeFirst()) === undefined) continue
    await tx.deleteFrom('blobs').where('sha256', '=', sha256).execute()
    await tx.updateTable('cases').set({ awaiting_materials: 1 }).where('case_number', 'in', naming).execute()
  }
}

export const createEpochStore = (db: Kysely<CentreTables>, engine: Engine): EpochStore => ({
  openEpoch: async (nowMs) => {
    const now = await latest(db)
    if (now !== undefined && now.opened_at !== null) return now.epoch
    return engine.transaction(db, async (tx) => {
      await tx
        .insertInto('centre_epochs')
        .values({ seq: 1, epoch: randomUUID(), begun_at: nowMs, backup_at: null, opened_at: nowMs })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // Several servers may open one memory at a time: the first one's instant stands.
      await tx.updateTable('centre_epochs').set({ opened_at: nowMs }).where('opened_at', 'is', null).execute()
      const { epoch } = (await latest(tx)) ?? {}
      if (epoch === undefined) throw new Error('an epoch was just made')
      return epoch
    })
  },

  recordRestore: ({ backupAtMs, lostFiles, restoredAtMs }) =>
    engine.transaction(db, async (tx) => {
      const { newest } = await tx
        .selectFrom('cases')
        .select(({ fn }) => fn.max<number | null>('received_at').as('newest'))
        .executeTakeFirstOrThrow()
      const before = await latest(tx)
      await tx
        .insertInto('centre_epochs')
        .values({
          // The first place is the first start's, even where the backup is older than epochs are.
          seq: (before?.seq ?? 1) + 1,
          epoch: randomUUID(),
          begun_at: restoredAtMs,
          backup_at: backupAtMs ?? newest ?? 0,
          opened_at: null,
        })
        .execute()
      // A backup has no pieces of files that were not whole.
      await tx.deleteFrom('uploads').execute()
      await missAgain(tx, lostFiles)
    }),
})
