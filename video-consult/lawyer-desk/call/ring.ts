/** Rings while somebody waits for an answer: two soft tones every three seconds. */
import { useEffect } from 'preact/hooks'

const EVERY_MS = 3_000
const TONES = [
  { hertz: 660, atS: 0 },
  { hertz: 880, atS: 0.22 },
] as const

const ringOnce = (context: AudioContext) => {
  for (const { hertz, atS } of TONES) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const begin = context.currentTime + atS
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.001, begin)
    volume.gain.exponentialRampToValueAtTime(0.2, begin + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.2)
    tone.connect(volume).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + 0.22)
  }
}

export const useRing = (offerId: string | undefined): void => {
  useEffect(() => {
    if (offerId === undefined) return
    const context = new AudioContext()
    // Held back where nobody has touched the page yet: the card and the title say it as well.
    context.resume().catch(() => {})
    ringOnce(context)
    const timer = setInterval(() => ringOnce(context), EVERY_MS)
    return () => {
      clearInterval(timer)
      context.close().catch(() => {})
    }
  }, [offerId])
}
