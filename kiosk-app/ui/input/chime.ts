/** Two short tones: upwards when a microphone has opened, downwards when it has closed. The screen says the same in words. */
const SECONDS = 0.14
const TONES = { opened: [660, 880], closed: [880, 660] } as const
const LOUDNESS = 0.2

export const chime = (which: keyof typeof TONES): void => {
  const audio = new AudioContext()
  const gain = audio.createGain()
  gain.gain.value = LOUDNESS
  gain.connect(audio.destination)
  const [first, second] = TONES[which]
  const tone = audio.createOscillator()
  tone.frequency.setValueAtTime(first, audio.currentTime)
  tone.frequency.setValueAtTime(second, audio.currentTime + SECONDS)
  tone.connect(gain)
  tone.addEventListener('ended', () => void audio.close(), { once: true })
  tone.start()
  tone.stop(audio.currentTime + 2 * SECONDS)
}
