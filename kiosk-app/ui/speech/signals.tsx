/** What is heard beside what is seen: the warning before a visit is cleared, and the alarm for a card left behind. */
import { useEffect } from 'preact/hooks'

/** Two soft tones every four seconds; three bright ones every second and a half. None of it is said by sound alone. */
const CALM = { everyMs: 4_000, tones: [660, 520] } as const
const URGENT = { everyMs: 1_500, tones: [880, 1_100, 880] } as const
const TONE_S = 0.18
const LOUDNESS = 0.25

const ring = (audio: AudioContext, tones: readonly number[]) => {
  tones.forEach((hertz, index) => {
    const tone = audio.createOscillator()
    const gain = audio.createGain()
    const at = audio.currentTime + index * (TONE_S + 0.04)
    tone.frequency.value = hertz
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02)
    gain.gain.linearRampToValueAtTime(0, at + TONE_S)
    tone.connect(gain).connect(audio.destination)
    tone.start(at)
    tone.stop(at + TONE_S)
  })
  document.documentElement.dataset['rang'] = String(Number(document.documentElement.dataset['rang'] ?? 0) + 1)
}

export const Signals = ({ urgent }: { readonly urgent: boolean }) => {
  useEffect(() => {
    const { everyMs, tones } = urgent ? URGENT : CALM
    const audio = new AudioContext()
    ring(audio, tones)
    const timer = setInterval(() => ring(audio, tones), everyMs)
    return () => {
      clearInterval(timer)
      void audio.close()
    }
  }, [urgent])
  return null
}
