/** The lines between terminal and engine, one JSON object each (docs/dictation.md). */
import { MOST_DICTATED_CHARACTERS } from '@lutong/core/contracts/dictation.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { z } from 'zod'

/** To the engine. `turn` numbers the times somebody speaks. */
export type Order =
  | { readonly do: 'listen'; readonly turn: number; readonly language: Language; readonly microphone: string }
  | { readonly do: 'stop'; readonly turn: number }

const turn = z.int().positive()
const EngineLine = z.discriminatedUnion('say', [
  /** The microphone is open. */
  z.object({ say: z.literal('listening'), turn }),
  z.object({ say: z.literal('partial'), turn, text: z.string() }),
  z.object({ say: z.literal('final'), turn, text: z.string() }),
  /** The microphone is closed; always the last line of a turn. */
  z.object({ say: z.literal('closed'), turn }),
  z.object({ say: z.literal('failed'), turn, reason: z.enum(['microphone-absent', 'engine-failed']) }),
])
type EngineLine = z.infer<typeof EngineLine>

/** Longer than any honest line: an engine gone mad fills no memory. */
const MOST_LINE_BYTES = 16 * 1024

const cut = (text: string): string => text.slice(0, MOST_DICTATED_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')

const lineOf = (text: string): EngineLine | 'nonsense' => {
  try {
    const parsed = EngineLine.safeParse(JSON.parse(text))
    if (!parsed.success) return 'nonsense'
    return 'text' in parsed.data ? { ...parsed.data, text: cut(parsed.data.text.trim()) } : parsed.data
  } catch {
    return 'nonsense'
  }
}

/** Bytes in, however they are cut; lines out. What is no line of the protocol comes out as nonsense. */
export const createLineReader = () => {
  const decoder = new TextDecoder()
  let rest = ''
  return (bytes: Uint8Array): readonly (EngineLine | 'nonsense')[] => {
    rest += decoder.decode(bytes, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    const read = lines.filter((line) => line.trim() !== '').map(lineOf)
    if (rest.length <= MOST_LINE_BYTES) return read
    rest = ''
    return [...read, 'nonsense']
  }
}

export const orderLine = (order: Order): string => `${JSON.stringify(order)}\n`
