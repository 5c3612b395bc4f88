/** Camera and microphone, asked for once. What is missing or refused is said; the call goes on with the rest. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { LocalMedia } from './contract.ts'
import { LEVEL_FIGURES } from './policy/adaptation.ts'

export type MediaFailure = 'refused' | 'absent' | 'in-use'

const failureOf = (error: unknown): MediaFailure => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'absent'
}

const PICTURE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: LEVEL_FIGURES['720p'].heightPx },
  frameRate: { ideal: LEVEL_FIGURES['720p'].framesPerS },
}
const SOUND: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** `cameraId`, `microphoneId`: the chosen device where there are several. */
export const acquireMedia = async (wanted: {
  readonly video: boolean
  readonly audio: boolean
  readonly cameraId?: string
  readonly microphoneId?: string
}): Promise<Result<LocalMedia, MediaFailure>> => {
  if (!wanted.video && !wanted.audio)
    return ok({ microphone: null, camera: null, preview: new MediaStream(), stop: () => {} })
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: wanted.video && (wanted.cameraId === undefined ? PICTURE : { ...PICTURE, deviceId: wanted.cameraId }),
      audio: wanted.audio && (wanted.microphoneId === undefined ? SOUND : { ...SOUND, deviceId: wanted.microphoneId }),
    })
    const camera = stream.getVideoTracks()[0] ?? null
    return ok({
      microphone: stream.getAudioTracks()[0] ?? null,
      camera,
      preview: new MediaStream(camera === null ? [] : [camera]),
      stop: () => {
        for (const track of stream.getTracks()) track.stop()
      },
    })
  } catch (error) {
    return err(failureOf(error))
  }
}

/** Camera and microphone, else the microphone alone, else neither: a call begins with what there is, and says what is missing. */
export const acquireWhatThereIs = async (
  wanted: Parameters<typeof acquireMedia>[0],
): Promise<{ readonly media: LocalMedia; readonly missing: MediaFailure | null }> => {
  const nothing = await acquireMedia({ video: false, audio: false })
  const tries = [wanted, ...(wanted.video && wanted.audio ? [{ ...wanted, video: false }] : [])]
  let missing: MediaFailure | null = null
  for (const one of tries) {
    const got = await acquireMedia(one)
    if (got.ok) return { media: got.value, missing }
    missing ??= got.error
  }
  if (!nothing.ok) throw new Error('nothing is always there')
  return { media: nothing.value, missing }
}
