/**
 * Writes down that a database was put back by other means than ours (PostgreSQL's tools, a copy of the disk): its
 * terminals hear of it, and its numbers go on from a safe point.
 */
import { join } from 'node:path'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { KEY_FILE, type KeyRingFailure, readKeyRing } from '../server/secrets/key-ring.ts'
import { isNewPostgres, openPostgresStore } from '../store/postgres/open.ts'
import { isNewSqlite, openSqliteStore } from '../store/sqlite/open.ts'

export type RecordFailure = KeyRingFailure | 'no-centre'

export const recordRestore = async ({
  backupAtMs,
  databaseUrl,
  dataFolder,
  nowMs,
}: {
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** When the copy was made; where nobody knows, the newest case tells. */
  readonly backupAtMs: number | undefined
  readonly nowMs: number
}): Promise<Result<null, RecordFailure>> => {
  const isNew = databaseUrl === undefined ? isNewSqlite(dataFolder) : await isNewPostgres(databaseUrl)
  if (isNew !== false) return err('no-centre')
  const ring = readKeyRing(join(dataFolder, KEY_FILE))
  if (!ring.ok) return ring
  const { vault } = ring.value
  const store = await (databaseUrl === undefined
    ? openSqliteStore(dataFolder, vault)
    : openPostgresStore(databaseUrl, vault))
  try {
    await store.recordRestore({ backupAtMs, restoredAtMs: nowMs, lostFiles: [] })
  } finally {
    await store.close()
  }
  return ok(null)
}
