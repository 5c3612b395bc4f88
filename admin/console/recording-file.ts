/** A take, fetched piece by piece and put together in the page's memory: nothing of it is written to this computer. */
import type { TakeView } from '@lutong/core/consultation/recording.ts'

interface FetchedTake {
  readonly url: string
  /** The first piece that could not be had as it was; what comes behind it is left out. */
  readonly damaged: number | null
}

export const fetchTake = async (
  id: string,
  { mediaType, party, pieces, take }: TakeView,
  pass: string,
  onPiece: () => void,
): Promise<FetchedTake> => {
  const whole: Blob[] = []
  for (const seq of pieces.keys()) {
    const answer = await fetch(`/console/api/consultations/${id}/recording/${party}/${take}/${seq}`, {
      credentials: 'same-origin',
      headers: { 'lutong-look': pass },
    }).catch(() => undefined)
    if (answer?.ok !== true) return { url: URL.createObjectURL(new Blob(whole, { type: mediaType })), damaged: seq + 1 }
    whole.push(await answer.blob())
    onPiece()
  }
  return { url: URL.createObjectURL(new Blob(whole, { type: mediaType })), damaged: null }
}

/** Far beyond any recording: a browser then goes to the end, and knows how long it is. */
const BEYOND_S = 1e7

/** A recording made live does not say how long it is; without that nobody can go to a place in it. */
export const learnDuration = (video: HTMLVideoElement): void => {
  if (video.duration !== Infinity) return
  video.addEventListener('seeked', () => (video.currentTime = 0), { once: true })
  video.currentTime = BEYOND_S
}
