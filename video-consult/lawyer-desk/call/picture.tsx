import { useEffect, useRef } from 'preact/hooks'
import type { Pointing } from '../../call/contract.ts'
import { words } from '../language/language.ts'
import { placeInBox, placeOnPicture } from '../../call/place-on-picture.ts'
import { usePlayed } from './use-played.ts'

interface TheirPictureProps {
  readonly stream: MediaStream | null
  readonly shows: boolean
  readonly note: string | null
  readonly pointing: Pointing | null
  readonly onPoint: (at: Pointing) => void
}

/** The other side's picture and sound. A browser may hold the sound back until somebody presses: then it is asked for. */
export const TheirPicture = ({ stream, shows, note, pointing, onPoint }: TheirPictureProps) => {
  const text = words().call
  const { play, silenced, video } = usePlayed(stream)
  const element = video.current
  const spot =
    pointing === null || element === null || element.videoWidth === 0
      ? null
      : placeInBox(
          pointing,
          { width: element.clientWidth, height: element.clientHeight },
          { width: element.videoWidth, height: element.videoHeight },
        )
  return (
    <div class="their-picture">
      <video
        ref={video}
        playsInline
        aria-label={text.theirPicture}
        onClick={(event) => {
          const { currentTarget } = event
          const at = placeOnPicture({ x: event.clientX, y: event.clientY }, currentTarget.getBoundingClientRect(), {
            width: currentTarget.videoWidth,
            height: currentTarget.videoHeight,
          })
          if (at !== null) onPoint(at)
        }}
      />
      {spot === null ? null : (
        <span
          class="pointer"
          aria-hidden="true"
          style={{ insetInlineStart: `${spot.leftPercent}%`, insetBlockStart: `${spot.topPercent}%` }}
        />
      )}
      {note === null && !shows ? <p class="picture-note">{text.noPicture}</p> : null}
      {note === null ? null : (
        <p class="picture-note" role="status">
          {note}
        </p>
      )}
      {silenced ? (
        <button type="button" class="button button-main picture-hear" onClick={() => void play()}>
          {text.hear}
        </button>
      ) : null}
    </div>
  )
}

export const OwnPicture = ({ stream }: { readonly stream: MediaStream }) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element === null) return
    element.srcObject = stream
    element.play().catch(() => {})
  }, [stream])
  return <video class="own-picture" ref={video} muted playsInline aria-label={words().call.ownPicture} />
}
