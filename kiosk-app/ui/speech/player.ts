/** Speaks one stretch after another; a new one ends the one before. Sound lies in memory for as long as it sounds, nowhere else. */
import type { Language } from '@lutong/core/messages/text.ts'
import { MAX_SPOKEN_CHARACTERS, type SpeakRequest } from '@lutong/core/contracts/host-display.ts'
import type { Utterance } from './read-screen.ts'

export interface Player {
  say(utterances: readonly Utterance[], language: Language): void
  repeat(): void
  /** Stops where it is, or goes on; true while it stands still. */
  pause(): boolean
  setVolume(step: number): void
  stop(): void
  close(): void
}

const MIDDLE_STEP = 3
/** A step is 4.5 dB: five of them from soft to loud. */
const gainOf = (step: number): number => 10 ** ((4.5 * (step - MIDDLE_STEP)) / 20)

/** Long texts are cut at the end of a sentence where that is possible. */
export const inPieces = (text: string): readonly string[] => {
  const pieces: string[] = []
  let rest = text
  while (rest.length > MAX_SPOKEN_CHARACTERS) {
    const head = rest.slice(0, MAX_SPOKEN_CHARACTERS)
    const end = Math.max(...['。', '；', '，', '. ', ', '].map((mark) => head.lastIndexOf(mark))) + 1
    const cut = end > 0 ? end : MAX_SPOKEN_CHARACTERS
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '')
}

export const createPlayer = (speak: (request: SpeakRequest) => Promise<ArrayBuffer | null>): Player => {
  const audio = new AudioContext()
  const gain = audio.createGain()
  gain.connect(audio.destination)
  let turn = 0
  let source: AudioBufferSourceNode | undefined
  let last: readonly SpeakRequest[] = []

  const sound = async (wav: ArrayBuffer, mine: number) => {
    const buffer = await audio.decodeAudioData(wav)
    if (mine !== turn) return
    await new Promise<void>((resolve) => {
      source = audio.createBufferSource()
      source.buffer = buffer
      source.connect(gain)
      source.addEventListener('ended', () => resolve(), { once: true })
      source.start()
    })
  }
  const stop = () => {
    turn += 1
    source?.stop()
    source?.disconnect()
    source = undefined
  }
  const run = async (requests: readonly SpeakRequest[]) => {
    stop()
    const mine = turn
    // Where sound is not let out yet, the words are still fetched; they sound as soon as it is.
    void audio.resume()
    for (const request of requests) {
      if (mine !== turn) return
      const wav = await speak(request)
      if (wav !== null && mine === turn) await sound(wav, mine)
    }
  }
  return {
    say: (utterances, language) => {
      last = utterances.flatMap((one) => inPieces(one.text).map((text) => ({ text, language, private: one.private })))
      void run(last)
    },
    repeat: () => void run(last),
    pause: () => {
      if (audio.state === 'running') void audio.suspend()
      else void audio.resume()
      return audio.state === 'running'
    },
    setVolume: (step) => {
      gain.gain.value = gainOf(step)
    },
    stop,
    close: () => {
      stop()
      last = []
      void audio.close()
    },
  }
}
