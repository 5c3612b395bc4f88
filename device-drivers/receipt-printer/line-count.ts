/** How many lines a slip has, from its own bytes: the head's wear is counted by them. Parameters are never lines. */

const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d
const DLE = 0x10
const LF = 0x0a

/** Parameter bytes after ESC c and FS c, where they are other than one. */
const ESC_PARAMETERS: ReadonlyMap<string, number> = new Map([
  ['@', 0],
  ['2', 0],
  ['$', 2],
  ['\\', 2],
])
const FS_PARAMETERS: ReadonlyMap<string, number> = new Map([
  ['&', 0],
  ['.', 0],
  ['S', 2],
])
const GS_PARAMETERS: ReadonlyMap<string, number> = new Map([
  ['L', 2],
  ['W', 2],
  ['$', 2],
  ['P', 2],
])
const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)

/** Bytes of the command that begins with GS at `at`. */
const gsLength = (bytes: Uint8Array, at: number, letter: string): number => {
  if (letter === '(') return 5 + u16(bytes, at + 3)
  if (letter === 'v') return 8 + u16(bytes, at + 4) * u16(bytes, at + 6)
  // GS V m, and for m = 65, 66 one more: the feed before the cut.
  if (letter === 'V') return (bytes[at + 2] ?? 0) >= 65 ? 4 : 3
  return 2 + (GS_PARAMETERS.get(letter) ?? 1)
}

/** A picture (GS v 0) counts as one line. */
export const countLines = (bytes: Uint8Array): number => {
  let lines = 0
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]
    const letter = String.fromCharCode(bytes[at + 1] ?? 0)
    if (byte === ESC) at += 2 + (ESC_PARAMETERS.get(letter) ?? 1)
    else if (byte === FS) at += 2 + (FS_PARAMETERS.get(letter) ?? 1)
    else if (byte === DLE) at += 3
    else if (byte === GS) {
      if (letter === 'v') lines += 1
      at += gsLength(bytes, at, letter)
    } else {
      if (byte === LF) lines += 1
      at += 1
    }
  }
  return lines
}
