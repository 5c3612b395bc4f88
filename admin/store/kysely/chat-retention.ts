/** Written words of calls whose record nobody signs: kept as long as the rule says, then erased, with the end in the trace. */
import { CHAT_RETENTION } from '@lutong/core/consultation/chat.ts'
import type { Kysely } from 'kysely'
import type { ChatStore } from '../chat-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import type { CentreTables } from './tables.ts'
import { appendTrace } from './trace-append.ts'

const DAY_MS = 24 * 3_600_000
const RULE_ROW = 1

export const createChatRetention = (
  db: Kysely<CentreTables>,
  vault: Vault,
  engine: Engine,
): Pick<ChatStore, 'chatRetention' | 'dropStaleChat' | 'setChatRetention'> => {
  const chatRetention: ChatStore['chatRetention'] = async () => {
    const row = await db.selectFrom('chat_retention').select('kept_days').where('id', '=', RULE_ROW).executeTakeFirst()
    return row === undefined ? CHAT_RETENTION : { keptDays: row.kept_days }
  }
  /** By the last line of each call: whoever still writes is still there. */
  const lastLines = () =>
    db
      .selectFrom('consultation_chat')
      .select(({ fn }) => ['consultation_id as id', fn.max('at').as('lastMs')])
      .groupBy('consultation_id')
      .execute()

  return {
    chatRetention,

    setChatRetention: async ({ keptDays }, by, atMs) => {
      const values = { kept_days: keptDays, set_by: by, set_at: atMs }
      await db
        .insertInto('chat_retention')
        .values({ id: RULE_ROW, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute()
    },

    dropStaleChat: async (atMs) => {
      const keptMs = (await chatRetention()).keptDays * DAY_MS
      const ends = (await lastLines()).map(({ id, lastMs }) => ({ id, endMs: lastMs + keptMs }))
      const erased: string[] = []
      for (const { id, endMs } of ends) {
        if (endMs > atMs) continue
        const gone = await engine.transaction(db, async (tx) => {
          await engine.locked(tx.selectFrom('consultations').select('id').where('id', '=', id)).executeTakeFirst()
          const last = await tx
            .selectFrom('consultation_chat')
            .select(({ fn }) => [fn.max('at').as('ms'), fn.countAll<number>().as('lines')])
            .where('consultation_id', '=', id)
            .executeTakeFirst()
          // Written meanwhile, or gone with the signature.
          if (!last?.ms || last.ms + keptMs > atMs) return false
          await tx.deleteFrom('consultation_chat').where('consultation_id', '=', id).execute()
          const entry = { kind: 'chat-erased', actor: 'centre', body: { lines: last.lines } }
          await appendTrace(tx, vault, id, [entry], atMs, null)
          return true
        })
        if (gone) erased.push(id)
      }
      const left = ends.filter(({ endMs }) => endMs > atMs).map(({ endMs }) => endMs)
      return { erased, nextMs: left.length === 0 ? undefined : Math.min(...left) }
    },
  }
}
