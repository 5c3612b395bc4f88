/** A track's sound, piece by piece, as an engine of speech takes it: 16-bit samples, one channel, 16 kHz. */
import { CAPTION_RATE_HZ } from '@lutong/core/contracts/captions.ts'
// oxlint-disable-next-line import/default -- the builder makes the address its default export
import workletUrl from './caption-worklet.ts?worker&url'

/** Two seconds: what a host that is busy has not taken by then is skipped. */
const MOST_WAITING = 10

type Piece = Int16Array<ArrayBuffer>

interface ListenParts {
  readonly track: MediaStreamTrack
  /** Resolves when it has been taken; the next goes then and no sooner, so that they stay in their order. */
  hand(piece: Piece): Promise<unknown>
  /** This browser gives no sound out. */
  onFailed(): void
}

const isPiece = (data: unknown): data is Piece => data instanceof Int16Array

/** Returns the way to stop. */
export const listenIn = ({ hand, onFailed, track }: ListenParts): (() => void) => {
  let stopped = false
  let handing = false
  const waiting: Piece[] = []
  // The browser itself brings the track to this rate.
  const context = new AudioContext({ sampleRate: CAPTION_RATE_HZ })
  const handAll = async () => {
    if (handing) return
    handing = true
    for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) await hand(piece)
    handing = false
  }
  const begin = async () => {
    await context.audioWorklet.addModule(workletUrl)
    if (stopped) return
    const tap = new AudioWorkletNode(context, 'caption-tap', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
    })
    tap.port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (stopped || !isPiece(data)) return
      waiting.push(data)
      if (waiting.length > MOST_WAITING) waiting.shift()
      void handAll()
    })
    tap.port.start()
    context.createMediaStreamSource(new MediaStream([track])).connect(tap)
    await context.resume()
  }
  begin().catch(() => {
    if (!stopped) onFailed()
  })
  return () => {
    stopped = true
    waiting.length = 0
    void context.close()
  }
}
