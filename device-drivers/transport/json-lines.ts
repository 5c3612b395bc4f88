/** The lines of an engine that is a process of its own: one JSON object each, checked. */
import type { z } from 'zod'

/** Longer than any honest line: an engine gone mad fills no memory. */
const MOST_LINE_BYTES = 16 * 1024

/** Bytes in, however they are cut; lines out. What is no line of the protocol comes out as nonsense. */
export const createJsonLines = <Line>(schema: z.ZodType<Line>) => {
  const decoder = new TextDecoder()
  let rest = ''
  const lineOf = (text: string): Line | 'nonsense' => {
    try {
      const parsed = schema.safeParse(JSON.parse(text))
      return parsed.success ? parsed.data : 'nonsense'
    } catch {
      return 'nonsense'
    }
  }
  return (bytes: Uint8Array): readonly (Line | 'nonsense')[] => {
    rest += decoder.decode(bytes, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    const read = lines.filter((line) => line.trim() !== '').map(lineOf)
    if (rest.length <= MOST_LINE_BYTES) return read
    rest = ''
    return [...read, 'nonsense']
  }
}

/** At most so many characters, and no half of one at the end. */
export const cutText = (text: string, most: number): string =>
  text
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
