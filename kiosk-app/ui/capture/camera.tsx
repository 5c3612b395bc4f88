/** Photographs papers, one page after another. The camera is asked for here only, and let go when the panel closes. */
import type { PageLook } from '@lutong/core/contracts/host-rpc.ts'
import type { PageOutline } from '@lutong/device-drivers/contract/document-camera.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Overlay } from '../components/overlay.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './camera.module.css'
import { type CameraPhase, type CameraSession, startCameraSession } from './camera-session.ts'

export interface CameraProps {
  readonly name: string
  /** Pages that lie there already: the next one is counted on. */
  readonly pages: number
  /** True where the page was taken in: the camera goes on to the next. */
  readonly onPicture: (picture: Blob, look: PageLook) => Promise<boolean>
  readonly onPhone: () => void
  readonly onFile: () => void
  readonly onClose: () => void
}

/** An address to show the picture by; it is given back when the picture is not shown any more. */
const usePictureAddress = (picture: Blob | null): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (picture === null) return setAddress(null)
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address
}

/** The same box and the same fit as the picture below it, whatever the camera's shape. */
const Outline = ({
  outline,
  video,
}: {
  readonly outline: PageOutline | null
  readonly video: HTMLVideoElement | null
}) => {
  if (outline === null || video === null || video.videoWidth === 0) return null
  const { videoHeight, videoWidth } = video
  const points = outline.map(({ x, y }) => `${Math.round(x * videoWidth)},${Math.round(y * videoHeight)}`).join(' ')
  return (
    <svg class={css.outline} viewBox={`0 0 ${videoWidth} ${videoHeight}`} aria-hidden="true">
      <polygon points={points} />
    </svg>
  )
}

export const Camera = ({ name, pages, onPicture, onPhone, onFile, onClose }: CameraProps) => {
  const { messages } = useVisit()
  const video = useRef<HTMLVideoElement>(null)
  const session = useRef<CameraSession | null>(null)
  const [phase, setPhase] = useState<CameraPhase>({ state: 'opening' })
  const [outline, setOutline] = useState<PageOutline | null>(null)
  const [cameras, setCameras] = useState<readonly string[]>([])
  const [deviceId, setDeviceId] = useState<string | undefined>(undefined)
  const [sending, setSending] = useState(false)
  useEffect(() => {
    if (video.current === null) return undefined
    setPhase({ state: 'opening' })
    const started = startCameraSession({
      video: video.current,
      deviceId,
      onPhase: setPhase,
      onOutline: setOutline,
      onCameras: setCameras,
    })
    session.current = started
    return () => started.close()
  }, [deviceId])
  const address = usePictureAddress(phase.state === 'taken' ? phase.picture : null)
  const isBroken = phase.state === 'absent' || phase.state === 'refused'
  const hint =
    phase.state === 'looking'
      ? messages.camera.hints[phase.problem ?? 'none']
      : phase.state === 'taken'
        ? phase.look === 'clear' || phase.look === 'unjudged'
          ? messages.camera.check
          : messages.camera.unclear(messages.papers.looks[phase.look])
        : messages.camera[phase.state]
  const use = async ({ look, picture }: Extract<CameraPhase, { state: 'taken' }>) => {
    setSending(true)
    const isTaken = await onPicture(picture, look)
    setSending(false)
    if (isTaken) session.current?.next()
  }
  const other = cameras[(cameras.indexOf(deviceId ?? cameras[0] ?? '') + 1) % Math.max(1, cameras.length)]
  return (
    <Overlay title={messages.camera.title(name, pages + 1)} onDismiss={onClose}>
      {isBroken ? (
        <Notice tone="warn" sign="camera">
          <p>{hint}</p>
        </Notice>
      ) : (
        <p role="status" class={css.hint}>
          {hint}
        </p>
      )}
      <div class={`${css.panel} ${isBroken ? css.broken : ''}`}>
        <div class={`${css.stage} ${isBroken ? css.none : ''}`}>
          <video ref={video} muted playsInline aria-label={messages.camera.preview} />
          {phase.state === 'taken' ? null : <Outline outline={outline} video={video.current} />}
          {address === null ? null : <img src={address} alt={messages.camera.taken} />}
        </div>
        <div class={css.ways}>
          {phase.state === 'taken' ? (
            <>
              <Button size="main" sign="camera" disabled={sending} onPress={() => session.current?.again()}>
                {messages.camera.again}
              </Button>
              <Button size="main" kind="main" sign="check" disabled={sending} onPress={() => void use(phase)}>
                {messages.camera.use}
              </Button>
            </>
          ) : isBroken ? (
            <>
              <Button size="main" sign="phone" onPress={onPhone}>
                {messages.handover.start}
              </Button>
              <Button size="main" sign="file" onPress={onFile}>
                {messages.materials.choose}
              </Button>
              <Button size="main" kind="main" onPress={onClose}>
                {messages.camera.later}
              </Button>
            </>
          ) : (
            <>
              <Button size="main" onPress={onClose}>
                {pages === 0 ? messages.camera.cancel : messages.camera.done}
              </Button>
              {cameras.length > 1 && other !== undefined ? (
                <Button size="main" onPress={() => setDeviceId(other)}>
                  {messages.camera.other}
                </Button>
              ) : null}
              <Button
                size="main"
                kind="main"
                sign="camera"
                disabled={phase.state !== 'looking'}
                onPress={() => session.current?.takeNow()}
              >
                {messages.camera.shoot}
              </Button>
            </>
          )}
        </div>
      </div>
    </Overlay>
  )
}
