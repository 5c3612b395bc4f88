/** Written words of calls over any engine: each line once, sealed, gone with the step that ends what they are for. */
import { KeptChatLine, MOST_CHAT_LINES } from '@lutong/core/consultation/chat.ts'
import { type ConsultationState, isInCall } from '@lutong/core/consultation/consultation.ts'
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { ChatStore } from '../chat-store.ts'
import type { Vault } from '../vault.ts'
import { createChatRetention } from './chat-retention.ts'
import { toConsultation } from './consultation-rows.ts'
import type { Engine } from './engine.ts'
import { utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'

const Sealed = KeptChatLine.pick({ from: true, text: true }).extend({ readers: z.array(z.string()) })
export const chatPlace = (consultationId: string, lineId: string) => `consultation-chat:${consultationId}:${lineId}`

/** While the record is being written the lawyer may still need to read what was said. */
const lasts = (state: ConsultationState): boolean => isInCall(state) || state === 'summarising'

/** The record is signed, or there will be none with this lawyer: nothing needs the words any more (个人信息保护法 47). */
export const dropChat = async (
  tx: Transaction<CentreTables>,
  id: string,
  before: ConsultationState | undefined,
  after: ConsultationState,
): Promise<void> => {
  if (before !== undefined && lasts(before) && !lasts(after))
    await tx.deleteFrom('consultation_chat').where('consultation_id', '=', id).execute()
}

export const createChatStore = (db: Kysely<CentreTables>, vault: Vault, engine: Engine): ChatStore => ({
  ...createChatRetention(db, vault, engine),

  keepChatLine: ({ consultationId, line, atMs, placeIn }) =>
    engine.transaction(db, async (tx) => {
      const row = await engine
        .locked(tx.selectFrom('consultations').selectAll().where('id', '=', consultationId))
        .executeTakeFirst()
      const now = row && toConsultation(row, vault)
      const place = now !== undefined && lasts(now.state) ? placeIn(now) : undefined
      if (place === undefined) return 'refused'
      const known = await tx
        .selectFrom('consultation_chat')
        .select('seq')
        .where('consultation_id', '=', consultationId)
        .where('line_id', '=', line.id)
        .executeTakeFirst()
      if (known !== undefined) return 'kept'
      const last = await tx
        .selectFrom('consultation_chat')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('consultation_id', '=', consultationId)
        .executeTakeFirst()
      const seq = (last?.seq ?? 0) + 1
      if (seq > MOST_CHAT_LINES) return 'refused'
      const words = { from: place.from, text: line.text, readers: place.readers }
      const sealed = vault.seal(chatPlace(consultationId, line.id), utf8.bytes(JSON.stringify(words)))
      await tx
        .insertInto('consultation_chat')
        .values({ consultation_id: consultationId, seq, line_id: line.id, at: atMs, sealed })
        .execute()
      return 'kept'
    }),

  chatLength: async (id) => {
    const { lines } = await db
      .selectFrom('consultation_chat')
      .select(({ fn }) => fn.countAll<number>().as('lines'))
      .where('consultation_id', '=', id)
      .executeTakeFirstOrThrow()
    return lines
  },

  chatOf: async (id) => {
    const rows = await db
      .selectFrom('consultation_chat')
      .selectAll()
      .where('consultation_id', '=', id)
      .orderBy('seq')
      .execute()
    return rows.map(({ line_id, sealed, seq }) => ({
      ...Sealed.parse(JSON.parse(utf8.text(vault.open(chatPlace(id, line_id), sealed)))),
      id: line_id,
      seq,
    }))
  },
})
