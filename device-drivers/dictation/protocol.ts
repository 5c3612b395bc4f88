/** The lines between terminal and engine, one JSON object each (docs/dictation.md). */
import { MOST_DICTATED_CHARACTERS } from '@lutong/core/contracts/dictation.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { z } from 'zod'
import { createJsonLines, cutText } from '../transport/json-lines.ts'

/** To the engine. `turn` numbers the times somebody speaks. */
export type Order =
  | { readonly do: 'listen'; readonly turn: number; readonly language: Language; readonly microphone: string }
  | { readonly do: 'stop'; readonly turn: number }

const turn = z.int().positive()
const text = z.string().transform((heard) => cutText(heard, MOST_DICTATED_CHARACTERS))
const EngineLine = z.discriminatedUnion('say', [
  /** The microphone is open. */
  z.object({ say: z.literal('listening'), turn }),
  z.object({ say: z.literal('partial'), turn, text }),
  z.object({ say: z.literal('final'), turn, text }),
  /** The microphone is closed; always the last line of a turn. */
  z.object({ say: z.literal('closed'), turn }),
  z.object({ say: z.literal('failed'), turn, reason: z.enum(['microphone-absent', 'engine-failed']) }),
])

export const createLineReader = () => createJsonLines(EngineLine)

export const orderLine = (order: Order): string => `${JSON.stringify(order)}\n`
