/**
 * SDT frames: `AA AA AA 96 69 | LenHi LenLo | body | CHK`. Len counts body and CHK; CHK is the XOR of everything after
 * the preamble but CHK itself. The parser is fed any pieces of the line and finds its way back after noise.
 */
const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const
/** Longest frame of the protocol: base, photo and both fingerprints (2,321 bytes), with room. */
const MAX_LENGTH = 4_096
const LENGTH_BYTES = 2

const xor = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0)

/** A request ready to send: `command` is CMD, PARA and data. */
export const encodeRequest = (command: Uint8Array): Uint8Array => {
  const length = command.length + 1
  const counted = Uint8Array.of(length >> 8, length & 0xff, ...command)
  return Uint8Array.of(...PREAMBLE, ...counted, xor(counted))
}

export type FrameEvent =
  /** SW1 SW2 SW3 and data; the check byte was right. */
  | { readonly type: 'frame'; readonly body: Uint8Array }
  | { readonly type: 'bad-checksum' }
  | { readonly type: 'discarded'; readonly byteCount: number }

/** A streaming parser with a bounded buffer. `push` gives what the new bytes completed, in order. */
export const createFrameParser = () => {
  let buffer: Uint8Array = new Uint8Array(0)

  const findPreamble = (from: number): number => {
    for (let at = buffer.indexOf(PREAMBLE[0], from); at !== -1; at = buffer.indexOf(PREAMBLE[0], at + 1)) {
      const possible = PREAMBLE.every((byte, index) => at + index >= buffer.length || buffer[at + index] === byte)
      if (possible) return at
    }
    return buffer.length
  }

  const push = (chunk: Uint8Array): readonly FrameEvent[] => {
    const joined = new Uint8Array(buffer.length + chunk.length)
    joined.set(buffer)
    joined.set(chunk, buffer.length)
    buffer = joined
    const events: FrameEvent[] = []
    const discard = (byteCount: number) => {
      if (byteCount === 0) return
      const last = events.at(-1)
      if (last?.type === 'discarded')
        events[events.length - 1] = { type: 'discarded', byteCount: last.byteCount + byteCount }
      else events.push({ type: 'discarded', byteCount })
      buffer = buffer.subarray(byteCount)
    }
    for (;;) {
      discard(findPreamble(0))
      if (buffer.length < PREAMBLE.length + LENGTH_BYTES) break
      const length = ((buffer[5] ?? 0) << 8) | (buffer[6] ?? 0)
      // A length no frame can have means the preamble was part of something else: look on behind its first byte.
      if (length < 4 || length > MAX_LENGTH) {
        discard(1)
        continue
      }
      const end = PREAMBLE.length + LENGTH_BYTES + length
      if (buffer.length < end) break
      const counted = buffer.subarray(PREAMBLE.length, end - 1)
      if (xor(counted) === buffer[end - 1]) {
        events.push({ type: 'frame', body: counted.slice(LENGTH_BYTES) })
        buffer = buffer.subarray(end)
      } else {
        // A true frame may begin inside this one (bytes were lost): drop only the first byte.
        events.push({ type: 'bad-checksum' })
        discard(1)
      }
    }
    buffer = buffer.slice()
    return events
  }

  return {
    push,
    /** Forgets a half frame, after a timeout. */
    reset: () => {
      buffer.fill(0)
      buffer = new Uint8Array(0)
    },
    bufferedBytes: () => buffer.length,
  }
}
