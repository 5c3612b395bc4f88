/**
 * Carries a grown township's centre from its embedded database to a PostgreSQL, all of it or nothing, and compares what
 * lies there with what was read. A sealed record is left behind; the embedded database is not opened again after it.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { KEY_FILE, type KeyRingFailure, readKeyRing } from '../server/secrets/key-ring.ts'
import { writeWhole } from '../store/durable-file.ts'
import { type EmbeddedSource, isAtRest, openEmbeddedSource } from '../store/moving/embedded-source.ts'
import { openPostgresTarget, type PostgresTarget } from '../store/moving/postgres-target.ts'
import type { TableDigest } from '../store/row-digest.ts'
import { openPostgresStore } from '../store/postgres/open.ts'
import { CENTRE_DATABASE, isNewSqlite, openSqliteStore } from '../store/sqlite/open.ts'
import { takeSnapshot } from '../store/sqlite/snapshot.ts'
import type { Vault } from '../store/vault.ts'
import { brokenTraces } from './broken-traces.ts'
import { MOVED_FILE } from './moved-file.ts'

const MovedBody = z.strictObject({
  format: z.literal('lutong-move-1'),
  movedAtMs: z.int(),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), digest: Sha256Hex })),
})
type MovedBody = z.infer<typeof MovedBody>
const sealOf = (vault: Vault, body: MovedBody): string =>
  vault.index('move-manifest', Buffer.from(canonicalBytes(body)).toString('utf8'))

export type MoveFailure =
  | { readonly kind: KeyRingFailure | 'no-centre' | 'centre-runs' | 'already-moved' | 'target-unreachable' }
  | { readonly kind: 'target-not-empty'; readonly tables: readonly string[] }
  | { readonly kind: 'differs'; readonly tables: readonly string[] }

export interface MoveReport {
  readonly tables: readonly TableDigest[]
  /** Whose chain does not hold, there as here. */
  readonly brokenTraces: readonly string[]
  /** It lay there already, from a run that was cut off after all was done but the record. */
  readonly wasThere: boolean
}

export interface MoveWish {
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly nowMs: number
  /** Beside a running centre, from one instant of it: only to see how it goes. Nothing is left behind. */
  readonly isTrial: boolean
}

class Differs extends Error {
  readonly tables: readonly string[]
  constructor(tables: readonly string[]) {
    super('what was carried over is not what was read')
    this.tables = tables
  }
}

const differing = async (source: EmbeddedSource, target: PostgresTarget): Promise<[TableDigest[], string[]]> => {
  const digests = source.tables.map((table) => source.digest(table))
  const other: string[] = []
  for (const [index, table] of source.tables.entries()) {
    const there = await target.digest(table)
    if (there.rows !== digests[index]?.rows || there.digest !== digests[index]?.digest) other.push(table.name)
  }
  return [digests, other]
}

const carry = async (source: EmbeddedSource, target: PostgresTarget) =>
  target.atOnce(source.tables, async () => {
    for (const table of source.tables) await target.insert(table, source.rows(table))
    const [digests, other] = await differing(source, target)
    if (other.length > 0) throw new Differs(other)
    return digests
  })

const into = async (
  source: EmbeddedSource,
  target: PostgresTarget,
): Promise<Result<Omit<MoveReport, 'brokenTraces'>, MoveFailure>> => {
  const occupied = await target.occupied(source.tables)
  if (occupied.some((name) => source.tables.every((table) => table.name !== name)))
    return err({ kind: 'target-not-empty', tables: occupied })
  await target.prepare()
  if (occupied.length > 0) {
    const [tables, other] = await target.atOnce(source.tables, () => differing(source, target))
    return other.length > 0 ? err({ kind: 'target-not-empty', tables: occupied }) : ok({ tables, wasThere: true })
  }
  try {
    return ok({ tables: await carry(source, target), wasThere: false })
  } catch (error) {
    if (error instanceof Differs) return err({ kind: 'differs', tables: error.tables })
    throw error
  }
}

export const move = async (wish: MoveWish): Promise<Result<MoveReport, MoveFailure>> => {
  const { databaseUrl, dataFolder, isTrial, nowMs } = wish
  if (isNewSqlite(dataFolder)) return err({ kind: 'no-centre' })
  if (existsSync(join(dataFolder, MOVED_FILE))) return err({ kind: 'already-moved' })
  const ring = readKeyRing(join(dataFolder, KEY_FILE))
  if (!ring.ok) return err({ kind: ring.error })
  const { vault } = ring.value
  if (!isTrial && !isAtRest(dataFolder)) return err({ kind: 'centre-runs' })
  const target = await openPostgresTarget(databaseUrl)
  if (target === undefined) return err({ kind: 'target-unreachable' })
  const copy = await mkdtemp(join(dataFolder, 'moving-'))
  try {
    await takeSnapshot(dataFolder, join(copy, CENTRE_DATABASE))
    // To this version's schema, in the copy: what is left behind stays as it was.
    await (await openSqliteStore(copy, vault)).close()
    const source = openEmbeddedSource(copy)
    try {
      const carried = await into(source, target)
      if (!carried.ok) return carried
      const store = await openPostgresStore(databaseUrl, vault)
      const broken = await brokenTraces(store, source)
      await store.close()
      if (!isTrial) {
        const body: MovedBody = { format: 'lutong-move-1', movedAtMs: nowMs, tables: [...carried.value.tables] }
        const record = { ...body, seal: sealOf(vault, body) }
        await writeWhole(join(dataFolder, MOVED_FILE), Buffer.from(`${JSON.stringify(record, null, 2)}\n`))
      }
      return ok({ ...carried.value, brokenTraces: broken })
    } finally {
      source.close()
    }
  } finally {
    await target.close()
    await rm(copy, { recursive: true, force: true })
  }
}

/** Is this record whole, and of these keys? */
export const isRecordWhole = async (dataFolder: string): Promise<boolean> => {
  const ring = readKeyRing(join(dataFolder, KEY_FILE))
  if (!ring.ok) return false
  const { seal, ...body } = MovedBody.extend({ seal: z.string() }).parse(
    JSON.parse(await readFile(join(dataFolder, MOVED_FILE), 'utf8')),
  )
  return sealOf(ring.value.vault, body) === seal
}
