/** The lines between terminal and engine, one JSON object each (docs/captions.md). */
import { MOST_CAPTION_CHARACTERS } from '@lutong/core/contracts/captions.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { z } from 'zod'
import { createJsonLines, cutText } from '../transport/json-lines.ts'

/** To the engine. `pcm` is base64. */
export type Order =
  | { readonly do: 'begin'; readonly language: Language; readonly rate: number }
  | { readonly do: 'hear'; readonly pcm: string }

const text = z.string().transform((said) => cutText(said, MOST_CAPTION_CHARACTERS))
const EngineLine = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready') }),
  /** So much of the sound has been worked through, in milliseconds since `begin`. */
  z.object({ say: z.literal('heard'), ms: z.number().nonnegative() }),
  z.object({ say: z.literal('partial'), text }),
  z.object({ say: z.literal('final'), text }),
  z.object({ say: z.literal('failed') }),
])
export type EngineLine = z.infer<typeof EngineLine>

export const createLineReader = () => createJsonLines(EngineLine)

export const orderLine = (order: Order): string => `${JSON.stringify(order)}\n`
