/** WAV (RIFF) written to a pipe: its writer could not go back to say how long it became. */
const HEADER_BYTES = 44

/** The same sound with its lengths set right; `undefined` where it is no PCM WAV with the usual 44-byte header. */
export const withWavLengths = (bytes: Uint8Array): Uint8Array | undefined => {
  if (bytes.length <= HEADER_BYTES) return undefined
  const wav = Uint8Array.from(bytes)
  const view = new DataView(wav.buffer)
  const tagAt = (at: number) => String.fromCodePoint(...wav.subarray(at, at + 4))
  if (tagAt(0) !== 'RIFF' || tagAt(8) !== 'WAVE' || tagAt(36) !== 'data') return undefined
  view.setUint32(4, wav.length - 8, true)
  view.setUint32(40, wav.length - HEADER_BYTES, true)
  return wav
}
