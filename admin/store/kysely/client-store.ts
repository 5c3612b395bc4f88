import { timingSafeEqual } from 'node:crypto'
import { CLIENT_ACTS, CLIENT_CHANNELS } from '@lutong/core/contracts/clients.ts'
import { TerminalId } from '@lutong/core/ids.ts'
import type { Kysely, Selectable } from 'kysely'
import type { Client, ClientStore } from '../client-store.ts'
import type { Vault } from '../vault.ts'
import { SUMMARY_COLUMNS, toSummary } from './rows.ts'
import type { CentreTables } from './tables.ts'

/** A secret of 256 bits needs no slow hash: it cannot be tried out. Keyed, so that a stolen row proves nothing. */
const SECRET = 'client-secret'
const SEEN_EVERY_MS = 60_000

const listOf = (text: string): string[] => (text === '' ? [] : text.split(','))

const toClient = (row: Selectable<CentreTables['api_clients']>): Client => {
  const channels = listOf(row.channels)
  const acts = listOf(row.acts)
  return {
    id: TerminalId.parse(row.id),
    name: row.name,
    regions: row.regions.split(','),
    channels: CLIENT_CHANNELS.filter((one) => channels.includes(one)),
    acts: CLIENT_ACTS.filter((one) => acts.includes(one)),
    requestsPerMinute: row.requests_per_minute,
    createdBy: row.created_by,
    createdAtMs: row.created_at,
    lastSeenAtMs: row.last_seen_at,
    revokedAtMs: row.revoked_at,
  }
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

export const createClientStore = (db: Kysely<CentreTables>, vault: Vault): ClientStore => {
  const indexOf = (id: string, secret: string) => vault.index(SECRET, `${id}\0${secret}`)
  const rowOf = (id: string) => db.selectFrom('api_clients').selectAll().where('id', '=', id).executeTakeFirst()
  return {
    addClient: async (client, secret) => {
      await db
        .insertInto('api_clients')
        .values({
          id: client.id,
          name: client.name,
          regions: client.regions.join(','),
          channels: client.channels.join(','),
          acts: client.acts.join(','),
          requests_per_minute: client.requestsPerMinute,
          secret_index: indexOf(client.id, secret),
          created_by: client.createdBy,
          created_at: client.createdAtMs,
        })
        .execute()
    },

    clientOfSecret: async (id, secret, atMs) => {
      const row = await rowOf(id)
      if (row === undefined) return undefined
      const index = indexOf(id, secret)
      const isNow = isSame(row.secret_index, index)
      const isBefore =
        row.old_secret_index !== null &&
        row.old_secret_ends_at !== null &&
        row.old_secret_ends_at > atMs &&
        isSame(row.old_secret_index, index)
      return isNow || isBefore ? toClient(row) : undefined
    },

    findClient: async (id) => {
      const row = await rowOf(id)
      return row && toClient(row)
    },

    listClients: async (scope) => {
      const rows = await db.selectFrom('api_clients').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(toClient).filter(({ regions }) => regions.every((region) => region.startsWith(scope)))
    },

    markClientSeen: async (id, atMs) => {
      await db
        .updateTable('api_clients')
        .set({ last_seen_at: atMs })
        .where('id', '=', id)
        .where(({ eb, or }) => or([eb('last_seen_at', 'is', null), eb('last_seen_at', '<', atMs - SEEN_EVERY_MS)]))
        .execute()
    },

    renewClientSecret: async (id, secret, oldEndsAtMs) => {
      await db
        .updateTable('api_clients')
        .set((eb) => ({
          old_secret_index: eb.ref('secret_index'),
          old_secret_ends_at: oldEndsAtMs,
          secret_index: indexOf(id, secret),
        }))
        .where('id', '=', id)
        .execute()
    },

    revokeClient: async (id, atMs) => {
      await db
        .updateTable('api_clients')
        .set({ revoked_at: atMs })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute()
    },

    casesOfClient: async (id, limit, after) => {
      let page = db.selectFrom('cases').select(SUMMARY_COLUMNS).where('terminal_id', '=', id)
      if (after !== undefined)
        page = page.where(({ and, eb, or }) =>
          or([
            eb('received_at', '<', after.receivedAtMs),
            and([eb('received_at', '=', after.receivedAtMs), eb('case_number', '<', after.caseNumber)]),
          ]),
        )
      const rows = await page.orderBy('received_at', 'desc').orderBy('case_number', 'desc').limit(limit).execute()
      return rows.map((row) => toSummary(row, vault))
    },
  }
}
