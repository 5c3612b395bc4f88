/** Takes a picture of a paper. The camera is asked for here only, and let go when the panel closes. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Overlay } from '../components/overlay.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './camera.module.css'
import { type CameraState, openCamera } from './open-camera.ts'

/** A page photographed at this quality is legible and stays below 2 MB. */
const JPEG_QUALITY = 0.85

export interface CameraProps {
  readonly name: string
  readonly onPicture: (picture: Blob) => void
  readonly onClose: () => void
}

const shoot = (video: HTMLVideoElement): Promise<Blob | null> => {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY))
}

/** The picture taken, with an address to show it by; the address is given back when it is not shown any more. */
const usePicture = () => {
  const [picture, setPicture] = useState<{ readonly blob: Blob; readonly url: string } | null>(null)
  useEffect(
    () => () => {
      if (picture !== null) URL.revokeObjectURL(picture.url)
    },
    [picture],
  )
  return {
    picture,
    take: (blob: Blob | null) => setPicture(blob === null ? null : { blob, url: URL.createObjectURL(blob) }),
  }
}

export const Camera = ({ name, onPicture, onClose }: CameraProps) => {
  const { messages } = useVisit()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')
  const { picture, take } = usePicture()
  useEffect(() => (video.current === null ? undefined : openCamera(video.current, setState)), [])
  const broken = state === 'absent' || state === 'refused'
  return (
    <Overlay title={messages.camera.title(name)} onDismiss={onClose}>
      {broken ? (
        <Notice tone="warn" sign="camera">
          <p>{messages.camera[state]}</p>
        </Notice>
      ) : (
        <p role="status">{state === 'live' ? messages.camera.lead : messages.camera[state]}</p>
      )}
      <div class={`${css.stage} ${broken ? css.none : ''}`}>
        <video ref={video} muted playsInline aria-label={messages.camera.preview} />
        {picture === null ? <div class={css.frame} /> : <img src={picture.url} alt={messages.camera.taken} />}
      </div>
      <div class={css.ways}>
        {picture === null ? (
          <>
            <Button size="main" onPress={onClose}>
              {messages.camera.cancel}
            </Button>
            {broken ? null : (
              <Button
                size="main"
                kind="main"
                sign="camera"
                disabled={state !== 'live'}
                onPress={() => {
                  if (video.current !== null) void shoot(video.current).then(take)
                }}
              >
                {messages.camera.shoot}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button size="main" onPress={() => take(null)}>
              {messages.camera.again}
            </Button>
            <Button size="main" kind="main" sign="check" onPress={() => onPicture(picture.blob)}>
              {messages.camera.use}
            </Button>
          </>
        )}
      </div>
    </Overlay>
  )
}
