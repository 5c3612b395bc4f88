/** Written words of a call: made by a page, said to the others at once, and kept by the centre for pages that come back. */
import { z } from 'zod'

/** More than the fields of either page take. */
const MAX_CHAT_CHARS = 500
/** Of one call: hours of writing, and no more than a page can show. */
export const MOST_CHAT_LINES = 500

/** Named by the page that wrote it: the same line again is no other line, whichever way it comes. */
export const ChatLine = z.strictObject({ id: z.uuid(), text: z.string().min(1).max(MAX_CHAT_CHARS) })
export type ChatLine = z.infer<typeof ChatLine>

/** `from`: the party's name in the call. `seq` grows in the order in which the centre got them. */
export const KeptChatLine = ChatLine.extend({ seq: z.int(), from: z.string().max(40) })
export type KeptChatLine = z.infer<typeof KeptChatLine>

/**
 * Where a record is signed the words go with the signature. Where nobody signs one, they stay for so long after the
 * last of them: the lawyer may come back to the writing. This is the rule until an administrator sets another.
 */
export const ChatRetention = z.strictObject({ keptDays: z.int().min(1).max(90) })
export type ChatRetention = z.infer<typeof ChatRetention>
export const CHAT_RETENTION: ChatRetention = { keptDays: 7 }

export const KeptChat = z.array(KeptChatLine).max(MOST_CHAT_LINES)
