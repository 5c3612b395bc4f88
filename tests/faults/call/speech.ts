/** A voice without a pause for the microphones: silence is not sent, and what is not sent cannot be counted. */
const RATE_HZ = 48_000
const LENGTH_S = 12
const SYLLABLES_PER_S = 4

/** A WAV file, 16 bit, one channel. */
export const speechWav = (): Buffer => {
  const count = RATE_HZ * LENGTH_S
  const wav = Buffer.alloc(44 + count * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + count * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE_HZ, 24)
  wav.writeUInt32LE(RATE_HZ * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(count * 2, 40)
  let phase = 0
  for (let n = 0; n < count; n += 1) {
    const s = n / RATE_HZ
    const syllable = 0.35 + 0.65 * Math.sin(Math.PI * SYLLABLES_PER_S * s) ** 2
    phase += (2 * Math.PI * (130 + 40 * Math.sin(2 * Math.PI * 0.7 * s))) / RATE_HZ
    const brightness = 0.5 + 0.5 * Math.sin(2 * Math.PI * 1.3 * s)
    let voice = 0
    for (let harmonic = 1; harmonic <= 12; harmonic += 1)
      voice += Math.sin(harmonic * phase) / harmonic ** (1 + brightness)
    wav.writeInt16LE(Math.round(9_000 * syllable * (voice / 2)), 44 + n * 2)
  }
  return wav
}
