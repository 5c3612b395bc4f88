/**
 * SDT frames: `AA AA AA 96 69 | LenHi LenLo | body | CHK`. Len counts body and CHK; CHK is the XOR of everything after
 * the preamble but CHK itself. The parser is fed any pieces of the line and finds its way back after noise.
 */
const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69])
/** Longest frame of the protocol: base, photo and both fingerprints (2,321 bytes in all), with a little room. */
const MAX_LENGTH = 2_400
/** SW1 SW2 SW3 and the check byte. */
const MIN_LENGTH = 4
const LENGTH_BYTES = 2
const HEAD_BYTES = PREAMBLE.length + LENGTH_BYTES

const xor = (bytes: Uint8Array, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at += 1) sum ^= bytes[at] ?? 0
  return sum
}

/** A request ready to send: `command` is CMD, PARA and data. */
export const encodeRequest = (command: Uint8Array): Uint8Array => {
  const length = command.length + 1
  const counted = Uint8Array.of(length >> 8, length & 0xff, ...command)
  return Uint8Array.of(...PREAMBLE, ...counted, xor(counted, 0, counted.length))
}

export type FrameEvent =
  /** SW1 SW2 SW3 and data; the check byte was right. */
  | { readonly type: 'frame'; readonly body: Uint8Array }
  | { readonly type: 'bad-checksum' }
  | { readonly type: 'discarded'; readonly byteCount: number }

const NOTHING: readonly FrameEvent[] = []

/** Where at the end of `bytes` the beginning of a preamble may stand that the next piece completes. */
const partialPreambleAt = (bytes: Buffer, from: number): number => {
  for (let at = Math.max(from, bytes.length - PREAMBLE.length + 1); at < bytes.length; at += 1)
    if (bytes.compare(PREAMBLE, 0, bytes.length - at, at) === 0) return at
  return bytes.length
}

/** A streaming parser; what it keeps is never longer than one frame. `push` gives what the new bytes completed, in order. */
export const createFrameParser = () => {
  /** The beginning of a frame, from the start of the store. */
  const store = Buffer.alloc(HEAD_BYTES + MAX_LENGTH)
  let held = 0
  /** How many bytes there must be before anything new can be said. */
  let needed = 1

  const push = (chunk: Uint8Array): readonly FrameEvent[] => {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (held + piece.length < needed) {
      held += piece.copy(store, held)
      return NOTHING
    }
    const bytes = held === 0 ? piece : Buffer.concat([store.subarray(0, held), piece])
    store.fill(0, 0, held)
    const events: FrameEvent[] = []
    let at = 0
    let discarded = 0
    const skipTo = (next: number) => {
      discarded += next - at
      at = next
    }
    const tell = (event: FrameEvent) => {
      if (discarded > 0) events.push({ type: 'discarded', byteCount: discarded })
      discarded = 0
      events.push(event)
    }
    for (;;) {
      const start = bytes.indexOf(PREAMBLE, at)
      if (start === -1) {
        skipTo(partialPreambleAt(bytes, at))
        needed = bytes.length - at + 1
        break
      }
      skipTo(start)
      needed = HEAD_BYTES
      if (bytes.length < start + HEAD_BYTES) break
      const length = bytes.readUInt16BE(start + PREAMBLE.length)
      // A length no frame can have means the preamble was part of something else: look on behind its first byte.
      if (length < MIN_LENGTH || length > MAX_LENGTH) {
        skipTo(start + 1)
        continue
      }
      needed = HEAD_BYTES + length
      const end = start + needed
      if (bytes.length < end) break
      if (xor(bytes, start + PREAMBLE.length, end) === 0) {
        tell({ type: 'frame', body: Uint8Array.prototype.slice.call(bytes, start + HEAD_BYTES, end - 1) })
        at = end
      } else {
        // A true frame may begin inside this one (bytes were lost): drop only the first byte.
        tell({ type: 'bad-checksum' })
        skipTo(start + 1)
      }
    }
    if (discarded > 0) events.push({ type: 'discarded', byteCount: discarded })
    held = bytes.copy(store, 0, at)
    if (bytes !== piece) bytes.fill(0)
    return events
  }

  return {
    push,
    /** Forgets a half frame, after a timeout. */
    reset: () => {
      store.fill(0)
      held = 0
      needed = 1
    },
    bufferedBytes: () => held,
  }
}
