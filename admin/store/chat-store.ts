/** Written words of calls, sealed, for as long as the call and the writing of its record last. */
import type { ChatLine, ChatRetention, KeptChatLine } from '@lutong/core/consultation/chat.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Consultation } from './consultation-store.ts'

interface ChatPlace {
  readonly from: string
  /** Everyone who was in the call then: nobody reads afterwards what they were not there for. */
  readonly readers: readonly string[]
}

interface NewChatLine {
  readonly consultationId: ConsultationId
  readonly line: ChatLine
  readonly atMs: number
  /** Asked inside the transaction, with the consultation as it is there; `undefined`: may not write in it. */
  placeIn(now: Consultation): ChatPlace | undefined
}

export interface ChatStore {
  /** The same id again changes nothing. Goes with the step that ends the call without a record, or signs it. */
  keepChatLine(line: NewChatLine): Promise<'kept' | 'refused'>
  chatLength(id: ConsultationId): Promise<number>
  /** In the order in which they came. */
  chatOf(id: ConsultationId): Promise<readonly (KeptChatLine & ChatPlace)[]>
  chatRetention(): Promise<ChatRetention>
  setChatRetention(rule: ChatRetention, by: string, atMs: number): Promise<void>
  /** Erases what has been kept as long as the rule says; `nextMs`: when the next is due, as things stand. */
  dropStaleChat(atMs: number): Promise<{ readonly erased: readonly string[]; readonly nextMs: number | undefined }>
}
