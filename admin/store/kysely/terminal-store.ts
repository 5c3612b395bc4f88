import { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { type Kysely, type Selectable, sql } from 'kysely'
import { createReadTogether } from '../read-together.ts'
import type { RecordedHeartbeat, Terminal, TerminalStore } from '../terminal-store.ts'
import type { Vault } from '../vault.ts'
import { INDEXED } from './rows.ts'
import type { CentreTables } from './tables.ts'

/** What an older version of this software let in and this one does not know is told anew within half a minute. */
const toHeartbeat = (text: string | null): Heartbeat | null => {
  const read = text === null ? undefined : Heartbeat.safeParse(JSON.parse(text))
  return read?.success === true ? read.data : null
}

const toTerminal = (row: Selectable<CentreTables['terminals']>): Terminal => ({
  id: TerminalId.parse(row.id),
  terminalName: row.name,
  centreName: row.centre_name,
  phone: row.phone,
  regionCode: RegionCode.parse(row.region_code),
  placeCode: row.place_code,
  publicKey: row.public_key,
  enrolledAtMs: row.enrolled_at,
  lastSeenAtMs: row.last_seen_at,
  lastHeartbeat: toHeartbeat(row.last_heartbeat),
  revoked: row.revoked === 1,
})

/** One statement, however many; the casts, for a parameter among `values` is text to PostgreSQL. */
const updateOf = (batch: readonly RecordedHeartbeat[]) => {
  const rows = batch.map(({ atMs, heartbeat, id }) => sql`(${id}, ${atMs}, ${JSON.stringify(heartbeat)})`)
  return sql`
    with beat (id, at, body) as (values ${sql.join(rows)})
    update terminals set last_seen_at = cast(beat.at as bigint), last_heartbeat = beat.body
    from beat
    where terminals.id = beat.id and revoked = 0
      and (last_seen_at is null or last_seen_at <= cast(beat.at as bigint))`
}

const letInNoLonger = async (db: Kysely<CentreTables>, ids: readonly TerminalId[]): Promise<readonly TerminalId[]> => {
  const rows = await db.selectFrom('terminals').select('id').where('id', 'in', ids).where('revoked', '=', 1).execute()
  return rows.map((row) => TerminalId.parse(row.id))
}

export const createTerminalStore = (db: Kysely<CentreTables>, vault: Vault): TerminalStore => ({
  addEnrolmentCode: async (code, terminal, expiresAtMs) => {
    await db
      .insertInto('enrolment_codes')
      .values({
        code_index: vault.index(INDEXED.enrolment, code),
        name: terminal.terminalName,
        centre_name: terminal.centreName,
        phone: terminal.phone,
        region_code: terminal.regionCode,
        place_code: terminal.placeCode ?? terminal.regionCode,
        expires_at: expiresAtMs,
      })
      .execute()
  },

  enrol: (code, id, publicKey, atMs) =>
    db.transaction().execute(async (tx) => {
      const index = vault.index(INDEXED.enrolment, code)
      const known = await tx.selectFrom('terminals').selectAll().where('id', '=', id).executeTakeFirst()
      if (known !== undefined) return undefined
      const offer = await tx
        .deleteFrom('enrolment_codes')
        .where('code_index', '=', index)
        .returningAll()
        .executeTakeFirst()
      if (offer === undefined || offer.expires_at <= atMs) return undefined
      const row = await tx
        .insertInto('terminals')
        .values({
          id,
          name: offer.name,
          centre_name: offer.centre_name,
          phone: offer.phone,
          region_code: offer.region_code,
          place_code: offer.place_code,
          public_key: publicKey,
          enrolled_at: atMs,
          last_seen_at: null,
          last_heartbeat: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return toTerminal(row)
    }),

  // Asked at every request.
  findTerminal: createReadTogether<TerminalId, Terminal>(async (ids) => {
    const rows = await db.selectFrom('terminals').selectAll().where('id', 'in', ids).execute()
    return new Map(rows.map(toTerminal).map((terminal) => [terminal.id, terminal]))
  }),

  listTerminals: async (scope) => {
    const rows = await db
      .selectFrom('terminals')
      .selectAll()
      .where('place_code', 'like', `${scope}%`)
      .orderBy('name')
      .execute()
    return rows.map(toTerminal)
  },

  listCentres: async (scope) => {
    const rows = await db
      .selectFrom('terminals')
      .select(['region_code', 'centre_name'])
      .distinct()
      .where('place_code', 'like', `${scope}%`)
      .orderBy('region_code')
      .orderBy('centre_name')
      .execute()
    return rows.map((row) => ({ regionCode: row.region_code, name: row.centre_name }))
  },

  recordHeartbeats: async (batch) => {
    if (batch.length === 0) return []
    const { numAffectedRows } = await updateOf(batch).execute(db)
    if (numAffectedRows === BigInt(batch.length)) return []
    return letInNoLonger(
      db,
      batch.map(({ id }) => id),
    )
  },

  placeTerminal: async (id, placeCode) => {
    await db.updateTable('terminals').set({ place_code: placeCode }).where('id', '=', id).execute()
  },

  revokeTerminal: async (id) => {
    const { numUpdatedRows } = await db
      .updateTable('terminals')
      .set({ revoked: 1 })
      .where('id', '=', id)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
})
