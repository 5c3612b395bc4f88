import { ReadGround, ReadKind } from '@lutong/core/cases/person-reads.ts'
import { randomUUIDv7 } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { ReadStore } from '../read-store.ts'
import type { Vault } from '../vault.ts'
import { utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

export const readWordsPlace = (id: string) => `person-reads.words:${id}`

export const createReadStore = (db: Kysely<CentreTables>, vault: Vault): ReadStore => ({
  recordRead: async ({ account, atMs, ground, kind, subjects, words }, sameSinceMs) => {
    const named = subjects.length === 0 ? [''] : subjects
    if (sameSinceMs !== undefined) {
      const same = await db
        .selectFrom('person_reads')
        .select('id')
        .where('subject', 'in', named)
        .where('account_id', '=', account.id)
        .where('kind', '=', kind)
        .where('ground', '=', ground)
        .where('at', '>', sameSinceMs)
        .executeTakeFirst()
      if (same !== undefined) return
    }
    const rows = named.map((subject) => {
      const id = randomUUIDv7()
      return {
        ...{ id, at: atMs, kind, subject, ground, scope: account.scope },
        account_id: account.id,
        account_name: account.name,
        words_sealed: words === null ? null : vault.seal(readWordsPlace(id), utf8.bytes(words)),
      }
    })
    await db.insertInto('person_reads').values(rows).execute()
  },

  groundGiven: async (accountId, subject, sinceMs) => {
    const row = await db
      .selectFrom('person_reads')
      .select('ground')
      .where('subject', '=', subject)
      .where('account_id', '=', accountId)
      .where('kind', '=', 'case')
      .where('ground', '<>', 'handling')
      .where('at', '>', sinceMs)
      .orderBy('at', 'desc')
      .executeTakeFirst()
    return row && ReadGround.parse(row.ground)
  },

  listReads: async ({ accountId, kind, scope, subject }, limit, after) => {
    let asked = db.selectFrom('person_reads').selectAll().orderBy('id', 'desc').limit(limit)
    if (scope !== '') asked = asked.where('scope', 'like', `${scope}%`)
    if (subject !== undefined) asked = asked.where('subject', '=', subject)
    if (accountId !== undefined) asked = asked.where('account_id', '=', accountId)
    if (kind !== undefined) asked = asked.where('kind', '=', kind)
    if (after !== undefined) asked = asked.where('id', '<', after)
    return (await asked.execute()).map((row) => ({
      id: row.id,
      atMs: row.at,
      accountId: row.account_id,
      accountName: row.account_name,
      kind: ReadKind.parse(row.kind),
      subject: row.subject === '' ? null : row.subject,
      ground: ReadGround.parse(row.ground),
      words: row.words_sealed === null ? null : utf8.text(vault.open(readWordsPlace(row.id), row.words_sealed)),
    }))
  },
})
