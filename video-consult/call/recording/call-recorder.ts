/**
 * Records what goes out from this page: one's own voice and the picture that is shown, as the camera gives it and not as a
 * bad line brings it to the other side. Both sides together are the conversation; each is whole without the other, and
 * nobody is recorded by a page whose citizen or lawyer was not asked. The browser's own recorder writes WebM, which plays
 * up to wherever it was cut off.
 */
import type { RecordingMediaType } from '@lutong/core/consultation/recording.ts'
import type { CallSession } from '../contract.ts'

export interface OutPiece {
  readonly take: string
  readonly seq: number
  readonly mediaType: RecordingMediaType
  readonly endMs: number
  readonly last: boolean
  /** Empty where it only says that the take has ended. */
  readonly blob: Blob
}

/** A page that is lost takes with it what was not handed over: no more than this. */
const SLICE_MS = 4_000
/** A face and a paper can be made out; a thin line carries it beside the call. */
const RATES = { videoBitsPerSecond: 250_000, audioBitsPerSecond: 24_000 } as const
const VIDEO = 'video/webm;codecs=vp8,opus'
const AUDIO = 'audio/webm;codecs=opus'

export interface CallRecorder {
  /** What was begun cannot be kept: goes on in a take of its own. */
  beginAnew(): void
  stop(): void
}

interface Take {
  readonly id: string
  readonly recorder: MediaRecorder
  readonly of: string
}

export const recordCall = (parts: {
  readonly session: Pick<CallSession, 'outgoing' | 'subscribe'>
  newTakeId(): string
  onPiece(piece: OutPiece): void
}): CallRecorder => {
  let current: Take | undefined
  let connected = false
  let stopped = false

  const keyOf = (tracks: readonly MediaStreamTrack[]) => tracks.map(({ id }) => id).join()
  const begin = (tracks: readonly MediaStreamTrack[]) => {
    const hasPicture = tracks.some(({ kind }) => kind === 'video')
    const format = hasPicture ? VIDEO : AUDIO
    const mediaType = hasPicture ? 'video/webm' : 'audio/webm'
    if (typeof MediaRecorder === 'undefined' || !MediaRecorder.isTypeSupported(format)) return
    const id = parts.newTakeId()
    const startedAt = performance.now()
    let seq = 0
    const hand = (blob: Blob, last: boolean) => {
      const endMs = Math.round(performance.now() - startedAt)
      parts.onPiece({ take: id, seq, mediaType, endMs, last, blob })
      seq += 1
    }
    const recorder = new MediaRecorder(new MediaStream([...tracks]), { mimeType: format, ...RATES })
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) hand(data, false)
    })
    recorder.addEventListener('stop', () => {
      hand(new Blob(), true)
      // A camera that was pulled out ends it from outside: what is left goes on.
      if (current?.id === id) {
        current = undefined
        renew()
      }
    })
    current = { id, recorder, of: keyOf(tracks) }
    recorder.start(SLICE_MS)
  }
  const end = () => {
    const take = current
    current = undefined
    if (take !== undefined && take.recorder.state !== 'inactive') take.recorder.stop()
  }
  /** Another picture (a paper, the screen) is another take: a recorder keeps the tracks it began with. */
  const renew = () => {
    if (stopped || !connected) return
    const tracks = parts.session.outgoing().filter(({ readyState }) => readyState === 'live')
    if (current?.of === keyOf(tracks)) return
    end()
    if (tracks.length > 0) begin(tracks)
  }
  const unsubscribe = parts.session.subscribe((view) => {
    connected ||= view.parties.some(({ state }) => state === 'connected')
    renew()
  })
  return {
    beginAnew: () => {
      end()
      renew()
    },
    stop: () => {
      stopped = true
      unsubscribe()
      end()
    },
  }
}
