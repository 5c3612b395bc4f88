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

export const KeptChat = z.array(KeptChatLine).max(MOST_CHAT_LINES)
