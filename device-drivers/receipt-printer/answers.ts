/**
 * What a printer sends back, told apart by its fixed bits (ESC/POS reference, "Identification of transmission status"):
 * real-time status, automatic status (ASB), paper status, process id, and its name. Fed any pieces, never keeps more
 * than one answer.
 */
export type PrinterAnswer =
  /** One byte for DLE EOT n; which n must be known from the question. */
  | { readonly type: 'real-time'; readonly byte: number }
  | { readonly type: 'automatic'; readonly bytes: readonly [number, number, number, number] }
  /** GS r 1. */
  | { readonly type: 'paper'; readonly byte: number }
  | { readonly type: 'process'; readonly id: readonly number[] }
  | { readonly type: 'name'; readonly text: string }
  | { readonly type: 'unknown'; readonly byteCount: number }

const REAL_TIME = 0x12
const AUTOMATIC = 0x10
const FIXED_BITS = 0b1001_0011
/** Bits 4 and 7 are clear in the later bytes of ASB and in GS r. */
const CLEAR_BITS = 0b1001_0000
const PROCESS_HEAD = 0x37
const PROCESS_SECOND = 0x22
const PROCESS_BYTES = 7
const NAME_HEAD = 0x5f
const LONGEST_NAME = 80

/** An answer and its length, `'more'` where its end has not come, `undefined` where no answer begins here. */
const answerAt = (bytes: readonly number[]): readonly [PrinterAnswer, number] | 'more' | undefined => {
  const first = bytes[0] ?? 0
  if ((first & FIXED_BITS) === REAL_TIME) return [{ type: 'real-time', byte: first }, 1]
  if ((first & FIXED_BITS) === AUTOMATIC) {
    const rest = bytes.slice(1, 4)
    if (rest.some((byte) => (byte & CLEAR_BITS) !== 0)) return undefined
    const [second, third, fourth] = rest
    if (second === undefined || third === undefined || fourth === undefined) return 'more'
    return [{ type: 'automatic', bytes: [first, second, third, fourth] }, 4]
  }
  if (first === PROCESS_HEAD) {
    if (bytes.length < 2) return 'more'
    if (bytes[1] !== PROCESS_SECOND) return undefined
    if (bytes.length < PROCESS_BYTES) return 'more'
    return bytes[6] === 0 ? [{ type: 'process', id: bytes.slice(2, 6) }, PROCESS_BYTES] : undefined
  }
  if (first === NAME_HEAD) {
    const end = bytes.indexOf(0)
    if (end === -1) return bytes.length > LONGEST_NAME ? undefined : 'more'
    return [{ type: 'name', text: Buffer.from(bytes.slice(1, end)).toString('latin1') }, end + 1]
  }
  return (first & 0xf0) === 0 ? [{ type: 'paper', byte: first }, 1] : undefined
}

export const createAnswerParser = () => {
  let pending: number[] = []
  return {
    push: (bytes: Uint8Array): readonly PrinterAnswer[] => {
      pending.push(...bytes)
      const answers: PrinterAnswer[] = []
      while (pending.length > 0) {
        const found = answerAt(pending)
        if (found === 'more') break
        if (found === undefined) {
          pending = pending.slice(1)
          const last = answers.at(-1)
          if (last?.type === 'unknown') answers[answers.length - 1] = { type: 'unknown', byteCount: last.byteCount + 1 }
          else answers.push({ type: 'unknown', byteCount: 1 })
        } else {
          answers.push(found[0])
          pending = pending.slice(found[1])
        }
      }
      return answers
    },
    /** Forgets a half answer: what comes next answers another question. */
    reset: () => {
      pending = []
    },
    pendingBytes: () => pending.length,
  }
}
