/** The document camera's picture in place of the face, where the terminal has a second camera. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { KioskCall } from './use-kiosk-call.ts'

interface PaperPicture {
  readonly shown: boolean
  /** There is no second camera: the paper is held before the one there is. */
  readonly byHand: boolean
  readonly show: () => Promise<void>
  readonly hide: () => Promise<void>
}

export const usePaperPicture = (call: KioskCall | null): PaperPicture => {
  const track = useRef<MediaStreamTrack | null>(null)
  const [shown, setShown] = useState(false)
  const [byHand, setByHand] = useState(false)
  useEffect(() => () => track.current?.stop(), [])
  const hide = async () => {
    track.current?.stop()
    track.current = null
    setShown(false)
    setByHand(false)
    await call?.session.showPicture('camera')
  }
  const show = async () => {
    const face = call?.media.camera?.getSettings().deviceId
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
    const other = cameras.find(({ deviceId }) => deviceId !== '' && deviceId !== face)
    if (call === null || other === undefined) return setByHand(true)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { deviceId: { exact: other.deviceId }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      })
      const [picture] = stream.getVideoTracks()
      if (picture === undefined) return setByHand(true)
      track.current = picture
      picture.addEventListener('ended', () => void hide())
      await call.session.showPicture('document', picture)
      setShown(true)
    } catch {
      setByHand(true)
    }
  }
  return { shown, byHand, show, hide }
}
